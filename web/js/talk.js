/** What the user may do with one discussion. Knows no DOM. */

import { Failure, newKey } from "./api.js";
import { Listener } from "./listener.js";
import { calledByFirstName } from "./model/mention.js";
import { Stored } from "./stored.js";

/** @typedef {import("./api.js").Api} Api */
/** @typedef {import("./model/discussion.js").Discussion} Discussion */
/** @typedef {import("./listener.js").Request} Request */
/** @typedef {Omit<import("./listener.js").Hooks, "say" | "giveWay">} Hooks */

export class Talk {
  #api;
  #stored;
  #listener;
  #hooks;

  /**
   * @param {Api} api
   * @param {Discussion} discussion
   * @param {Hooks} hooks
   */
  constructor(api, discussion, hooks) {
    this.#api = api;
    this.discussion = discussion;
    this.#stored = new Stored(api, discussion);
    this.#hooks = hooks;
    this.#listener = new Listener(api, discussion, this.#stored, { ...hooks, say: (words) => this.#say(words), giveWay: () => void this.stop() });
  }

  /** The newest turns, whoever is speaking, and who would be next. */
  async open() {
    await this.#stored.renew();
    this.#listener.changed();
    await this.#listener.attach();
  }

  /** Leaves; a reply under way goes on and is stored. */
  close() {
    this.#listener.close();
  }

  /** Looks again, after another tab or a long absence. */
  async sync() {
    if (this.discussion.busy) return;
    try {
      await Promise.all([this.#stored.again(), this.#stored.renew()]);
      this.#listener.changed();
      await this.#listener.attach();
    } catch (error) {
      if (!(error instanceof Failure)) throw error; // away: the page says so; what is shown stays
    }
  }

  /** The page of turns before those that are there. */
  async earlier() {
    await this.#stored.earlier();
    this.#listener.changed();
  }

  /** @param {number} seq a turn that is to be shown: reads back to it */
  async reach(seq) {
    await this.#stored.reach(seq);
    this.#listener.changed();
  }

  /** @param {string[]} ids turns that are spoken of: reads back to them */
  async find(ids) {
    await this.#stored.find(ids);
    this.#listener.changed();
  }

  /** @param {string} [speakerId] whom the user asks for; the moderator's pick otherwise */
  next(speakerId) {
    return this.#speak({ path: "/next", body: speakerId ? { speaker_id: speakerId } : {}, words: "" });
  }

  /** @param {string} id a reply that is to be made anew, in its place */
  regenerate(id) {
    return this.#speak({ path: `/messages/${encodeURIComponent(id)}/regenerate`, body: {}, words: "", of: id });
  }

  /** @param {number} turns */
  run(turns) {
    return this.#speak({ path: "/run", body: { turns }, words: "" });
  }

  /**
   * Says something to the table. While somebody speaks, it waits for the end of that turn; what waits already, or
   * could not be sent, goes before it.
   *
   * @param {string} words
   */
  async say(words) {
    const { discussion } = this;
    const text = discussion.waiting ? `${discussion.waiting.text}\n\n${words}` : words;
    discussion.waiting = { text, state: discussion.busy ? "queued" : "sending" };
    this.#listener.changed();
    if (!discussion.busy) await this.#say(text);
  }

  async stop() {
    const { discussion } = this;
    if (!discussion.busy || discussion.stopping) return;
    discussion.stopping = true;
    this.#listener.changed();
    await this.#api.post(this.#stored.path("/stop")).catch((error) => ((discussion.stopping = false), this.#listener.failed(error)));
  }

  /** Asks once more for what failed; the same thing twice is never done twice. */
  again() {
    const { waiting, fault } = this.discussion;
    const { last } = this.#listener;
    if (waiting) waiting.state = "sending";
    if (last && !last.stored && fault && last.words === (waiting?.text ?? "")) return this.#listener.follow(last);
    return waiting ? this.#say(waiting.text) : this.#anew();
  }

  /** @param {Record<string, unknown>} change */
  async change(change) {
    await this.#stored.change(change);
    this.#listener.changed();
    this.#hooks.told();
  }

  /** The same speaker once more, in the same place where the reply has one. */
  #anew() {
    const { broken, missed } = this.discussion;
    return broken ? this.regenerate(broken) : this.next(missed?.id);
  }

  /** @param {string} words */
  #say(words) {
    const called = calledByFirstName(words, this.discussion.cast);
    return this.#speak({ path: "/messages/stream", body: { content: words, ...(called && { speaker_id: called.character_id }) }, words });
  }

  /** @param {Request} request */
  async #speak(request) {
    if (!this.discussion.busy) await this.#listener.follow({ ...request, key: newKey(), stored: false });
  }
}
