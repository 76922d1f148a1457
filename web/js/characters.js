/** The user's own characters, kept in step with the server. Knows no DOM. */

import { Failure } from "./api.js";

/** @typedef {import("./api.js").Api} Api */
/** @typedef {import("./types.js").OwnCharacter} OwnCharacter */
/** @typedef {import("./types.js").CharacterCreate} CharacterCreate */
/** @typedef {import("./types.js").CharacterPatch} CharacterPatch */
/** @typedef {"v3" | "v2" | "png"} CardKind */

const PAGE = 100;

export class Characters {
  #api;
  #asked = 0;
  /** Those who are deleted here and may still be called back. @type {Map<string, OwnCharacter>} */
  #leaving = new Map();
  /** @type {OwnCharacter[]} */
  #all = [];
  loading = false;
  loaded = false;
  /** What went wrong, as a sentence. */
  fault = "";
  /** Something is to be shown. */
  changed = () => {};
  /** Other tabs should look. */
  told = () => {};

  /** @param {Api} api */
  constructor(api) {
    this.#api = api;
  }

  /** The newest first. */
  get items() {
    return this.#all.filter((each) => !this.#leaving.has(each.id));
  }

  /** All of them. An answer that a later question has overtaken is dropped. */
  async load() {
    const asked = ++this.#asked;
    this.loading = true;
    this.changed();
    try {
      const all = await this.#everyone();
      if (asked !== this.#asked) return;
      this.#all = all;
      this.loaded = true;
      this.fault = "";
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (asked !== this.#asked) return;
      this.fault = error.message;
    }
    this.loading = false;
    this.changed();
  }

  /** @param {string} id @returns {Promise<OwnCharacter>} */
  one(id) {
    return this.#api.get(this.#path(id));
  }

  /**
   * @param {CharacterCreate} character
   * @param {string} key that makes a repeat harmless
   * @returns {Promise<OwnCharacter>}
   */
  async create(character, key) {
    return this.#keep(await this.#api.post(this.#api.own("characters"), character, { key }));
  }

  /**
   * @param {string} id
   * @param {CharacterPatch} change
   * @returns {Promise<OwnCharacter>}
   */
  async change(id, change) {
    return this.#keep(await this.#api.patch(this.#path(id), change));
  }

  /**
   * @param {string} id
   * @param {Blob} picture
   * @returns {Promise<OwnCharacter>}
   */
  async picture(id, picture) {
    return this.#keep(await this.#api.put(this.#path(id, "/avatar"), picture));
  }

  /**
   * A card, as a file.
   *
   * @param {Blob} card
   * @param {string} key
   * @returns {Promise<OwnCharacter>}
   */
  async bring(card, key) {
    const form = new FormData();
    form.append("file", card);
    return this.#keep(await this.#api.post(this.#api.own("characters/import"), form, { key }));
  }

  /**
   * @param {string} id
   * @param {CardKind} kind
   */
  async card(id, kind) {
    const { content } = await this.#api.file(this.#path(id, kind === "png" ? "/card?format=png" : `/card?format=json&spec=${kind}`));
    return content;
  }

  /**
   * A sentence or two that the character would say. Nothing of it is kept.
   *
   * @param {string} id
   * @param {string} topic
   * @returns {Promise<string>}
   */
  async hear(id, topic) {
    const { items } = await this.#api.post(this.#api.own("perspectives"), { topic, character_ids: [id] });
    return items[0]?.text ?? "";
  }

  /**
   * Gone from here at once, from the server only by {@link forget}: until then it can be called back.
   *
   * @param {OwnCharacter} character
   */
  remove(character) {
    this.#leaving.set(character.id, character);
    this.changed();
  }

  /**
   * Whether somebody is deleted here and may still be called back.
   *
   * @param {string} id
   */
  isLeaving(id) {
    return this.#leaving.has(id);
  }

  /** @param {string} id */
  callBack(id) {
    this.#leaving.delete(id);
    this.changed();
  }

  /**
   * Deletes for good who was not called back.
   *
   * @param {string} id
   * @param {{keepalive?: boolean}} [how] `keepalive` where the page is being left
   */
  async forget(id, how = {}) {
    if (!this.#leaving.has(id)) return;
    try {
      await this.#api.delete(this.#path(id), how).catch(goneAlready);
      this.#all = this.#all.filter((each) => each.id !== id);
    } finally {
      this.#leaving.delete(id);
      this.changed();
    }
    this.told();
  }

  /** Deletes everybody who is on the way out, because the user is, too. */
  async forgetAll() {
    await Promise.allSettled([...this.#leaving.keys()].map((id) => this.forget(id, { keepalive: true })));
  }

  /** @param {OwnCharacter} character as the server has it now */
  #keep(character) {
    const known = this.#all.some((each) => each.id === character.id);
    this.#all = known ? this.#all.map((each) => (each.id === character.id ? character : each)) : [character, ...this.#all];
    if (this.loading) void this.load(); // the list that is on its way does not know of it
    this.changed();
    this.told();
    return character;
  }

  async #everyone() {
    /** @type {OwnCharacter[]} */
    const all = [];
    for (let cursor = ""; ; ) {
      const page = await this.#api.get(this.#api.own(`characters?limit=${PAGE}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`));
      all.push(...page.items);
      if (!page.next_cursor) return all;
      cursor = page.next_cursor;
    }
  }

  /**
   * @param {string} id
   * @param {string} [rest]
   */
  #path(id, rest = "") {
    return this.#api.own(`characters/${encodeURIComponent(id)}${rest}`);
  }
}

/**
 * Another tab was quicker.
 *
 * @param {unknown} error
 */
function goneAlready(error) {
  if (!(error instanceof Failure && error.status === 404)) throw error;
}
