import { Failure, newKey } from "../api.js";
import { h } from "../dom.js";
import { Forecast } from "../forecast.js";
import { Table } from "../model/table.js";
import { everybodyAndMine } from "../people.js";
import { ForecastView } from "../view/forecast.js";
import { Picker } from "../view/picker.js";
import { Seats } from "../view/seats.js";
import { TopicForm } from "../view/topic-form.js";
import { wordmark } from "../view/wordmark.js";

/** @typedef {import("./house.js").House} House */
/** @typedef {import("../types.js").Character} Character */

const TOPIC = "new";
const CAST = "new-cast";

/** Who, what, and Launch. What was chosen and typed survives a reload. */
export class NewDiscussionScreen {
  #house;
  #table;
  #picker;
  #form;
  #seats;
  #forecast;
  #preview;
  #key = newKey(); // asked twice, launched once
  #launching = false;
  /** Who sat at the table and cannot be had just now: their seats are kept. @type {string[]} */
  #missing = [];

  /** @param {House} house */
  constructor(house) {
    this.#house = house;
    this.#table = new Table(house.config.limits.characters);
    this.#picker = new Picker(this.#table, (character) => this.#toggle(character));
    this.#form = new TopicForm(house.config, (topic) => this.#typed(topic), () => void this.#launch());
    this.#seats = new Seats(this.#table, () => this.#launch(), (character) => this.#toggle(character));
    this.#forecast = new Forecast(house.api, () => this.#foretell());
    this.#preview = new ForecastView(guessedBy(house.config), () => void this.#forecast.again());
    this.element = h(
      "main",
      { class: "set-up", id: "main" },
      h("header", { class: "page-head only-narrow" }, house.frame.opener(), wordmark()),
      h("div", { class: "inner" }, h("div", {}, this.#picker.element, this.#form.element, this.#preview.element), this.#seats.element),
    );
  }

  get shortcuts() {
    return { launch: () => void this.#launch() };
  }

  async open() {
    document.title = "New discussion – ChatLab";
    this.#form.topic = this.#house.drafts.read(TOPIC);
    this.#seats.refresh(Boolean(this.#form.topic));
    void this.#house.profile.loaded.then(() => (this.#form.language = this.#house.profile.get("language")));
    try {
      const { characters, api } = this.#house;
      const { sets, people } = await everybodyAndMine(api, characters);
      this.#seatAgain(people, characters.fault);
      this.#picker.show(sets, people, characters.fault && this.#again(`Your own characters cannot be had just now. ${characters.fault}`));
      this.#refresh();
      if (this.#missing.length) this.#seats.say("Your own characters cannot be had just now. Their seats are kept.");
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#picker.fail(this.#again(`The characters cannot be had just now. ${error.message}`));
    }
  }

  /** @param {string} sentence what went wrong */
  #again(sentence) {
    const button = h("button", { class: "button", type: "button", "data-size": "small", on: { click: () => void this.open() } }, "Try again");
    return h("div", { class: "empty", role: "alert" }, h("p", {}, sentence), button);
  }

  /** The screen is left. */
  close() {
    this.#forecast.close();
  }

  /** @param {string} topic */
  #typed(topic) {
    this.#house.drafts.keep(TOPIC, topic);
    this.#seats.refresh(Boolean(topic.trim()));
    this.#foresee();
  }

  #foresee() {
    if (!this.#launching) this.#forecast.about(this.#form.topic, this.#table.ids);
  }

  #foretell() {
    this.#preview.show(this.#forecast.views, this.#table.chosen, this.#forecast.fault);
  }

  /**
   * False where the table is full.
   *
   * @param {Character} character
   */
  #toggle(character) {
    const done = this.#table.toggle(character);
    if (done) this.#refresh();
    else this.#seats.say(`The table has ${this.#house.config.limits.characters} seats, and all are taken.`);
    return done;
  }

  #refresh() {
    this.#picker.refresh();
    this.#seats.refresh(Boolean(this.#form.topic));
    this.#house.drafts.keep(CAST, [...this.#table.ids, ...this.#missing].join(" "));
    this.#foresee();
  }

  /**
   * @param {Character[]} people
   * @param {string} fault why one's own are not among them, if so
   */
  #seatAgain(people, fault) {
    const ids = this.#house.drafts.read(CAST).split(" ").filter(Boolean);
    for (const id of ids) {
      const character = people.find((each) => each.id === id);
      if (character && !this.#table.has(id)) this.#table.toggle(character);
    }
    this.#missing = fault ? ids.filter((id) => !this.#table.has(id)) : [];
  }

  async #launch() {
    if (this.#table.chosen.length === 0) {
      this.#picker.focus();
      return this.#seats.say("Please choose at least one character.");
    }
    if (!this.#form.topic) return this.#form.focus();
    if (this.#launching) return;
    this.#wait(true);
    this.#forecast.close(); // they will say it themselves
    try {
      const { api, drafts } = this.#house;
      const body = { topic: this.#form.topic, character_ids: this.#table.ids, ...this.#form.settings };
      const conversation = await api.post(api.own("conversations"), body, { key: this.#key });
      for (const draft of [TOPIC, CAST]) drafts.keep(draft, "");
      this.#house.launched(conversation);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (!error.away) this.#key = newKey();
      this.#seats.say(error.message);
      this.#forecast.about(this.#form.topic, this.#table.ids);
    } finally {
      this.#wait(false);
    }
  }

  /** @param {boolean} launching */
  #wait(launching) {
    this.#launching = launching;
    this.#seats.wait(launching);
  }
}

/**
 * Whose guess the preview is.
 *
 * @param {import("../types.js").ApiConfig} config
 */
function guessedBy({ default_provider: id, providers }) {
  const provider = providers.find((each) => each.id === id);
  return id === "offline" || !provider ? "Our guess from their key ideas" : `A guess by ${provider.name}, from their key ideas`;
}
