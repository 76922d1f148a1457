import { fill, h, icon, set } from "../dom.js";
import { languages } from "../model/preferences.js";
import { keyText } from "./key-caps.js";
import { TextField } from "./text-field.js";
import { portrait, voiced } from "./portrait.js";
import { THEMES } from "./theme-menu.js";
import { themePicture } from "./theme-picture.js";
import { Words } from "./words.js";

/** @typedef {import("../model/preferences.js").Values} Values */
/** @typedef {import("../types.js").User} User */
/** @typedef {{id: string, name: string, line?: string}} Option */
/**
 * @typedef {object} Shown
 * @property {string} name
 * @property {Values} values
 * @property {string} state what became of what was chosen, as a sentence
 * @property {boolean} fault
 */
/**
 * @typedef {object} SettingsActs
 * @property {(name: string) => void} rename
 * @property {(name: "theme" | "text_size" | "reading_speed" | "language" | "single_keys", value: any) => void} choose
 * @property {() => void} shortcuts
 */

/** @type {Option[]} */
const SIZES = [
  { id: "smaller", name: "Smaller" },
  { id: "normal", name: "Normal" },
  { id: "larger", name: "Larger" },
  { id: "largest", name: "Largest" },
];
/** @type {Option[]} */
const SPEEDS = [
  { id: "calm", name: "Calm", line: "As fast as one reads. In a run, the next voice waits for you." },
  { id: "quick", name: "Quick", line: "Word by word, never far behind." },
  { id: "at_once", name: "At once", line: "All there is, without movement." },
];
const SAMPLE =
  "This is how a reply will look, and how its words will come. If they run ahead of you, choose calm. If you would rather have all of it before you, to read in your own time, choose at once.";
const SPEAKER = { name: "A voice", color: "#4075aa", avatar_url: null };
const NAME_LENGTH = 120;
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/** What one may choose; each takes effect at once. */
export class SettingsView {
  #acts;
  #state = h("p", { class: "settings-state quiet", role: "status" });
  #name = new TextField("Your name", { most: NAME_LENGTH, hint: "How the page calls you. The voices see only what you say." });
  #themes = choices("theme", "Theme", "themes", THEMES.map(themeOption));
  #sizes = choices("text_size", "Text size", "sizes", SIZES.map(sizeOption));
  #speeds = choices("reading_speed", "How replies appear", "speeds", SPEEDS.map(lineOption));
  #language = h("select", { class: "input", id: "language", "aria-describedby": "language-hint" });
  #single = h("input", { type: "checkbox", role: "switch", "aria-describedby": "single-keys" });
  #sample = h("div", {});
  #told = { speed: "", language: "-" };

