/** What the server makes of a discussion: who said how much, what came of it. Knows no DOM. */

import { Failure } from "./api.js";

/** @typedef {import("./api.js").Api} Api */
/** @typedef {import("./model/stances.js").Stances} Stances */
/** @typedef {import("./types.js").Participation} Participation */
/** @typedef {import("./types.js").Summary} Summary */

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
  /** The newest turn that the report knows. */
  upTo = 0;
  #newest = () => 0;

  /**
   * @param {Api} api
   * @param {string} id of the conversation
   * @param {{changed: () => void, newest: () => number}} hooks `newest` is the last turn's number
   */
  constructor(api, id, { changed, newest }) {
    const path = (/** @type {string} */ rest) => api.own(`conversations/${encodeURIComponent(id)}/${rest}`);
    this.#newest = newest;
    /** @type {Answer<Participation>} */
    this.participation = new Answer(() => api.get(path("participation")), changed);
    /** @type {Answer<Stances>} */
    this.stances = new Answer(() => api.get(path("stances")), changed);
    /** @type {Answer<Summary>} */
    this.summary = new Answer(() => api.get(path("summary")), changed);
  }

  /** What costs nothing. */
  async refresh() {
    await this.participation.load();
  }

  /** The report, which may take a model's time. */
  async sumUp() {
    const upTo = this.#newest();
    await this.summary.load();
    if (!this.summary.fault) this.upTo = upTo;
  }
}
