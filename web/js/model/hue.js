/** A character's colour is one hue; the theme decides how light and how strong it is. */

/**
 * The OKLCH hue of an sRGB colour, in degrees from 0 to 360; the blackboard's green for a colour that cannot be read.
 * @see https://bottosson.github.io/posts/oklab/ for the matrices
 *
 * @param {string} color `#rrggbb`
 */
export function hueOf(color) {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  if (!hex) return 165;
  const [red, green, blue] = [light(hex[1]), light(hex[2]), light(hex[3])];
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return Math.round((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
}

/**
 * Linear light of one channel.
 *
 * @param {string | undefined} pair two hexadecimal digits
 */
function light(pair) {
  const value = parseInt(pair ?? "0", 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