  /**
   * @param {User} user
   * @param {boolean} spoken whether a model can speak here, in any language
   * @param {SettingsActs} acts
   */
  constructor(user, spoken, acts) {
    this.#acts = acts;
    const name = this.#name.control;
    name.setAttribute("autocomplete", "name");
    name.addEventListener("change", () => acts.rename(name.value));
    this.#single.addEventListener("change", () => acts.choose("single_keys", this.#single.checked));
    this.#language.addEventListener("change", () => acts.choose("language", this.#language.value));
    for (const [field, group] of /** @type {const} */ ([["theme", this.#themes], ["text_size", this.#sizes], ["reading_speed", this.#speeds]])) {
      group.addEventListener("change", (event) => acts.choose(field, /** @type {HTMLInputElement} */ (event.target).value));
    }
    this.element = h(
      "div",
      { class: "settings" },
      h("header", { class: "settings-head" }, h("h1", { class: "title" }, "Settings"), this.#state),
      section("You", this.#name.element, whoYouAre(user)),
      section("Look", this.#themes, this.#sizes),
      section("Replies", this.#speeds, STILL.matches && h("p", { class: "quiet" }, "Your device asks for no movement, so replies appear at once."), this.#tryOut(), this.#languageField(spoken)),
      section("Keyboard", this.#keys()),
    );
  }

  /** @param {Shown} shown */
  show({ name, values, state, fault }) {
    if (document.activeElement !== this.#name.control) this.#name.value = name;
    check(this.#themes, values.theme);
    check(this.#sizes, values.text_size);
    check(this.#speeds, values.reading_speed);
    this.#single.checked = values.single_keys;
    this.#tellLanguage(values.language);
    if (this.#state.textContent !== state) fill(this.#state, state);
    set(this.#state, "data-fault", fault);
    if (this.#told.speed !== values.reading_speed) this.#speak();
    this.#told.speed = values.reading_speed;
  }

  /** The sample is said anew, as it would be now. */
  #speak() {
    const words = new Words(() => {}); // there is no code in it to be copied
    fill(this.#sample, words.element);
    requestAnimationFrame(() => words.tell(SAMPLE));
  }

  #tryOut() {
    const again = h("button", { class: "button", type: "button", "data-size": "small", "data-rank": "quiet", on: { click: () => this.#speak() } }, icon("again"), "Once more");
    const face = portrait(SPEAKER);
    return h("figure", { class: "try-out", "aria-label": "A sample of a reply" }, h("div", { class: "message" }, face, voiced(h("header", {}, h("b", { class: "name" }, SPEAKER.name)), SPEAKER.color), this.#sample), again);
  }

  /** @param {boolean} spoken */
  #languageField(spoken) {
    const hint = spoken ? "What a new discussion begins with; there you can still choose another." : "The built-in voices speak English. A model on this server would speak the language you choose.";
    return h("div", { class: "field language-field" }, h("label", { for: "language" }, "Language of replies"), h("p", { class: "quiet hint", id: "language-hint" }, hint), this.#language);
  }

  /** @param {string} language */
  #tellLanguage(language) {
    if (this.#told.language !== language) fill(this.#language, h("option", { value: "" }, "No preference"), ...languages(language).map(({ tag, name }) => h("option", { value: tag, lang: tag }, name)));
    this.#told.language = language;
    this.#language.value = language;
  }

  #keys() {
    const sheet = h("button", { class: "button", type: "button", "data-size": "small", on: { click: () => this.#acts.shortcuts() } }, icon("keyboard"), "Show all shortcuts");
    return h(
      "div",
      { class: "keys-field" },
      h("label", { class: "switch" }, this.#single, h("span", {}, "Single-key shortcuts"), h("small", { id: "single-keys" }, `Letters such as N for a new discussion, while you are not writing. Without them, only combinations such as ${keyText("next")} are left.`)),
      sheet,
    );
  }
}

/**
 * @param {string} title
 * @param {...import("../dom.js").Child} content
 */
export function section(title, ...content) {
  const id = `settings-${title.toLowerCase().replace(" ", "-")}`;
  return h("section", { "aria-labelledby": id }, h("h2", { id }, title), h("div", { class: "settings-fields" }, ...content));
}

/** @param {User} user */
function whoYouAre({ email, is_anonymous: guest }) {
  if (!guest) return email && h("p", { class: "quiet" }, "Signed in as ", h("span", { class: "address" }, email), ".");
  return h("p", { class: "notice for-guests" }, h("span", {}, "You are here as a guest: all of this, and your discussions, are yours in this browser only."), h("a", { class: "button", href: "/welcome", "data-size": "small" }, "Create an account"));
}

/**
 * Several, of which one holds.
 *
 * @param {string} name
 * @param {string} legend
 * @param {string} kind
 * @param {HTMLElement[]} options
 */
function choices(name, legend, kind, options) {
  const group = h("fieldset", { class: `options ${kind}` }, h("legend", {}, legend), ...options);
  for (const box of group.querySelectorAll("input")) box.name = name;
  return group;
}

/** @param {Option} option */
function themeOption({ id, name }) {
  return option(id, themePicture(id), h("span", {}, name));
}

/** @param {Option} option */
function sizeOption({ id, name }) {
  return option(id, h("span", { class: "letters", "data-size": id, "aria-hidden": "true" }, "Aa"), h("span", {}, name));
}

/** @param {Option} option */
function lineOption({ id, name, line }) {
  const label = option(id, h("span", { id: `speed-${id}` }, name), h("small", { id: `speed-${id}-line` }, line));
  const box = /** @type {HTMLInputElement} */ (label.querySelector("input"));
  set(box, "aria-labelledby", `speed-${id}`); // the line describes it, and is no part of its name
  set(box, "aria-describedby", `speed-${id}-line`);
  return label;
}

/**
 * @param {string} id
 * @param {...HTMLElement} content
 */
function option(id, ...content) {
  return h("label", { class: "option" }, h("input", { type: "radio", value: id }), ...content);
}

/**
 * @param {HTMLElement} group
 * @param {string} value
 */
function check(group, value) {
  for (const box of group.querySelectorAll("input")) if (box.value === value && !box.checked) box.checked = true;
}
