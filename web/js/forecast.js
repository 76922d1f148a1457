/** What each one would likely say on a topic, asked for as soon as topic and cast are known. Knows no DOM. */

import { Failure } from "./api.js";

/** @typedef {import("./api.js").Api} Api */
/** @typedef {import("./types.js").Perspectives} Perspectives */
/** @typedef {{id: string, text: string | null}} View null while it is not there */
/** @typedef {(act: () => void) => () => void} Later does something a little later, unless what it gives back is called before */

const SHORTEST = 6; // characters that may be a topic; fewer are still being typed

/** While somebody types or chooses, nothing is asked; what is no longer wanted when it comes is dropped. */
export class Forecast {
  #api;
  #changed;
  #later;
  #topic = "";
  /** @type {string[]} */
  #ids = [];
  /** What is known on this topic. @type {Map<string, string>} */
  #known = new Map();
  /** Who is being asked. @type {Set<string>} */
  #asked = new Set();
  #cancel = () => {};
  /** What went wrong, as a sentence. */
  fault = "";

  /**
   * @param {Api} api
   * @param {() => void} changed
   * @param {Later} [later]
   */
  constructor(api, changed, later = soon) {
    this.#api = api;
    this.#changed = changed;
    this.#later = later;
  }

  /** One for each of the cast, in its order; none before there is a topic, and none of whom nothing can be foreseen. */
  get views() {
    return this.#all.filter(({ text }) => text !== "");
  }

  get #all() {
    return this.#topic.length < SHORTEST ? [] : this.#ids.map((id) => ({ id, text: this.#known.get(id) ?? null }));
  }

  /**
   * @param {string} topic
   * @param {string[]} ids
   */
  about(topic, ids) {
    if (topic !== this.#topic) this.#forget(topic);
    this.#ids = ids;
    this.#cancel();
    this.#changed();
    if (this.#missing.length) this.#cancel = this.#later(() => void this.#ask());
  }

  /** Asks once more for what could not be had. */
  again() {
    this.fault = "";
    this.#changed();
    return this.#ask();
  }

  /** Nobody waits for it any more. */
  close() {
    this.#cancel();
    this.#forget("");
  }

  /** @param {string} topic */
  #forget(topic) {
    this.#topic = topic;
    this.#known = new Map();
    this.#asked = new Set();
    this.fault = "";
  }

  get #missing() {
    return this.#all.filter(({ id, text }) => text === null && !this.#asked.has(id)).map(({ id }) => id);
  }

  async #ask() {
    const missing = this.#missing;
    if (!missing.length) return;
    const asked = this.#asked;
    const known = this.#known; // another topic has its own
    for (const id of missing) asked.add(id);
    try {
      const texts = await this.#texts(missing);
      for (const id of missing) known.set(id, texts.get(id) ?? "");
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (known === this.#known) this.fault = error.message;
    }
    for (const id of missing) asked.delete(id);
    if (known === this.#known) this.#changed();
  }

  /** @param {string[]} ids */
  async #texts(ids) {
    /** @type {Perspectives} */
    const { items } = await this.#api.post(this.#api.own("perspectives"), { topic: this.#topic, character_ids: ids });
    return new Map(items.map((each) => [each.character_id, each.text]));
  }
}

/** @type {Later} */
function soon(act) {
  const timer = setTimeout(act, 800);
  return () => clearTimeout(timer);
}
