import { h } from "../dom.js";
import { hueOf } from "../model/hue.js";

/** @typedef {{name: string, color: string, avatar_url: string | null}} Face */

const SLUG = /^(?![0-9a-f]{8}-)[a-z0-9-]+-[a-z0-9-]+$/;
const DRAWN = "/avatars/drawn/"; // the server's initials on a colour that no theme knows of

/** What Mrs. Brandt and Mr. Okafor should not both be known by. */
const TITLE = /^(?:mrs?|ms|miss|dr|prof|professor|sir|frau|herr|madame)\.?\s+(?=\S)/i;

let base = "";

/** @param {string} address where portraits come from; empty for the page's own origin */
export function portraitsFrom(address) {
  base = address.replace(/\/$/, "");
}

/** @param {string} path */
export function portraitAddress(path) {
  return path.startsWith("data:") ? path : base + path;
}

/**
 * A portrait on the ground of its character's colour; the initial where there is no picture.
 *
 * @param {Face} face
 * @param {"xs" | "s" | "m" | "l"} [size]
 * @param {string} [alt] empty where the name stands beside it
 */
export function portrait(face, size = "m", alt = "") {
  const frame = voiced(h("span", { class: "portrait", "data-size": size }), face.color);
  if (!hasPicture(face)) return initial(frame, face.name, alt);
  const picture = h("img", { src: portraitAddress(face.avatar_url ?? ""), alt, width: 96, height: 96, decoding: "async" });
  picture.addEventListener("error", () => initial(frame, face.name, alt), { once: true });
  frame.append(picture);
  return frame;
}

/** @param {Face} face */
export function hasPicture({ avatar_url: address }) {
  return Boolean(address) && !address?.startsWith(DRAWN);
}

/**
 * The user's own place in a row of portraits.
 *
 * @param {string} name
 * @param {"xs" | "s" | "m"} [size]
 */
export function ownPortrait(name, size = "m") {
  return h("span", { class: "portrait unvoiced", "data-size": size, "aria-hidden": "true" }, firstLetter(name));
}

/**
 * Somebody who spoke and has left the table. Who was built in still has a picture; their colour they took along.
 *
 * @param {{id: string, name: string}} speaker
 */
export function formerPortrait({ id, name }) {
  if (!SLUG.test(id)) return ownPortrait(name);
  return voiced(portrait({ name, color: "", avatar_url: `/api/characters/${id}/avatar` }), undefined);
}

/**
 * Gives an element a character's colours, or nobody's.
 *
 * @template {HTMLElement | SVGElement} E
 * @param {E} element
 * @param {string | undefined} color
 * @returns {E}
 */
export function voiced(element, color) {
  element.classList.toggle("voiced", color !== undefined);
  element.classList.toggle("unvoiced", color === undefined);
  if (color === undefined) return element;
  const hue = hueOf(color);
  element.style.setProperty("--hue", String(hue));
  element.style.setProperty("--shade", String(((hue * 4) % 360) / 360));
  return element;
}

/**
 * Portraits that overlap, as in a list.
 *
 * @param {Face[]} faces
 */
export function company(faces) {
  return h("span", { class: "company", "aria-hidden": "true" }, ...faces.map((face) => portrait(face, "xs")));
}

/**
 * @param {HTMLElement} frame
 * @param {string} name
 * @param {string} alt
 */
function initial(frame, name, alt) {
  frame.replaceChildren(firstLetter(name));
  if (alt) {
    frame.setAttribute("role", "img");
    frame.setAttribute("aria-label", alt);
  } else {
    frame.setAttribute("aria-hidden", "true");
  }
  return frame;
}

/** @param {string} name */
function firstLetter(name) {
  return [...name.trim().replace(TITLE, "")][0]?.toUpperCase() ?? "?";
}
