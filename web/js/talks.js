/** The list of the user's discussions, kept in step with the server. Knows no DOM. */

import { Failure } from "./api.js";

/** @typedef {import("./api.js").Api} Api */
/** @typedef {import("./types.js").Conversation} Conversation */

const PAGE = 40;

export class Talks {
  #api;
  #asked = 0;
  /** @type {Conversation[]} */
  items = [];
  /** @type {string | null} */
  cursor = null;
  query = "";
  archived = false;
  loading = true;
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

  /** @param {string} query */
  search(query) {
    this.query = query.trim();
    return this.load();
  }

  /** @param {boolean} archived */
  showArchived(archived) {
    this.archived = archived;
    this.items = [];
    return this.load();
  }

  /** The newest page. An answer that a later question has overtaken is dropped. */
  async load() {
    const asked = ++this.#asked;
    this.loading = true;
    this.changed();
    try {
      const page = await this.#page("");
      if (asked !== this.#asked) return;
      this.items = page.items;
      this.cursor = page.next_cursor;
      this.fault = "";
    } catch (error) {
      if (asked !== this.#asked) return;
      this.fault = sentence(error);
    }
    this.loading = false;
    this.changed();
  }

  async older() {
    if (!this.cursor || this.loading) return;
    const asked = ++this.#asked;
    this.loading = true;
    try {
      const page = await this.#page(this.cursor);
      if (asked !== this.#asked) return;
      const known = new Set(this.items.map((each) => each.id));
      this.items = [...this.items, ...page.items.filter((/** @type {Conversation} */ each) => !known.has(each.id))];
      this.cursor = page.next_cursor;
      this.fault = "";
    } catch (error) {
      if (asked !== this.#asked) return;
      this.fault = sentence(error);
    }
    this.loading = false;
    this.changed();
  }

  /**
   * @param {Conversation} conversation
   * @param {string} title
   */
  async rename(conversation, title) {
    await this.#change(conversation, { title });
  }

  /**
   * Puts away, or brings back.
   *
   * @param {Conversation} conversation
   * @param {boolean} archived
   */
  async archive(conversation, archived) {
    await this.#change(conversation, { archived });
    await this.load();
  }

  /** @param {Conversation} conversation */
  async remove(conversation) {
    await this.#api.delete(this.#one(conversation));
    this.items = this.items.filter((each) => each.id !== conversation.id);
    this.changed();
    this.told();
  }

  /** @param {Conversation} conversation */
  async restore(conversation) {
    await this.#api.post(`${this.#one(conversation)}/restore`);
    this.told();
    await this.load();
  }

  /**
   * @param {Conversation} conversation
   * @param {Record<string, unknown>} change
   */
  async #change(conversation, change) {
    const changed = await this.#api.patch(this.#one(conversation), change);
    this.items = this.items.map((each) => (each.id === changed.id ? changed : each));
    this.changed();
    this.told();
  }

  /** @param {string} cursor */
  #page(cursor) {
    const query = new URLSearchParams({ limit: String(PAGE), archived: String(this.archived) });
    if (this.query) query.set("q", this.query);
    if (cursor) query.set("cursor", cursor);
    return this.#api.get(this.#api.own(`conversations?${query}`));
  }

  /** @param {Conversation} conversation */
  #one(conversation) {
    return this.#api.own(`conversations/${encodeURIComponent(conversation.id)}`);
  }
}

/** @param {unknown} error */
function sentence(error) {
  if (error instanceof Failure) return error.message;
  throw error;
}
