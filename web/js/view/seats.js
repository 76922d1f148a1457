import { fill, h, set } from "../dom.js";
import { keyText } from "./key-caps.js";
import { portrait } from "./portrait.js";

/** @typedef {import("../types.js").Character} Character */
/** @typedef {import("../model/table.js").Table} Table */

/** The little table that fills as one chooses, and the way to begin. */
export class Seats {
  #table;
  #leave;
  #ring = h("ol", { class: "table" });
  #title = h("h2", { class: "title" });
  #advice = h("p", { class: "quiet advice" });
  #fault = h("p", { class: "fault", role: "alert", hidden: true });
  #launch = h("button", { class: "button", type: "button", "data-rank": "first", "data-size": "large" }, "Launch discussion");

  /**
   * @param {Table} table
   * @param {() => void} launch
   * @param {(character: Character) => void} leave a portrait at the table was pressed
   */
  constructor(table, launch, leave) {
    this.#table = table;
    this.#leave = leave;
    this.#launch.addEventListener("click", launch);
    this.element = h(
      "aside",
      { class: "seats", "aria-label": "Your table" },
      this.#ring,
      this.#title,
      this.#advice,
      this.#fault,
      this.#launch,
      h("kbd", {}, keyText("launch")),
    );
    this.refresh(false);
  }

  /** @param {boolean} topic whether it is known what it is to be about */
  refresh(topic) {
    const chosen = this.#table.chosen;
    const places = [h("li", { class: "you" }, h("span", { class: "portrait" }, "You")), ...chosen.map((each) => this.#seat(each))];
    places.forEach((place, seat) => {
      place.style.setProperty("--seat", String(seat));
      place.style.setProperty("--of", String(places.length));
    });
    const left = this.#buttons.findIndex((each) => each === document.activeElement);
    fill(this.#ring, ...places);
    if (left >= 0) (this.#buttons[Math.min(left, chosen.length - 1)] ?? this.#launch).focus(); // whoever had the focus is gone
    fill(this.#title, this.#table.title);
    fill(this.#advice, this.#table.advice);
    fill(this.#launch, chosen.length && !topic ? "Now the topic" : "Launch discussion");
    set(this.#launch, "data-rank", chosen.length > 0 && "first"); // an empty table is not ready
    this.say("");
  }

  get #buttons() {
    return [...this.#ring.querySelectorAll("button")];
  }

  /** @param {string} sentence what keeps the discussion from beginning */
  say(sentence) {
    fill(this.#fault, sentence);
    this.#fault.hidden = !sentence;
  }

  /** @param {boolean} busy */
  wait(busy) {
    set(this.#launch, "aria-busy", String(busy));
  }

  /** @param {Character} character */
  #seat(character) {
    const label = `${character.name}, leave the table`;
    const button = h("button", { type: "button", class: "seat", "aria-label": label, title: label }, portrait(character));
    button.addEventListener("click", () => this.#leave(character));
    return h("li", {}, button);
  }
}
