/** What was asked for here and has not come back: without its verifier, a code in an address counts for nothing. */

import { newVerifier } from "./pkce.js";

/** @typedef {{verifier: string, occasion: string, back: string, at: number}} Question */

const KEY = "chatlab.asked";
const LIFE_MS = 24 * 3600_000; // as long as a letter's link can count
const MOST = 5;

export class Asked {
  #tab;
  #browser;

  /**
   * @param {Storage} tab for who leaves the page and comes back in the same tab
   * @param {Storage} browser for links in letters, which open in another
   */
  constructor(tab, browser) {
    this.#tab = tab;
    this.#browser = browser;
  }

  /**
   * @param {string} occasion `provider`, or that of a letter
   * @param {string} back where to go on
   * @returns {string} the verifier
   */
  note(occasion, back) {
    const storage = occasion === "provider" ? this.#tab : this.#browser;
    const verifier = newVerifier();
    write(storage, [{ verifier, occasion, back, at: Date.now() }, ...read(storage)].slice(0, MOST));
    return verifier;
  }

  /** All of them, what was asked for in this tab first. @returns {Question[]} */
  get all() {
    return [...read(this.#tab), ...read(this.#browser)];
  }

  /** @param {Question} question that has its answer */
  forget({ verifier }) {
    for (const storage of [this.#tab, this.#browser]) {
      const all = read(storage);
      const others = all.filter((each) => each.verifier !== verifier);
      if (others.length < all.length) write(storage, others);
    }
  }
}

/**
 * @param {Storage} storage
 * @returns {Question[]}
 */
function read(storage) {
  try {
    const all = JSON.parse(storage.getItem(KEY) ?? "[]");
    return all.filter((/** @type {Question} */ { verifier, at }) => verifier && Date.now() - at < LIFE_MS);
  } catch {
    return []; // not ours, or half written
  }
}

/**
 * @param {Storage} storage
 * @param {Question[]} all
 */
function write(storage, all) {
  if (all.length) storage.setItem(KEY, JSON.stringify(all));
  else storage.removeItem(KEY);
}
