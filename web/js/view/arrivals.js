import { fill, h, icon, set } from "../dom.js";
import { portrait } from "./portrait.js";
import { announce } from "./toast.js";

/** @typedef {import("../model/arrivals.js").Arrival<File>} Arrival */
/** @typedef {import("../model/arrivals.js").Arrivals<File>} Arrivals */

/** Where cards are let go or chosen, and what became of each. */
export class ArrivalsView {
  #arrivals;
  #list = h("ol", { class: "arrivals", "aria-label": "Cards brought along" });
  #clear = h("button", { class: "link quiet", type: "button", hidden: true }, "Clear this list");
  #told = "";
  /** Asks for files. */
  choose;

  /** @param {Arrivals} arrivals */
  constructor(arrivals) {
    this.#arrivals = arrivals;
    const files = h("input", { type: "file", accept: ".json,.png,application/json,image/png", multiple: true, hidden: true });
    this.choose = () => files.click();
    files.addEventListener("change", () => {
      void arrivals.take([...(files.files ?? [])]);
      files.value = ""; // the same ones may be chosen again
    });
    this.#clear.addEventListener("click", () => arrivals.clear());
    this.element = h(
      "section",
      { class: "bring", "aria-label": "Import" },
      h("p", { class: "drop-here" }, icon("bring"), h("span", {}, "Drop character cards anywhere here, JSON or PNG, or ", h("button", { class: "link", type: "button", on: { click: this.choose } }, "choose files"), ".")),
      files,
      this.#list,
      this.#clear,
    );
  }

  update() {
    const { items, busy, told } = this.#arrivals;
    const focused = this.element.contains(document.activeElement);
    fill(this.#list, ...items.map((each) => this.#row(each)));
    this.#clear.hidden = items.length === 0 || busy;
    set(this.element, "aria-busy", String(busy));
    if (focused && document.activeElement === document.body) /** @type {HTMLElement | null} */ (this.element.querySelector("button:not([hidden])"))?.focus();
    if (busy || told === this.#told) return;
    this.#told = told;
    announce(told);
  }

  /** @param {Arrival} arrival */
  #row(arrival) {
    const { file, state, sentence, character } = arrival;
    const name = h("b", {}, file.name);
    if (state === "here" && character) return h("li", { "data-state": state }, portrait(character, "s"), h("span", {}, h("a", { href: `/characters/${encodeURIComponent(character.id)}` }, character.name), " came along from ", name, "."));
    if (state === "refused") return h("li", { "data-state": state }, icon("close"), h("span", {}, name, " could not come along. ", sentence, " "), !arrival.lasting && h("button", { class: "link", type: "button", on: { click: () => void this.#arrivals.again(arrival) } }, "Try again"));
    return h("li", { "data-state": state }, h("span", { class: "spin", "aria-hidden": "true" }), h("span", {}, name, state === "coming" ? " is being read…" : " waits its turn."));
  }
}
