/** What each voiced on an axis in the course of the talk: threads that hang from their fixed places. All places are shares of the whole, from 0 to 1. */

/** @typedef {import("./stances.js").Stances} Stances */
/** @typedef {import("./stances.js").Standing} Standing */
/** @typedef {{x: number, y: number, seq: number, value: number, text: string, left: boolean, standing: Standing}} Dot a turn that voiced it; `left` where it is the other side */
/** @typedef {{x: number, from: number, to: number, voiced: boolean}} Stretch straight down */
/** @typedef {{y: number, from: number, to: number}} Step to a side */
/** @typedef {{standing: Standing, stretches: Stretch[], steps: Step[], dots: Dot[]}} Thread */

const MANY = 10;
const TOGETHER = 4;
const LEAST = 8; // turns, so that the first ones stand at the beginning of something
const APART = 0.022;
const NEAR = 28;
const BUNDLE = 0.17; // how wide all together may be: less than from one place to the next

/**
 * @param {Stances} stances
 * @param {string} axis
 * @returns {Thread[]}
 */
export function threads({ items, from_seq: from, to_seq: to }, axis) {
  if (from === undefined || to === undefined) return [];
  const hanging = items.filter((standing) => standing.stances[axis] !== undefined);
  const apart = Math.min(APART, BUNDLE / hanging.length);
  const long = Math.max(to - from + 1, LEAST);
  return hanging.map((standing, index) => {
    const aside = (index - (hanging.length - 1) / 2) * apart;
    const place = (/** @type {number} */ value) => (value + 2) / 4 + aside;
    const voiced = standing.voiced.filter((each) => each.axis === axis).sort((one, other) => one.seq - other.seq);
    const means = evened(voiced.map(({ value }) => value));
    const dots = voiced.map(({ seq, value, text }, at) => ({ x: place(means[at] ?? value), y: (seq - from + 0.5) / long, seq, value, text, left: hasLeft(standing, axis, seq), standing }));
    return { standing, dots, ...strung(place(standing.stances[axis] ?? 0), dots, (to - from + 1) / long) };
  });
}

/**
 * Where much was voiced, a thread is drawn by what the last few turns amount to: else it would only go to and fro.
 *
 * @param {number[]} values
 */
function evened(values) {
  if (values.length <= MANY) return values;
  return values.map((_, at) => {
    const last = values.slice(Math.max(0, at + 1 - TOGETHER), at + 1);
    return last.reduce((sum, value) => sum + value, 0) / last.length;
  });
}

/** @param {Thread[]} hung */
export function isEvened(hung) {
  return hung.some(({ dots }) => dots.length > MANY);
}

/**
 * From the fixed place down to the end, by every dot.
 *
 * @param {number} fixed
 * @param {Dot[]} dots
 * @param {number} end
 */
function strung(fixed, dots, end) {
  /** @type {Stretch[]} */
  const stretches = [];
  /** @type {Step[]} */
  const steps = [];
  let at = { x: fixed, y: 0 };
  for (const dot of dots) {
    stretches.push({ x: at.x, from: at.y, to: dot.y, voiced: stretches.length > 0 });
    if (dot.x !== at.x) steps.push({ y: dot.y, from: at.x, to: dot.x });
    at = dot;
  }
  stretches.push({ x: at.x, from: at.y, to: end, voiced: stretches.length > 0 });
  return { stretches, steps };
}

/**
 * @param {Standing} standing
 * @param {string} axis
 * @param {number} seq
 */
function hasLeft({ departures }, axis, seq) {
  return departures.some((each) => each.axis === axis && each.seq === seq);
}

/**
 * All that was voiced, in order of the talk.
 *
 * @param {Thread[]} hung
 */
export function voicedIn(hung) {
  return hung.flatMap(({ dots }) => dots).sort((one, other) => one.seq - other.seq);
}

/**
 * Which of them is nearest to a place in a field of this size, if one is near.
 *
 * @param {Dot[]} dots
 * @param {{x: number, y: number, width: number, height: number}} pointed
 */
export function nearest(dots, { x, y, width, height }) {
  const far = dots.map((dot) => Math.hypot((dot.x - x) * width, (dot.y - y) * height));
  const least = Math.min(...far);
  return least <= NEAR ? far.indexOf(least) : -1;
}
