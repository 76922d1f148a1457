import { fill, h, set } from "../dom.js";
import { completion } from "../model/mention.js";
import { portrait } from "./portrait.js";

/** @typedef {import("../types.js").Participant} Participant */
/** @typedef {import("../model/mention.js").Completion} Completion */

/** The names that `@` offers, above the text box. The focus stays in the text. */
export class Mentions {
  list = h("ul", { class: "mentions", id: "mentions", role: "listbox", "aria-label": "At the table", hidden: true });
  #text;
  #take;
  #at = 0;
  /** @type {Completion | null} */
  #offer = null;

  /**
   * @param {HTMLTextAreaElement} text
   * @param {(place: {from: number, to: number}, who: Participant) => void} take
   */
  constructor(text, take) {
    this.#text = text;
    this.#take = take;
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": "mentions", "aria-expanded": "false", "aria-haspopup": "listbox" })) {
      set(text, name, value);
    }
    text.addEventListener("blur", () => this.#show(null));
  }

  /** @param {Participant[]} cast */
  look(cast) {
    this.#at = 0;
    this.#show(completion(this.#text.value, this.#text.selectionStart, cast));
  }

  /**
   * True where the key was for the list.
   *
   * @param {KeyboardEvent} event
   */
  key(event) {
    if (!this.#offer) return false;
    const { length } = this.#offer.who;
    if (event.key === "ArrowDown") this.#mark((this.#at + 1) % length);
    else if (event.key === "ArrowUp") this.#mark((this.#at + length - 1) % length);
    else if (event.key === "Enter" || event.key === "Tab") this.#choose(this.#at);
    else if (event.key === "Escape") this.#show(null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** @param {Completion | null} offer */
  #show(offer) {
    this.#offer = offer;
    this.list.hidden = !offer;
    set(this.#text, "aria-expanded", String(Boolean(offer)));
    fill(this.list, ...(offer?.who ?? []).map((who, index) => this.#option(who, index)));
    this.#mark(this.#at);
  }

  /**
   * @param {Participant} who
   * @param {number} index
   */
  #option(who, index) {
    const option = h("li", { class: "item", role: "option", id: `mention-${index}` }, portrait(who, "s"), who.name);
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault(); // the text keeps the focus
      this.#choose(index);
    });
    return option;
  }

  /** @param {number} index */
  #mark(index) {
    this.#at = index;
    [...this.list.children].forEach((option, each) => set(option, "aria-selected", String(each === index)));
    set(this.#text, "aria-activedescendant", this.#offer && `mention-${index}`);
  }

  /** @param {number} index */
  #choose(index) {
    const who = this.#offer?.who[index];
    if (!this.#offer || !who) return;
    const place = this.#offer;
    this.#show(null);
    this.#take(place, who);
  }
}
