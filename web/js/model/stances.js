/** Where each one stands, as it can be drawn: on lines from −2 to 2. */

/** @typedef {import("../types.js").StanceReport} Stances */
/** @typedef {Stances["axes"][number]} Axis */
/** @typedef {Stances["items"][number]} Standing */
/** @typedef {NonNullable<Stances["alarm"]>} Alarm */
/** @typedef {{standing: Standing, value: number, row: number}} Place */

const MOST = 4; // more than these nobody compares
const FEW = 3;
const OFTEN = 4;

/**
 * The axes that matter most to the topic, or all of them where it is known of none.
 *
 * @param {Stances} stances
 */
export function axesOf({ axes, topic_axes: keys }) {
  const mattering = keys.map((key) => axes.find((axis) => axis.key === key)).filter((axis) => axis !== undefined);
  return mattering.length ? mattering.slice(0, MOST) : axes;
}

/**
 * Those axes and, where they are few, what else was spoken of again and again, by more than one.
 *
 * @param {Stances} stances
 */
export function axesInCourse(stances) {
  const mattering = axesOf(stances);
  const voiced = stances.items.flatMap((standing) => standing.voiced.map(({ axis }) => ({ axis, id: standing.speaker.id })));
  const spoken = stances.axes
    .filter((axis) => !mattering.includes(axis))
    .map((axis) => ({ axis, by: voiced.filter(({ axis: key }) => key === axis.key).map(({ id }) => id) }))
    .filter(({ by }) => by.length >= OFTEN && new Set(by).size > 1)
    .sort((one, other) => other.by.length - one.by.length);
  return [...mattering, ...spoken.map(({ axis }) => axis)].slice(0, Math.max(mattering.length, FEW));
}

/**
 * Who stands where on one axis. Those who agree stand on each other's shoulders, so that all are seen.
 *
 * @param {Standing[]} standings
 * @param {string} axis
 * @returns {{places: Place[], high: number}}
 */
export function placed(standings, axis) {
  /** @type {Map<number, number>} */
  const heights = new Map();
  const places = standings.flatMap((standing) => {
    const value = standing.stances[axis];
    if (value === undefined) return [];
    const row = heights.get(value) ?? 0;
    heights.set(value, row + 1);
    return [{ standing, value, row }];
  });
  return { places, high: Math.max(1, ...heights.values()) };
}

/**
 * A place on an axis as the rest of a sentence: both ends are clauses.
 *
 * @param {Axis} axis
 * @param {number} value from −2 to 2
 */
export function inWords({ first, second }, value) {
  if (value === 0) return "stands between the two";
  const end = value < 0 ? first : second;
  return Math.abs(value) >= 2 ? `holds firmly that ${end}` : `leans to the view that ${end}`;
}

/**
 * Everybody's departures from where they stand, in order of the talk.
 *
 * @param {Stances} stances
 */
export function departures({ items, axes }) {
  return items
    .flatMap((standing) => standing.departures.map((departure) => ({ standing, departure, axis: axes.find(({ key }) => key === departure.axis) })))
    .filter((each) => each.axis !== undefined)
    .sort((one, other) => one.departure.seq - other.departure.seq);
}
