import { Failure } from "../api.js";
import { h, icon, set } from "../dom.js";
import { everybody } from "../people.js";
import { ArrivalsView } from "../view/arrivals.js";
import { CharacterList } from "../view/character-list.js";
import { takesFiles } from "../view/drop-target.js";
import { Menu, item, label } from "../view/menu.js";
import { portrait } from "../view/portrait.js";
import { wordmark } from "../view/wordmark.js";
import { CharacterActs, draftOf } from "./character-acts.js";

/** @typedef {import("./house.js").House} House */

/** The user's own characters: made, copied, brought along, taken away. */
export class CharactersScreen {
  #house;
  #acts;
  #list;
  #bring;

  /** @param {House} house */
  constructor(house) {
    this.#house = house;
    this.#acts = new CharacterActs(house);
    this.#list = new CharacterList({
      menu: (character) => this.#acts.menu(character),
      unsaved: ({ id }) => house.drafts.read(draftOf(id)) !== "",
      begun: () => begun(house.drafts.read(draftOf())),
      again: () => void house.characters.load(),
    });
    this.#bring = new ArrivalsView(house.arrivals);
    this.element = h(
      "main",
      { class: "own", id: "main" },
      h("header", { class: "page-head only-narrow" }, house.frame.opener(), wordmark()),
      h("div", { class: "inner" }, this.#head(), this.#list.element, this.#bring.element),
      h("div", { class: "drop-veil", "aria-hidden": "true" }, h("p", { class: "title" }, "Let go, and they come along")),
    );
    takesFiles(this.element, (files) => void house.arrivals.take(files));
  }

  open() {
    document.title = "My characters – ChatLab";
    const { characters, arrivals } = this.#house;
    characters.changed = () => this.#list.show(characters);
    arrivals.changed = () => this.#bring.update();
    this.#list.show(characters);
    this.#bring.update();
    return characters.load();
  }

  #head() {
    return h(
      "header",
      { class: "own-head" },
      h("h1", { class: "title" }, "My characters"),
      h(
        "div",
        { class: "own-ways" },
        h("button", { class: "button", type: "button", "data-rank": "quiet", on: { click: () => this.#bring.choose() } }, icon("bring"), "Import"),
        copyButton(this.#house, this.#acts),
        h("a", { class: "button", "data-rank": "first", href: "/characters/new" }, icon("plus"), "New character"),
      ),
    );
  }
}

/**
 * A way to begin with somebody who is here for everybody.
 *
 * @param {House} house
 * @param {CharacterActs} acts
 */
export function copyButton(house, acts) {
  const button = h("button", { class: "button", type: "button", "aria-disabled": "true" }, icon("copy"), "Copy somebody");
  /** @type {HTMLElement[]} */
  let rows = [];
  new Menu(button, "Whom?", () => rows);
  everybody(house.api).then(({ sets, people }) => {
    rows = sets.flatMap(({ id, name }) => [label(name), ...people.filter((each) => each.set === id).map((each) => item(() => void acts.duplicate(each), portrait(each, "s"), each.name))]);
    set(button, "aria-disabled", null);
  }, quietly);
  return button;
}

/**
 * The button stays without effect; the list beside it says what is wrong.
 *
 * @param {unknown} error
 */
function quietly(error) {
  if (!(error instanceof Failure)) throw error;
}

/** @param {string} draft */
function begun(draft) {
  try {
    return draft ? String(JSON.parse(draft).now.name) : null;
  } catch {
    return null; // from an older page
  }
}
