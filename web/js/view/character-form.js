import { fill, h } from "../dom.js";
import { AXES } from "../model/axes.js";
import { blankSheet, isSaid } from "../model/character-sheet.js";
import { FaceField } from "./face-field.js";
import { ideaRows, workRows } from "./idea-rows.js";
import { StanceSliders } from "./stance-sliders.js";
import { TextField } from "./text-field.js";

/** @typedef {import("../model/character-sheet.js").Sheet} Sheet */
/** @typedef {import("../model/character-faults.js").Fault} Fault */
/**
 * @typedef {object} FormActs
 * @property {() => void} typed
 * @property {(file: File) => void} picture
 * @property {(one: string, back: () => void) => void} removed a row went, and how it comes back
 */
/** @typedef {"name" | "called" | "tagline" | "description" | "manner" | "images" | "never" | "born" | "died" | "greeting" | "scenario" | "example_dialogue" | "instructions" | "reminder"} Text */

const YEAR = { most: 20 };

/** Everything that can be said of a character, the easy things first. */
export class CharacterForm {
  face;
  /** @type {Record<Text, TextField>} */
  #texts = {
    name: new TextField("Name", { most: 100, needed: true, example: "Mrs. Miller" }),
    called: new TextField("What the others call them", { most: 100, hint: "Where that is not the name." }),
    tagline: new TextField("In one line", { most: 300, example: "A parent who has seen four school reforms" }),
    description: new TextField("Who is this?", { rows: 5, most: 20000, hint: "As you would introduce them to your class: life, work, what they have seen." }),
    manner: new TextField("How do they argue?", { rows: 3, most: 10000, example: "Dry and quick. Asks who pays." }),
    images: new TextField("What do they like to point to?", { rows: 3, most: 9000, hint: "One example on each line." }),
    never: new TextField("What would they never say or do?", { rows: 3, most: 9000, hint: "One on each line." }),
    born: new TextField("Born", { ...YEAR, example: "1859, or 428 BCE" }),
    died: new TextField("Died", YEAR),
    greeting: new TextField("First words", { rows: 3, most: 10000, hint: "How they begin a conversation." }),
    scenario: new TextField("The situation they are in", { rows: 3, most: 10000 }),
    example_dialogue: new TextField("How they talk, in examples", { rows: 4, most: 20000 }),
    instructions: new TextField("How an AI should play them", { rows: 3, most: 10000 }),
    reminder: new TextField("What it should keep in mind before each turn", { rows: 2, most: 10000 }),
  };
  #ideas;
  #works;
  #stances;
  #counts = { stances: h("small", {}), life: h("small", {}), play: h("small", {}) };
  /** @type {TextField[]} */
  #blamed = [];
  #general = h("p", { class: "fault", role: "alert", hidden: true });

  /** @param {FormActs} acts */
  constructor(acts) {
    const changed = () => (this.#count(), acts.typed());
    this.face = new FaceField(changed, acts.picture);
    this.#ideas = ideaRows({ changed, removed: (row, at) => isSaid(row) && acts.removed("The idea", () => this.#ideas.insert(row, at)) });
    this.#works = workRows({ changed, removed: (row, at) => isSaid(row) && acts.removed("The work", () => this.#works.insert(row, at)) });
    this.#stances = new StanceSliders(changed);
    this.element = h("form", { class: "character-form", novalidate: true, "aria-label": "The character" }, ...this.#sections());
    this.element.addEventListener("submit", (event) => event.preventDefault());
    this.element.addEventListener("input", (event) => event.target instanceof HTMLElement && event.target.matches(".field > .input") && changed());
  }

  /** @returns {Sheet} */
  get sheet() {
    const texts = Object.fromEntries(Object.entries(this.#texts).map(([name, field]) => [name, field.value]));
    return { ...blankSheet(this.face.color), ...texts, ideas: this.#ideas.values, stances: this.#stances.value, works: this.#works.values };
  }

  set sheet(sheet) {
    for (const name of /** @type {Text[]} */ (Object.keys(this.#texts))) this.#texts[name].value = sheet[name];
    this.face.color = sheet.color;
    this.#ideas.values = sheet.ideas;
    this.#works.values = sheet.works;
    this.#stances.value = sheet.stances;
    this.#count();
  }

  /**
   * Says what is wrong where it is wrong, and goes to the first of it.
   *
   * @param {Fault[]} faults
   */
  blame(faults) {
    for (const field of this.#blamed.splice(0)) field.blame("");
    const homeless = faults.filter(({ field, sentence }) => !this.#blameAt(field, sentence)).map(({ sentence }) => sentence);
    fill(this.#general, [...new Set(homeless)].join(" "));
    this.#general.hidden = homeless.length === 0;
    const first = /** @type {HTMLElement | null} */ (this.element.querySelector("[aria-invalid]"));
    if (!first) return void (homeless.length && this.#general.scrollIntoView({ block: "center" }));
    for (const fold of this.element.querySelectorAll("details:has([aria-invalid])")) /** @type {HTMLDetailsElement} */ (fold).open = true;
    first.focus();
  }

  /**
   * False where no field is at fault.
   *
   * @param {string} place
   * @param {string} sentence
   */
  #blameAt(place, sentence) {
    const [list, ...rest] = place.split(".");
    const row = { ideas: this.#ideas, works: this.#works }[list ?? ""]?.field(rest.join("."));
    const field = row ?? this.#texts[/** @type {Text} */ (place)];
    if (!field) return false;
    field.blame(sentence);
    this.#blamed.push(field);
    return true;
  }

  focus() {
    this.#texts.name.focus();
  }

  #sections() {
    const { name, called, tagline, description, manner, images, never, born, died, greeting, scenario, example_dialogue, instructions, reminder } = this.#texts;
    return [
      this.#general,
      section("Name and face", this.face.element, name.element, tagline.element),
      section("What do they stand for?", h("p", { class: "quiet" }, "Two or three ideas give a character something to say. Without an AI, it speaks from these."), this.#ideas.element),
      section("What are they like?", description.element, manner.element, h("div", { class: "side-by-side" }, images.element, never.element)),
      fold("Where do they stand?", this.#counts.stances, this.#stances.element),
      fold("Life and works", this.#counts.life, called.element, h("div", { class: "side-by-side" }, born.element, died.element), this.#works.element),
      fold("First words, and how an AI should play them", this.#counts.play, greeting.element, scenario.element, example_dialogue.element, instructions.element, reminder.element),
    ];
  }

  /** What is folded away says how much is in it. */
  #count() {
    const { stances, works, called, born, died, greeting, scenario, example_dialogue, instructions, reminder } = this.sheet;
    const taken = Object.keys(stances).length;
    const life = works.filter(isSaid).length + [called, born, died].filter((text) => text.trim()).length;
    const play = [greeting, scenario, example_dialogue, instructions, reminder].filter((text) => text.trim()).length;
    fill(this.#counts.stances, taken ? `${taken} of ${AXES.length}` : "");
    fill(this.#counts.life, life || "");
    fill(this.#counts.play, play || "");
  }
}

/**
 * @param {string} title
 * @param {...HTMLElement} content
 */
function section(title, ...content) {
  return h("section", {}, h("h2", { class: "title" }, title), ...content);
}

/**
 * @param {string} title
 * @param {HTMLElement} count
 * @param {...HTMLElement} content
 */
function fold(title, count, ...content) {
  return h("details", { class: "fold" }, h("summary", {}, h("h2", { class: "title" }, title), " ", count), h("div", { class: "folded" }, ...content));
}
