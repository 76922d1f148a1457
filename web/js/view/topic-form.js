import { h, set, unseen } from "../dom.js";
import { TOPICS } from "../model/topics.js";
import { ProtocolChoice } from "./protocol-choice.js";

/** @typedef {import("../types.js").ApiConfig} ApiConfig */

const ORDERS = [
  ["balanced", "Who has most to say"],
  ["round_robin", "In turn, around the table"],
  ["random", "By lot"],
  ["manual", "Whom I name"],
];
const LENGTHS = [
  ["medium", "As they come"],
  ["short", "Short"],
  ["long", "Long"],
];
const LEVELS = [
  ["adult", "As they would speak"],
  ["child", "For children"],
  ["teen", "For teenagers"],
  ["expert", "For specialists"],
];

const TOUCH = matchMedia("(hover: none) and (pointer: coarse)");

/** What the discussion is about, and, for those who want to say, how it is held. */
export class TopicForm {
  #config;
  #topic;
  #order;
  #held = h("small", {}, "Open discussion");
  #protocol = new ProtocolChoice((name) => (this.#held.textContent = name));
  #length = select(LENGTHS);
  #level = select(LEVELS);
  #language = h("input", { class: "input", placeholder: "en, de, pt-BR", maxlength: 35, pattern: "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*" });
  #usualLanguage = "";
  #voice;
  #own;

  /**
   * @param {ApiConfig} config
   * @param {(topic: string) => void} typed
   * @param {() => void} done Enter was pressed
   */
  constructor(config, typed, done) {
    this.#config = config;
    const { limits, providers } = config;
    this.#order = select(this.#spoken ? [...ORDERS, ["facilitated", "Whom a model proposes"]] : ORDERS);
    this.#topic = h("textarea", { class: "topic-field", rows: 1, id: "topic", maxlength: limits.topic_length, placeholder: "A question you would like to hear them on" });
    this.#topic.addEventListener("input", () => (this.#grow(), typed(this.#topic.value)));
    this.#topic.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey || event.isComposing || TOUCH.matches) return;
      event.preventDefault(); // as in a discussion: Enter is done, Shift+Enter a new line
      done();
    });
    this.#voice = select(voices(providers));
    this.#voice.value = this.#usual;
    this.#own = h("textarea", { class: "input", rows: 3, maxlength: limits.system_prompt_length });
    this.element = h(
      "section",
      { class: "step", "aria-labelledby": "what" },
      h("header", {}, h("h2", { class: "title", id: "what" }, "What about?")),
      h("label", {}, unseen("Topic"), this.#topic),
      h("ul", { class: "topics", "aria-label": "Examples" }, ...TOPICS.map((topic) => this.#example(topic, typed))),
      this.#choices(),
    );
  }

  get topic() {
    return this.#topic.value.trim();
  }

  set topic(topic) {
    this.#topic.value = topic;
    this.#grow();
  }

  /** What one prefers, unless another has been chosen here. @param {string} tag */
  set language(tag) {
    if (this.#spoken && this.#language.value === this.#usualLanguage) this.#language.value = tag;
    this.#usualLanguage = tag;
  }

  /** What is chosen, as the API takes it; what was left alone is left out. */
  get settings() {
    const language = this.#language.value.trim();
    const { protocol, openingRound } = this.#protocol;
    return {
      order: this.#order.value,
      ...(protocol && { protocol }),
      ...(this.#voice.value !== this.#usual && this.#speaker),
      ...(this.#own.value.trim() && { system_prompt: this.#own.value.trim() }),
      settings: { length: this.#length.value, reading_level: this.#level.value, ...(language && { language }), ...(openingRound && { opening_round: true }) },
    };
  }

  /** Who speaks where nothing is chosen. */
  get #usual() {
    const { default_provider: id, providers } = this.#config;
    return voices(providers).find(([value]) => value?.split(" ")[0] === id)?.[0] ?? "";
  }

  /** The provider chosen and, where it offers several, the model. */
  get #speaker() {
    const [provider, model] = this.#voice.value.split(" ");
    return { provider, ...(model && { model }) };
  }

  focus() {
    this.#topic.focus();
    this.#topic.scrollIntoView({ block: "center" });
  }

  /**
   * @param {string} topic
   * @param {(topic: string) => void} typed
   */
  #example(topic, typed) {
    const choose = () => {
      this.topic = topic;
      typed(topic);
      this.#topic.focus();
    };
    return h("li", {}, h("button", { type: "button", on: { click: choose } }, topic));
  }

  #choices() {
    const several = this.#voice.options.length > 1;
    return h(
      "details",
      { class: "more-choices" },
      h("summary", {}, "How it is held", " ", this.#held),
      this.#protocol.element,
      h(
        "div",
        { class: "choices" },
        field("Who speaks next", this.#order),
        field("Replies", this.#length),
        several && field("Voices by", this.#voice),
        this.#spoken && field("Reading level", this.#level),
        this.#spoken && field("Language", this.#language),
      ),
      this.#spoken && field("Your own instructions to everybody", this.#own),
    );
  }

  /** Level, language and instructions are for a model; the offline voice speaks as it is written. */
  get #spoken() {
    return this.#config.providers.some((each) => each.id !== "offline");
  }

  /** For browsers where a text field does not grow by itself. */
  #grow() {
    if (CSS.supports("field-sizing", "content")) return;
    set(this.#topic, "rows", Math.max(1, this.#topic.value.split("\n").length, Math.ceil(this.#topic.value.length / 60)));
  }
}

/**
 * Providers, or their models where they offer several; the value is `provider` or `provider model`.
 *
 * @param {ApiConfig["providers"]} providers
 * @returns {string[][]}
 */
function voices(providers) {
  return providers.flatMap(({ id, name, models }) =>
    models.length > 1 ? models.map((model) => [`${id} ${model}`, `${name}, ${model}`]) : [[id, name]],
  );
}

/** @param {(string | undefined)[][]} options value and name of each */
function select(options) {
  return h("select", { class: "input" }, ...options.map(([value, name]) => h("option", { value }, name)));
}

/**
 * @param {string} label
 * @param {HTMLElement} control
 */
function field(label, control) {
  return h("label", { class: "field" }, h("span", {}, label), control);
}
