/**
 * A menu that floats above the page: opened by its button, closed by Escape, a choice or a press elsewhere,
 * gone through with the arrow keys. Placed by script, so every browser places it alike.
 */

import { fill, h, set } from "../dom.js";

const GAP = 8; // pixels between the menu, its button and the window's edge
let count = 0;

export class Menu {
  #make;
  #list = h("ul", { class: "menu", popover: "auto", role: "menu" });
  #wasOpen = false;

  /**
   * @param {HTMLElement} button
   * @param {string} label
   * @param {() => HTMLElement[]} make the rows, made anew at each opening
   */
  constructor(button, label, make) {
    this.button = button;
    this.#make = make;
    this.#list.id = `menu-${++count}`;
    set(this.#list, "aria-label", label);
    set(button, "aria-haspopup", "menu");
    set(button, "aria-expanded", "false");
    // The press that meets an open menu closes it by itself, before the click comes.
    button.addEventListener("pointerdown", () => (this.#wasOpen = this.#list.matches(":popover-open")));
    button.addEventListener("click", () => this.#toggle());
    button.addEventListener("keydown", (event) => this.#openByKey(event));
    this.#list.addEventListener("toggle", (event) => this.#toggled(/** @type {ToggleEvent} */ (event).newState === "open"));
    this.#list.addEventListener("keydown", (event) => this.#move(event));
    this.#list.addEventListener("click", (event) => this.#chosen(event));
  }

  close() {
    if (this.#list.isConnected) this.#list.hidePopover();
  }

  #toggle() {
    const wasOpen = this.#wasOpen;
    this.#wasOpen = false;
    if (wasOpen) this.close();
    else if (this.button.getAttribute("aria-disabled") !== "true") this.#open();
  }

  #open() {
    fill(this.#list, ...this.#make());
    (this.button.closest("[popover], dialog") ?? document.body).append(this.#list);
    this.#list.showPopover();
    this.#place();
    this.#items[0]?.focus();
  }

  #place() {
    const from = this.button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.#list;
    const above = from.top - GAP - height;
    const below = from.bottom + GAP;
    const up = below + height > innerHeight - GAP && above > GAP;
    const left = Math.min(Math.max(GAP, from.right - width), innerWidth - width - GAP);
    this.#list.style.setProperty("inset-inline-start", `${left}px`);
    this.#list.style.setProperty("inset-block-start", `${Math.max(GAP, up ? above : Math.min(below, innerHeight - height - GAP))}px`);
  }

  /** @param {boolean} open */
  #toggled(open) {
    set(this.button, "aria-expanded", String(open));
    if (open) return;
    const inside = this.#list.contains(document.activeElement) || document.activeElement === document.body;
    this.#list.remove();
    if (inside && this.button.isConnected) this.button.focus();
  }

  /** @param {KeyboardEvent} event */
  #openByKey(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    this.#open();
    if (event.key === "ArrowUp") this.#items.at(-1)?.focus();
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const items = this.#items;
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Tab") this.close();
    if (to === undefined) return;
    event.preventDefault();
    items.at(to % items.length)?.focus();
  }

  /** @param {Event} event */
  #chosen(event) {
    const item = /** @type {Element} */ (event.target).closest("[role^=menuitem]");
    if (item && item.getAttribute("aria-disabled") !== "true") this.close();
  }

  /** @returns {HTMLElement[]} */
  get #items() {
    return [...this.#list.querySelectorAll("[role^=menuitem]")].map((each) => /** @type {HTMLElement} */ (each));
  }
}

/**
 * One row that does something.
 *
 * @param {() => void} act
 * @param {...import("../dom.js").Child} content
 */
export function item(act, ...content) {
  return h("li", { role: "none" }, h("button", { class: "item", type: "button", role: "menuitem", on: { click: act } }, ...content));
}

/**
 * One of several, of which one holds.
 *
 * @param {boolean} checked
 * @param {() => void} act
 * @param {...import("../dom.js").Child} content
 */
export function choice(checked, act, ...content) {
  const button = h("button", { class: "item", type: "button", role: "menuitemradio", "aria-checked": String(checked), on: { click: act } }, ...content);
  return h("li", { role: "none" }, button);
}

/** @param {string} text */
export function label(text) {
  return h("li", { class: "label", role: "presentation" }, text);
}

export function line() {
  return h("li", { class: "line", role: "separator" });
}
