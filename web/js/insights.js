/** What the server makes of a discussion: who said how much, what came of it. Knows no DOM. */

import { Failure } from "./api.js";

/** @typedef {import("./api.js").Api} Api */
/** @typedef {import("./model/stances.js").Stances} Stances */
/** @typedef {import("./types.js").Participation} Participation */
/** @typedef {import("./types.js").Summary} Summary */
/** @typedef {import("./model/insights.js").Versions} Versions */

/**
 * One thing the server is asked for. A later question overtakes an earlier one; what was there stays while it is asked again.
 *
 * @template T
 */
export class Answer {
  #ask;
  #changed;
  #asked = 0;
  /** @type {T | null} */
  value = null;
  loading = false;
  /** What went wrong, as a sentence. */
  fault = "";

  /**
   * @param {() => Promise<T>} ask
   * @param {() => void} changed
   */
  constructor(ask, changed) {
    this.#ask = ask;
    this.#changed = changed;
  }

  async load() {
    const asked = ++this.#asked;
    this.loading = true;
    this.fault = "";
    this.#changed();
    try {
      const value = await this.#ask();
      if (asked !== this.#asked) return;
      this.value = value;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (asked !== this.#asked) return;
      this.fault = error.message;
    }
    this.loading = false;
    this.#changed();
  }
}

export class Insights {
  /** The turns that the report knows, and their versions. @type {Versions} */
  known = new Map();
  #said;

  /**
   * @param {Api} api
   * @param {string} id of the conversation
   * @param {{changed: () => void, said: () => Versions}} hooks `said` is what there is by now
   */
  constructor(api, id, { changed, said }) {
    const path = (/** @type {string} */ rest) => api.own(`conversations/${encodeURIComponent(id)}/${rest}`);
    this.#said = said;
    /** @type {Answer<Participation>} */
    this.participation = new Answer(() => api.get(path("participation?course=true")), changed);
    /** @type {Answer<Stances>} */
    this.stances = new Answer(() => api.get(path("stances")), changed);
    /** @type {Answer<Summary>} */
    this.summary = new Answer(() => api.get(path("summary")), changed);
  }

  /** What costs nothing. */
  async refresh() {
    await Promise.all([this.participation.load(), this.stances.load()]);
  }

  /** The report, which may take a model's time. */
  async sumUp() {
    const said = this.#said();
    await this.summary.load();
    if (!this.summary.fault) this.known = said;
  }
}
