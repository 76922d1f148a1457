import { fill, h, set, unseen } from "../dom.js";
import { AXES, stanceInWords } from "../model/axes.js";

/** @typedef {import("../model/axes.js").Axis} Axis */

/** Where a character stands, one slider for each question; untouched, it takes no side. */
export class StanceSliders {
  #changed;
  /** @type {Map<string, {range: HTMLInputElement, show: (value: number | undefined) => void}>} */
  #sliders = new Map();
  /** @type {Record<string, number>} */
  #stances = {};

  /** @param {() => void} changed */
  constructor(changed) {
    this.#changed = changed;
    this.element = h("div", { class: "stance-sliders" }, ...AXES.map((axis) => this.#slider(axis)));
  }

  get value() {
    return { ...this.#stances };
  }

  set value(stances) {
    this.#stances = { ...stances };
    for (const [key, { show }] of this.#sliders) show(this.#stances[key]);
  }

  /** @param {string} axis */
  control(axis) {
    return this.#sliders.get(axis)?.range;
  }

  /** @param {Axis} axis */
  #slider(axis) {
    const { key, first, second } = axis;
    const range = h("input", { type: "range", min: -2, max: 2, step: 1, value: 0, "aria-label": `${first}, or: ${second}` });
    const words = h("span", { class: "quiet" });
    const none = h("button", { class: "link quiet", type: "button" }, "Take no side", unseen(` between “${first}” and “${second}”`));
    const row = h("div", { class: "stance-row" }, h("span", {}, first), h("span", {}, second), range, h("p", {}, words, none));
    /** @param {number | undefined} value */
    const show = (value) => {
      if (range.value !== String(value ?? 0)) range.value = String(value ?? 0);
      set(row, "data-silent", value === undefined);
      set(range, "aria-valuetext", stanceInWords(axis, value));
      fill(words, stanceInWords(axis, value));
      none.hidden = value === undefined;
    };
    range.addEventListener("input", () => this.#take(key, Number(range.value)));
    none.addEventListener("click", () => (range.focus(), this.#take(key, undefined)));
    this.#sliders.set(key, { range, show });
    show(undefined);
    return row;
  }

  /**
   * @param {string} key
   * @param {number | undefined} value
   */
  #take(key, value) {
    const others = Object.entries(this.#stances).filter(([axis]) => axis !== key);
    this.#stances = Object.fromEntries(value === undefined ? others : [...others, [key, value]]);
    this.#sliders.get(key)?.show(value);
    this.#changed();
  }
}
