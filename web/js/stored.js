/** What the server has of one discussion, read into the model. Knows no DOM. */

import { Failure } from "./api.js";

/** @typedef {import("./api.js").Api} Api */
/** @typedef {import("./model/discussion.js").Discussion} Discussion */

const PAGE = 40;

export class Stored {
  #api;
  #discussion;
  #path;

  /**
   * @param {Api} api
   * @param {Discussion} discussion
   */
  constructor(api, discussion) {
    this.#api = api;
    this.#discussion = discussion;
    this.#path = `conversations/${encodeURIComponent(discussion.conversation.id)}`;
  }

  /**
   * The address of something that belongs to this discussion.
   *
   * @param {string} [rest]
   */
  path(rest = "") {
    return this.#api.own(this.#path + rest);
  }

  /** The discussion itself: title, cast, who rests. */
  async again() {
    this.#discussion.conversation = await this.#api.get(this.path());
  }

  /**
   * Changes the discussion itself, and with it perhaps who is next.
   *
   * @param {Record<string, unknown>} change
   */
  async change(change) {
    this.#discussion.conversation = await this.#api.patch(this.path(), change);
    await this.foresee();
  }

  /** The newest turns. */
  async renew() {
    const known = new Set(this.#discussion.messages.map(({ id }) => id));
    const page = await this.#api.get(this.path(`/messages?order=desc&limit=${PAGE}`));
    this.#discussion.renew(page.items, page.next_cursor, known);
  }

  /** The turns before those that are there. */
  async earlier() {
    const { earlier } = this.#discussion;
    if (!earlier) return;
    const page = await this.#api.get(this.path(`/messages?order=desc&limit=${PAGE}&cursor=${encodeURIComponent(earlier)}`));
    if (this.#discussion.earlier !== earlier) return; // asked for twice
    this.#discussion.merge(page.items);
    this.#discussion.earlier = page.next_cursor;
  }

  /**
   * Reads back to a turn.
   *
   * @param {number} seq
   */
  async reach(seq) {
    while (!this.#discussion.has(seq) && this.#discussion.earlier) await this.earlier();
  }

  /**
   * Reads back until all of these are there, or there is no more.
   *
   * @param {string[]} ids
   */
  async find(ids) {
    while (ids.some((id) => !this.#discussion.turn(id)) && this.#discussion.earlier) await this.earlier();
  }

  /** Who would speak next, or why nobody would. */
  async foresee() {
    try {
      this.#discussion.foresee(await this.#api.get(this.path("/next")), "");
    } catch (error) {
      this.#discussion.foresee(null, error instanceof Failure && error.status === 422 ? error.message : "");
    }
  }
}
