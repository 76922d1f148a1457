/** How the talk went, as it can be drawn: a column a turn or, where there are many, one for several. All places are shares of the whole, from 0 to 1. */

/** @typedef {import("../types.js").Participation} Participation */
/** @typedef {NonNullable<Participation["course"]>} Course */
/** @typedef {{item: number, words: number, turns: number, seq: number}} Sum what one of them said, first in turn `seq` */
/** @typedef {Sum & {high: number}} Mark */
/** @typedef {{from: number, to: number, at: number, wide: number, phase: string, marks: Mark[]}} Column */
/** @typedef {{name: string, from: number, to: number, at: number}} Part of the talk, by its protocol */

const SINGLE = 60; // turns that can still be told apart on a phone
const MOST = 36; // columns for several turns: in each there is something of most of them
const LEAST = 12; // so that the first turns stand at the beginning of something
const LOW = 0.14; // what can be seen at all
const TICKS = 6;

/**
 * @param {Course} course
 * @returns {Column[]}
 */
export function columns({ turns, phases }) {
  const size = turns.length > SINGLE ? Math.ceil(turns.length / MOST) : 1;
  const groups = Array.from({ length: Math.ceil(turns.length / size) }, (_, index) => turns.slice(index * size, (index + 1) * size));
  const sums = groups.map(sum);
  const most = Math.max(1, ...sums.flat().map(({ words }) => words));
  const wide = 1 / Math.max(groups.length, LEAST);
  return groups.map((group, index) => {
    const from = group[0]?.seq ?? 0;
    const marks = (sums[index] ?? []).map((mark) => ({ ...mark, high: Math.max(mark.words / most, LOW) }));
    return { from, to: group.at(-1)?.seq ?? from, at: index * wide, wide, phase: phases.findLast(({ from_seq: start }) => start <= from)?.name ?? "", marks };
  });
}

/**
 * Who said how much in some turns, in order of the talk.
 *
 * @param {Course["turns"]} turns
 */
function sum(turns) {
  /** @type {Map<number, Sum>} */
  const sums = new Map();
  for (const { item, words, seq } of turns) {
    const before = sums.get(item) ?? { item, words: 0, turns: 0, seq };
    sums.set(item, { ...before, words: before.words + words, turns: before.turns + 1 });
  }
  return [...sums.values()];
}

/**
 * The phases of the protocol that are in the columns.
 *
 * @param {Course} course
 * @param {Column[]} drawn
 * @returns {Part[]}
 */
export function partsOf({ phases }, drawn) {
  const first = drawn[0]?.from ?? 0;
  const last = drawn.at(-1)?.to ?? 0;
  return phases.flatMap(({ name, from_seq: from }, index) => {
    const to = (phases[index + 1]?.from_seq ?? last + 1) - 1;
    const column = drawn.find((each) => each.to >= from);
    return column && to >= first ? [{ name, from: Math.max(from, first), to, at: column.at }] : [];
  });
}

/**
 * Which turns have their number beneath them: the first, and round ones.
 *
 * @param {Column[]} drawn
 * @returns {{seq: number, at: number}[]}
 */
export function ticks(drawn) {
  const first = drawn[0];
  const last = drawn.at(-1);
  if (!first || !last) return [];
  const wanted = (last.to - first.from) / TICKS;
  const power = 10 ** Math.floor(Math.log10(Math.max(wanted, 1)));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= wanted) ?? power;
  const numbers = [first.from];
  for (let seq = Math.ceil((first.from + step * 0.75) / step) * step; seq <= last.to; seq += step) numbers.push(seq);
  return numbers.flatMap((seq) => {
    const column = drawn.find(({ from, to }) => from <= seq && seq <= to);
    return column ? [{ seq, at: column.at + column.wide / 2 }] : [];
  });
}

/**
 * The mark at a place: what is nearest in its column, which is the last one where the talk has not come so far.
 *
 * @param {Column[]} drawn
 * @param {number} lanes
 * @param {{x: number, y: number}} pointed
 */
export function markAt(drawn, lanes, { x, y }) {
  const column = drawn[Math.max(0, Math.min(drawn.length - 1, Math.floor(x / (drawn[0]?.wide ?? 1))))];
  const far = (/** @type {Mark} */ { item }) => Math.abs((item + 0.5) / lanes - y);
  return column?.marks.toSorted((one, other) => far(one) - far(other))[0];
}

/**
 * What one of them said in a column.
 *
 * @param {Column} column
 * @param {Mark} mark
 */
export function amount({ from, to, phase }, { words, turns }) {
  const said = `${words} ${words === 1 ? "word" : "words"}`;
  const spread = from === to ? "" : `, in ${turns} of the turns ${from} to ${to}`;
  return `${said}${spread}${phase && ` (${phase})`}`;
}
