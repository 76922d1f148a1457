import { fill, h, icon, set, unseen } from "../dom.js";
import { found, years } from "../model/table.js";
import { cardOf } from "./person-card.js";
import { voiced } from "./portrait.js";

/** @typedef {import("../types.js").Character} Character */
/** @typedef {{id: string, name: string}} CharacterSet */
/** @typedef {import("../model/table.js").Table} Table */

const MINE = "mine"; // there is a place for one's own before there is anybody

/** Who is at the table: sets, search, and a card for each character. */
export class Picker {
  #table;
  #chosen;
  #grid = h("ul", { class: "people" });
  #none = h("p", { class: "empty", role: "status", hidden: true });
  #all = h("button", { class: "button", type: "button", "data-size": "small" });
  #tabs = h("div", { class: "tabs people-tabs", role: "tablist", "aria-label": "Sets" });
  #search = h("input", { class: "input", type: "search", placeholder: "Name or idea" });
  /** @type {Character[]} */
  #people = [];
  #set = "";
  /** Stands for one's own, when they cannot be had. @type {HTMLElement | ""} */
  #lack = "";

  /**
   * @param {Table} table
   * @param {(character: Character) => boolean} chosen somebody was pressed; false where the table is full
   */
  constructor(table, chosen) {
    this.#table = table;
    this.#chosen = chosen;
    this.#search.addEventListener("input", () => this.#filter());
    this.#all.addEventListener("click", () => this.#showAll());
    this.element = h(
      "section",
      { class: "step", "aria-labelledby": "who" },
      h("header", {}, h("h1", { class: "title", id: "who" }, "Who is at the table?"), h("label", { class: "search" }, unseen("Find a character"), icon("search"), this.#search)),
      this.#tabs,
      this.#grid,
      this.#none,
      h("p", { class: "show-all" }, this.#all, h("a", { class: "button", "data-rank": "quiet", "data-size": "small", href: "/characters/new" }, icon("plus"), "Make your own")),
    );
    fill(this.#grid, ...Array.from({ length: 8 }, () => h("li", { class: "wait", "aria-hidden": "true" }, h("i"), h("i"))));
    this.#all.hidden = true;
  }

  /**
   * @param {CharacterSet[]} sets
   * @param {Character[]} people
   * @param {HTMLElement | ""} [lack] in place of one's own, when they cannot be had
   */
  show(sets, people, lack = "") {
    this.#people = people;
    this.#lack = lack;
    const filled = sets.filter((each) => each.id === MINE || people.some((person) => person.set === each.id));
    const last = people.findLast((person) => this.#table.has(person.id));
    this.#set = (filled.find((each) => each.id === last?.set) ?? filled[0])?.id ?? "";
    fill(this.#tabs, ...filled.map((each) => this.#tab(each)));
    fill(this.#grid, ...people.map((person) => this.#card(person)));
    this.#filter();
  }

  /** Brings the choice before one's eyes. */
  focus() {
    this.element.scrollIntoView({ block: "start" });
    this.#boxes.find((box) => box.checkVisibility())?.focus({ preventScroll: true });
  }

  /** @param {HTMLElement} notice in place of the characters, when they cannot be had */
  fail(notice) {
    fill(this.#grid, h("li", { class: "whole" }, notice));
  }

  /** Ticks those who sit at the table. */
  refresh() {
    for (const box of this.#boxes) box.checked = this.#table.has(box.value);
    this.#filter();
  }

  get #boxes() {
    return [...this.#grid.querySelectorAll("input")];
  }

  /** @param {CharacterSet} set */
  #tab({ id, name }) {
    const count = this.#people.filter((person) => person.set === id).length;
    const chosen = () => this.#choose(id);
    const tab = h("button", { type: "button", role: "tab", "data-set": id, on: { click: chosen } }, name, " ", h("small", {}, count));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const tabs = /** @type {HTMLElement[]} */ ([...this.#tabs.children]);
      const to = step && tabs.at((tabs.indexOf(tab) + step) % tabs.length);
      if (!to) return;
      to.focus();
      to.click();
    });
    return tab;
  }

  /** @param {string} set */
  #choose(set) {
    this.#set = set;
    this.#filter();
  }

  /** @param {Character} person */
  #card(person) {
    const box = h("input", { type: "checkbox", value: person.id, "aria-label": [person.name, years(person)].filter(Boolean).join(", ") });
    box.addEventListener("keydown", ({ key }) => key === "Enter" && box.click());
    box.addEventListener("change", () => {
      if (!this.#chosen(person)) box.checked = false;
    });
    const card = h(
      "label",
      { class: "person" },
      ...cardOf(person),
      box,
      icon("tick", "tick"),
    );
    return h("li", { "data-id": person.id }, voiced(card, person.color));
  }

  /** A search goes through all sets; without one, one set is shown. */
  #filter() {
    const search = this.#search.value.trim();
    const shown = new Set(this.#sought(search).map((each) => each.id));
    for (const card of this.#grid.children) {
      const id = /** @type {HTMLElement} */ (card).dataset.id ?? "";
      set(card, "hidden", !shown.has(id));
      set(card, "data-chosen", this.#table.has(id));
    }
    this.#markTabs(search);
    this.#none.hidden = shown.size > 0 || this.#people.length === 0;
    fill(this.#none, search ? `Nobody here is known for “${search}”.` : this.#lack || "Nobody of your own yet. A name and an idea or two are enough, and they sit down with the others.");
    set(this.#grid, "data-all", Boolean(search) || null);
    fill(this.#all, `Show all ${shown.size}`);
    this.#all.hidden = Boolean(search) || shown.size <= 6 || this.#grid.hasAttribute("data-opened");
  }

  /** @param {string} search */
  #markTabs(search) {
    for (const tab of this.#tabs.children) {
      const selected = !search && tab.getAttribute("data-set") === this.#set;
      set(tab, "aria-selected", String(selected));
      set(tab, "tabindex", selected || search ? 0 : -1);
    }
  }

  /** @param {string} search */
  #sought(search) {
    return search ? found(this.#people, search) : this.#people.filter((each) => each.set === this.#set);
  }

  /** The focus goes to the first who was not to be seen before. */
  #showAll() {
    const seen = new Set(this.#boxes.filter((box) => box.checkVisibility()));
    set(this.#grid, "data-opened", true);
    this.#all.hidden = true;
    this.#boxes.find((box) => box.checkVisibility() && !seen.has(box))?.focus();
  }
}
