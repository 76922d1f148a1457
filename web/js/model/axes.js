/** The questions on which every character may stand somewhere: from −2, the first pole, to 2, the second. */

/** @typedef {{key: string, first: string, second: string}} Axis */

/** @type {Axis[]} */
export const AXES = [
  { key: "child_led_teacher_led", first: "The child should lead", second: "The teacher should lead" },
  { key: "individual_social", first: "Learning is each person’s own work", second: "Learning is done together" },
  { key: "freedom_structure", first: "Freedom comes first", second: "Structure comes first" },
  { key: "knowing_doing", first: "Knowledge comes first", second: "Doing comes first" },
  { key: "renewal_continuity", first: "School should renew society", second: "School should hand its heritage on" },
  { key: "unfolding_shaping", first: "Growth unfolds from within", second: "Growth is shaped from without" },
  { key: "play_work", first: "Children learn by playing", second: "Children learn by serious work" },
  { key: "measured_unmeasured", first: "What is learnt should be measured", second: "What matters cannot be measured" },
];

/**
 * A place on an axis in words.
 *
 * @param {Axis} axis
 * @param {number | undefined} value undefined where no side is taken
 */
export function stanceInWords({ first, second }, value) {
  if (value === undefined) return "Takes no side";
  if (value === 0) return "Sees both sides";
  return `${Math.abs(value) >= 2 ? "Firmly" : "Rather"}: ${value < 0 ? first : second}`;
}
