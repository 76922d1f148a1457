/** Listens for keys wherever one is on the page, and does what they stand for there. */

import { meant } from "./model/shortcuts.js";

/** @typedef {Record<string, () => void>} Acts by the shortcut's id */

const MAC = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");
const ONCE = ["next", "launch", "save", "help", "new", "insights", "stop"];

export class Shortcuts {
  #single;
  #acts;

  /**
   * @param {() => boolean} single whether one key may be a shortcut
   * @param {() => Acts} acts what can be done here just now
   */
  constructor(single, acts) {
    this.#single = single;
    this.#acts = acts;
    document.addEventListener("keydown", (event) => this.#press(event));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const at = event.target instanceof Element ? event.target : document.body;
    if (event.defaultPrevented || event.isComposing || isTaken(at)) return;
    const acts = this.#acts();
    const found = this.#meant(event, fieldAt(at)).find(({ id }) => acts[id]);
    if (!found) return;
    event.preventDefault();
    if (!event.repeat || !ONCE.includes(found.id)) acts[found.id]?.();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Element | null} field
   */
  #meant(event, field) {
    const beside = field !== null && !field.closest("main");
    return meant(event, { mac: MAC, writing: field !== null, single: this.#single() }).filter(({ everywhere }) => everywhere || !beside);
  }
}

/**
 * A menu or what lies over the page has its own keys.
 *
 * @param {Element} at
 */
function isTaken(at) {
  return document.querySelector("dialog[open]") !== null || at.closest("[popover]") !== null;
}

/**
 * Where keys are for writing or choosing.
 *
 * @param {Element} at
 */
function fieldAt(at) {
  const field = at.closest("input, textarea, select, [contenteditable]");
  return field instanceof HTMLInputElement && ["checkbox", "radio", "button"].includes(field.type) ? null : field;
}
