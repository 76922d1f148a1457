import { fill, h, set } from "../dom.js";
import { portrait, voiced } from "./portrait.js";
import { spokenLine } from "./words.js";

/** @typedef {import("../types.js").Character} Character */
/** @typedef {{id: string, text: string | null}} View */

/** What each of those chosen would likely say, before they are invited. */
export class ForecastView {
  #again;
  #list = h("ul", { class: "forecast" });
  #fault = h("p", { class: "quiet fault", hidden: true });
  /** Told once for all, not for each. */
  #status = h("p", { class: "unseen", role: "status" });
  /** @type {Map<string, {element: HTMLElement, text: string | null}>} */
  #rows = new Map();

  /**
   * @param {string} whose guess it is
   * @param {() => void} again
   */
  constructor(whose, again) {
    this.#again = again;
    this.element = h(
      "section",
      { class: "step", "aria-labelledby": "preview", hidden: true },
      h("header", {}, h("h2", { class: "title", id: "preview" }, "What they would likely say"), h("p", { class: "quiet" }, whose)),
      this.#list,
      this.#fault,
      this.#status,
    );
  }

  /**
   * @param {View[]} views
   * @param {Character[]} people who sits at the table
   * @param {string} fault
   */
  show(views, people, fault) {
    set(this.element, "hidden", views.length === 0);
    this.#fill(fault ? views.filter(({ text }) => text) : views, people);
    this.#fault.hidden = !fault;
    const waiting = !fault && views.some(({ text }) => text === null);
    const status = waiting ? "Looking what they would say." : views.length > 0 && !fault ? "What they would likely say is there." : "";
    if (this.#status.textContent !== status) fill(this.#status, status);
    if (!fault) return fill(this.#fault);
    const again = h("button", { class: "link", type: "button", on: { click: this.#again } }, "Try again");
    fill(this.#fault, "This cannot be foreseen just now. ", fault, " ", again);
  }

  /**
   * What is there stays as it is; only what changed is put in anew.
   *
   * @param {View[]} views
   * @param {Character[]} people
   */
  #fill(views, people) {
    const rows = views.flatMap(({ id, text }) => {
      const person = people.find((each) => each.id === id);
      const before = this.#rows.get(id);
      if (before && before.text === text) return [{ id, ...before }];
      return person ? [{ id, text, element: row(person, text) }] : [];
    });
    this.#rows = new Map(rows.map(({ id, ...row }) => [id, row]));
    fill(this.#list, ...rows.map(({ element }) => element));
  }
}

/**
 * @param {Character} person
 * @param {string | null} text
 */
function row(person, text) {
  const lines = h("div", { class: "wait", "aria-hidden": "true" }, h("i"), h("i"));
  return voiced(h("li", {}, portrait(person), h("b", {}, person.name), text === null ? lines : h("p", {}, ...spokenLine(text))), person.color);
}
