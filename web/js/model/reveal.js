/** How fast words appear: steadily, though they arrive in bursts, and never far behind. */

const STEADY = 90; // characters a second, a quick reader's pace twice over
const CATCH_UP = 1.1; // seconds in which any backlog is told

/**
 * How many characters may be shown now.
 *
 * @param {number} shown how many are
 * @param {number} arrived how many there are
 * @param {number} elapsed seconds since the last call
 */
export function reveal(shown, arrived, elapsed) {
  const backlog = arrived - shown;
  if (backlog <= 0) return arrived;
  const step = Math.max(STEADY * elapsed, (backlog * elapsed) / CATCH_UP, 1);
  return Math.min(arrived, shown + Math.ceil(step));
}
