/** How fast words appear: steadily, though they arrive in bursts, and never far behind. */

/** @typedef {{steady: number, catchUp: number, least: number}} Pace letters a second; seconds in which any backlog is told; letters a frame */

/** @type {Pace} */
const QUICK = { steady: 90, catchUp: 1.1, least: 1 }; // a quick reader's pace twice over

/** What is not named here is quick. @type {Record<string, Pace>} */
const PACES = { calm: { steady: 28, catchUp: 20, least: 0 } }; // as fast as most people read

/**
 * How many characters may be shown now.
 *
 * @param {number} shown how many are
 * @param {number} arrived how many there are
 * @param {number} before when this was asked last, in seconds
 * @param {number} now
 * @param {string | null} [pace] how somebody would like to read
 */
export function reveal(shown, arrived, before, now, pace) {
  const backlog = arrived - shown;
  if (backlog <= 0 || pace === "at_once") return arrived;
  const { steady, catchUp, least } = PACES[pace ?? ""] ?? QUICK;
  const rate = Math.max(steady, backlog / catchUp);
  const due = Math.floor(now * rate) - Math.floor(before * rate); // a part of a letter counts for the next frame
  return Math.min(arrived, shown + Math.max(due, least));
}
