import { fill, h, set } from "../dom.js";

/** @typedef {{text: string, tip: () => import("../dom.js").Child[]}} Stop what can be read: in words, and as it is shown, its first link leading to the turn */
/**
 * @typedef {object} Plot
 * @property {string} label
 * @property {"horizontal" | "vertical"} along which way the talk goes
 * @property {Stop[]} stops in order of the talk
 * @property {(pointed: {x: number, y: number, width: number, height: number}) => number} find the stop at a place, both from 0 to 1; -1 for none
 * @property {(stop: number) => void} point marks a stop in the drawing, -1 for none
 */

/** @type {Record<string, (at: number, last: number) => number>} */
const KEYS = {
  ArrowRight: (at) => at + 1,
  ArrowDown: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + 10,
  PageUp: (at) => at - 10,
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * A drawing that is read stop by stop: under the pointer, by touch, or as a slider by the keyboard. A press or Enter leads to the turn;
 * by touch it takes two, since the first one is how it is read.
 */
export class Reading {
  #plot;
  #field;
  #tip = h("div", { class: "tip", hidden: true });
  #at;
  /** What was shown when a finger came down; -2 where it is no finger. */
  #before = -2;

  /**
   * @param {SVGElement} drawing
   * @param {Plot} plot
   * @param {string} key by which it is found again when it is drawn anew
   */
  constructor(drawing, plot, key) {
    this.#plot = plot;
    this.#at = plot.stops.length - 1;
    const last = plot.stops.length;
    this.#field = h(
      "div",
      { class: "reading", role: "slider", tabindex: 0, "data-key": key, "aria-label": plot.label, "aria-orientation": plot.along, "aria-valuemin": 1, "aria-valuemax": last },
      drawing,
    );
    this.element = h("div", { class: "plot" }, this.#field, this.#tip);
    this.#tell();
    this.#listen();
  }

  #listen() {
    this.#field.addEventListener("pointerdown", (event) => {
      this.#before = event.pointerType === "touch" ? this.#shown : -2;
      this.#pointed(event);
    });
    this.#field.addEventListener("pointermove", (event) => this.#pointed(event));
    this.#field.addEventListener("click", () => this.#pressed());
    this.#field.addEventListener("keydown", (event) => this.#key(event));
    this.#field.addEventListener("focus", () => this.#field.matches(":focus-visible") && this.#show(this.#at));
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && this.#escaped(event));
    this.element.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && !this.element.contains(document.activeElement) && this.#hide());
    this.element.addEventListener("focusout", (event) => !(event.relatedTarget instanceof Node && this.element.contains(event.relatedTarget)) && this.#hide());
  }

  get #shown() {
    return this.#tip.hidden ? -1 : this.#at;
  }

  /** @param {PointerEvent} event */
  #pointed({ clientX, clientY }) {
    const { left, top, width, height } = this.#field.getBoundingClientRect();
    const stop = this.#plot.find({ x: (clientX - left) / width, y: (clientY - top) / height, width, height });
    if (stop === -1) this.#hide();
    else this.#show(stop);
  }

  #pressed() {
    if (this.#shown !== -1 && (this.#before === -2 || this.#before === this.#shown)) this.#go();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const last = this.#plot.stops.length - 1;
    if (event.key === "Enter") {
      this.#show(this.#at);
      this.#go();
    } else if (KEYS[event.key]) this.#show(Math.max(0, Math.min(last, KEYS[event.key]?.(this.#at, last) ?? 0)));
    else return;
    event.preventDefault();
  }

  /** What is read goes before the panel does. @param {KeyboardEvent} event */
  #escaped(event) {
    if (this.#tip.hidden) return;
    this.#hide();
    event.preventDefault();
    event.stopPropagation();
  }

  #go() {
    this.#tip.querySelector("a")?.click();
  }

  /** @param {number} stop */
  #show(stop) {
    if (this.#shown === stop) return;
    this.#at = stop;
    this.#tell();
    this.#plot.point(stop);
    fill(this.#tip, ...(this.#plot.stops[stop]?.tip() ?? []));
    this.#tip.hidden = false;
  }

  #hide() {
    this.#tip.hidden = true;
    this.#plot.point(-1);
  }

  #tell() {
    set(this.#field, "aria-valuenow", this.#at + 1);
    set(this.#field, "aria-valuetext", this.#plot.stops[this.#at]?.text);
  }
}
