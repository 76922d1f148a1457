import { h, icon, iconButton, set } from "../dom.js";
import { announce } from "./toast.js";

/** @typedef {import("./text-field.js").TextField} TextField */
/**
 * One row of a list. `fields` are its parts by name; the first of them takes the focus.
 *
 * @template T
 * @typedef {object} Row
 * @property {HTMLElement} element
 * @property {Record<string, TextField>} fields
 * @property {T} value
 */
/**
 * @template T
 * @typedef {object} Kind of rows
 * @property {string} one as in “idea”
 * @property {string} add what the button says
 * @property {number} most
 * @property {() => Row<T>} make an empty row
 * @property {() => void} changed
 * @property {(row: T, at: number) => void} removed
 */

/**
 * A list that grows, shrinks and is put in order by buttons, so that a keyboard can do all of it.
 *
 * @template T
 */
export class Rows {
  #kind;
  /** @type {Row<T>[]} */
  #rows = [];
  #list = h("ol", { class: "rows" });
  #add;

  /** @param {Kind<T>} kind */
  constructor(kind) {
    this.#kind = kind;
    this.#add = h("button", { class: "button", type: "button", "data-size": "small", on: { click: () => this.#append() } }, icon("plus"), kind.add);
    this.element = h("div", { class: "rows-of" }, this.#list, this.#add);
  }

  get values() {
    return this.#rows.map((row) => row.value);
  }

  /** Rows that are there are filled anew, so that the focus stays where it is. */
  set values(values) {
    while (this.#rows.length > values.length) this.#take(this.#rows.length - 1);
    while (this.#rows.length < values.length) this.#put(this.#kind.make(), this.#rows.length);
    values.forEach((value, at) => Object.assign(this.#rows[at] ?? {}, { value }));
    this.#mark();
  }

  /**
   * @param {T} value
   * @param {number} at
   */
  insert(value, at) {
    const row = this.#kind.make();
    row.value = value;
    this.#put(row, Math.min(at, this.#rows.length));
    this.#mark();
    this.#focus(at);
    this.#kind.changed();
  }

  /**
   * The field at `0.title`.
   *
   * @param {string} place
   */
  field(place) {
    const [at, part] = place.split(".");
    return this.#rows[Number(at)]?.fields[part ?? ""];
  }

  #append() {
    this.#put(this.#kind.make(), this.#rows.length);
    this.#mark();
    this.#focus(this.#rows.length - 1);
    this.#kind.changed();
  }

  /**
   * @param {Row<T>} row
   * @param {number} at
   */
  #put(row, at) {
    const tools = h(
      "div",
      { class: "row-tools", role: "group" },
      iconButton("up", "Up", { "data-act": "up", "data-size": "small", on: { click: () => this.#move(row, -1) } }),
      iconButton("up", "Down", { "data-act": "down", "data-size": "small", on: { click: () => this.#move(row, 1) } }),
      iconButton("bin", "Remove", { "data-act": "remove", "data-size": "small", on: { click: () => this.#remove(row) } }),
    );
    this.#rows.splice(at, 0, row);
    this.#list.insertBefore(h("li", {}, row.element, tools), this.#list.children[at] ?? null);
  }

  /** @param {number} at */
  #take(at) {
    this.#rows.splice(at, 1);
    this.#list.children[at]?.remove();
  }

  /**
   * @param {Row<T>} row
   * @param {1 | -1} step
   */
  #move(row, step) {
    const from = this.#rows.indexOf(row);
    const to = from + step;
    if (to < 0 || to >= this.#rows.length) return;
    this.#take(from);
    this.#put(row, to);
    this.#mark();
    const acts = /** @type {HTMLElement[]} */ ([...(this.#list.children[to]?.querySelectorAll("[data-act]") ?? [])]);
    acts[step < 0 ? 0 : 1]?.focus(); // where it was, though the row has moved
    announce(`Now ${to + 1} of ${this.#rows.length}.`);
    this.#kind.changed();
  }

  /** @param {Row<T>} row */
  #remove(row) {
    const at = this.#rows.indexOf(row);
    const value = row.value;
    this.#take(at);
    this.#mark();
    if (this.#rows.length) this.#focus(Math.min(at, this.#rows.length - 1));
    else this.#add.focus();
    this.#kind.changed();
    this.#kind.removed(value, at);
  }

  /** @param {number} at */
  #focus(at) {
    Object.values(this.#rows[at]?.fields ?? {})[0]?.focus();
  }

  #mark() {
    const { one, most } = this.#kind;
    const last = this.#rows.length - 1;
    [...this.#list.children].forEach((line, at) => {
      const name = `${one} ${at + 1}`;
      for (const button of line.querySelectorAll("[data-act]")) {
        const act = button.getAttribute("data-act");
        set(button, "aria-label", act === "remove" ? `Remove ${name}` : `Move ${name} ${act}`);
        set(button, "aria-disabled", ((act === "up" && at === 0) || (act === "down" && at === last)) && "true");
      }
      set(line, "aria-label", name);
    });
    this.#add.hidden = this.#rows.length >= most;
  }
}
