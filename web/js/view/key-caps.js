import { h, unseen } from "../dom.js";
import { caps, keysOf } from "../model/shortcuts.js";

export const MAC = /Mac|iPhone|iPad/.test(navigator.platform);
/** Signs that are not read out, or not by their names. @type {Record<string, string>} */
const SPOKEN = { "?": "question mark", "/": "slash", ".": "full stop", "@": "at sign", "⌘": "Command", "⇧": "Shift" };

/**
 * Keys as caps: `Ctrl` `K`.
 *
 * @param {string} keys
 */
export function keyCaps(keys) {
  return h("span", { class: "key-caps" }, ...caps(keys, MAC).map((cap) => h("kbd", {}, ...readable(cap))));
}

/**
 * The keys of a shortcut in a sentence: `Ctrl+Enter`, or `⌘Enter`.
 *
 * @param {string} id
 */
export function keyText(id) {
  return keysOf(id, MAC);
}

/** @param {string} cap */
function readable(cap) {
  const spoken = SPOKEN[cap];
  return spoken ? [h("span", { "aria-hidden": "true" }, cap), unseen(spoken)] : [cap];
}
