import { fill, h, icon, iconButton, set } from "../dom.js";
import { Menu } from "./menu.js";
import { cardOf } from "./person-card.js";
import { voiced } from "./portrait.js";

/** @typedef {import("../types.js").OwnCharacter} OwnCharacter */
/**
 * @typedef {object} Own what the list shows
 * @property {OwnCharacter[]} items
 * @property {boolean} loading
 * @property {boolean} loaded
 * @property {string} fault
 */
/**
 * @typedef {object} ListActs
 * @property {(character: OwnCharacter) => HTMLElement[]} menu
 * @property {(character: OwnCharacter) => boolean} unsaved whether changes of it are not saved yet
 * @property {() => string | null} begun the name of one that was begun; null where none was
 * @property {() => void} again
 */

/** The user's own characters, a card each. */
export class CharacterList {
  #acts;
  #grid = h("ul", { class: "people own-people", "aria-label": "Your characters" });
  #state = h("div", { class: "own-state" });

  /** @param {ListActs} acts */
  constructor(acts) {
    this.#acts = acts;
    this.element = h("div", {}, this.#state, this.#grid);
  }

  /** @param {Own} own */
  show(own) {
    const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset?.row;
    const begun = this.#acts.begun();
    const cards = own.items.map((each) => this.#card(each));
    if (begun !== null) cards.unshift(this.#begun(begun));
    fill(this.#grid, ...(own.loaded || cards.length ? cards : waiting(own)));
    fill(this.#state, this.#word(own, cards.length));
    this.#refocus(focused);
  }

  /**
   * Where the focus was; where that is gone, beside it.
   *
   * @param {string | undefined} row
   */
  #refocus(row) {
    if (!row) return;
    const links = /** @type {HTMLElement[]} */ ([...this.#grid.querySelectorAll("[data-row]")]);
    const there = links.find((each) => each.dataset.row === row) ?? links[0];
    there?.focus();
  }

  /**
   * @param {Own} own
   * @param {number} shown
   */
  #word({ loaded, fault }, shown) {
    if (fault) return h("p", { class: "empty", role: "alert" }, "Your characters cannot be had just now. ", fault, " ", h("button", { class: "link", type: "button", on: { click: this.#acts.again } }, "Try again"));
    if (!loaded || shown) return null;
    return h(
      "div",
      { class: "nobody-yet" },
      h("span", { class: "empty-seat", "aria-hidden": "true" }, icon("person")),
      h("p", { class: "aside" }, "Nobody of your own yet."),
      h("p", { class: "quiet" }, "A parent, a pupil, a head teacher, a thinker from your own country: a name and a few ideas are enough, and they sit down with Dewey."),
    );
  }

  /** @param {OwnCharacter} character */
  #card(character) {
    const { id, name } = character;
    const more = iconButton("more", `More about ${name}`, { "data-size": "small", class: "icon-button card-more", "data-row": `more-${id}` });
    new Menu(more, name, () => this.#acts.menu(character));
    const card = h("a", { class: "person", href: `/characters/${encodeURIComponent(id)}`, "data-row": id }, ...cardOf(character), this.#acts.unsaved(character) && h("span", { class: "unsaved" }, "Changes not saved yet"));
    return h("li", {}, voiced(card, character.color), more);
  }

  /** @param {string} name */
  #begun(name) {
    return h(
      "li",
      {},
      h("a", { class: "person begun", href: "/characters/new", "data-row": "begun" }, h("span", { class: "empty-seat", "aria-hidden": "true" }, icon("edit")), h("span", { class: "name" }, name || "Somebody without a name yet"), h("span", { class: "line" }, "You began this one. Go on?")),
    );
  }
}

/** @param {Own} own */
function waiting({ fault }) {
  if (fault) return [];
  return Array.from({ length: 4 }, () => {
    const line = h("li", { class: "wait" }, h("i"), h("i"));
    set(line, "aria-hidden", "true");
    return line;
  });
}
