/**
 * Hears one discussion's replies to their end, whatever that is: told, stopped, failed, or broken off on the way and
 * found again. Knows no DOM.
 */

import { Failure } from "./api.js";
import { pause } from "./pause.js";

/** @typedef {import("./api.js").Api} Api */
/** @typedef {import("./model/discussion.js").Discussion} Discussion */
/** @typedef {import("./stored.js").Stored} Stored */
/** @typedef {{path: string, body: Record<string, unknown>, words: string, of?: string}} Request `words` is what the user said, if anything; `of` is the message to be made anew */
/** @typedef {Request & {key: string, stored: boolean}} Asked */
/**
 * @typedef {object} Hooks
 * @property {() => void} changed something is to be shown
 * @property {() => void} grown there are more words of the reply that is being said, and nothing else is new
 * @property {() => Promise<void>} settled resolves when what was said is wholly shown
 * @property {() => void} kept the user's words are stored: the draft may go
 * @property {() => void} told other tabs should look
 * @property {(words: string) => Promise<void>} say it is the turn of the words that waited
 * @property {() => void} giveWay a run is to end, because words wait
 */

export class Listener {
  #api;
  #stored;
  #hooks;
  #leaving = new AbortController();
  /** Ends what only listens, once there is something of our own to hear. */
  #listening = new AbortController();
  /** @type {Asked | null} */
  #last = null;
  /** A reply was refused because another is being written, and nobody has been heard since. */
  #refused = false;

  /**
   * @param {Api} api
   * @param {Discussion} discussion
   * @param {Stored} stored
   * @param {Hooks} hooks
   */
  constructor(api, discussion, stored, hooks) {
    this.#api = api;
    this.discussion = discussion;
    this.#stored = stored;
    this.#hooks = hooks;
  }

  /** What was asked for last. */
  get last() {
    return this.#last;
  }

  /** Leaves; a reply under way goes on and is stored. */
  close() {
    this.#leaving.abort();
    this.#listening.abort();
  }

  /**
   * Asks for what makes somebody speak, and listens.
   *
   * @param {Asked} request
   */
  async follow(request) {
    this.#last = request;
    this.#listening.abort();
    this.discussion.begin(request.of);
    this.changed();
    const { body, key } = request;
    const { signal } = this.#leaving;
    await this.#listen(this.#api.stream("POST", this.#stored.path(request.path), { body, key, signal }), request, signal);
  }

  /** Listens to whoever is speaking already. */
  async attach() {
    if (this.discussion.busy || this.#leaving.signal.aborted) return;
    this.#listening.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    await this.#listen(this.#api.stream("GET", this.#stored.path("/turn"), { signal }), null, signal);
  }

  /**
   * Takes a stream to its end, whatever that is.
   *
   * @param {AsyncGenerator<{event: string, data: any}>} stream
   * @param {Asked | null} request
   * @param {AbortSignal} signal
   */
  async #listen(stream, request, signal) {
    let told = false;
    try {
      for await (const event of stream) {
        told ||= event.event === "turn";
        await this.#take(event, request);
      }
    } catch (error) {
      if (signal.aborted) return;
      return this.#broken(error, request, signal);
    }
    if (!signal.aborted) await this.#ended(told, request);
  }

  /**
   * @param {{event: string, data: any}} event
   * @param {Asked | null} request
   */
  async #take(event, request) {
    const { discussion } = this;
    if (event.event === "comment") {
      if (event.data === "ok") this.#committed(request);
      return;
    }
    if (event.event === "turn") {
      this.#committed(request);
      this.#refused = false;
      discussion.busy = true;
      this.#hooks.told();
    }
    const over = event.event === "message" || event.event === "error";
    if (over) await this.#hooks.settled(); // a reply is over when its last word is there
    discussion.apply(event);
    if (event.event === "delta") return this.#grown();
    this.changed();
    // A run gives way to the user's words.
    if (event.event === "message" && discussion.waiting?.state === "queued") this.#hooks.giveWay();
  }

  /** @param {Asked | null} request */
  #committed(request) {
    if (!request || request.stored) return;
    request.stored = true;
    if (request.words) this.#hooks.kept();
  }

  /**
   * @param {boolean} told whether anybody spoke
   * @param {Asked | null} request
   */
  async #ended(told, request) {
    const { discussion } = this;
    const wasBusy = discussion.busy;
    discussion.end();
    // What failed half way is stored with what was said; what another tab said is there, too.
    if (wasBusy && (discussion.fault || !told)) await this.#renew(request).catch(() => {});
    this.changed();
    if (told) this.#hooks.told();
    const { waiting } = discussion;
    if (waiting?.state === "queued") {
      waiting.state = "sending";
      return this.#hooks.say(waiting.text);
    }
    this.#refused = false;
    await this.#stored.foresee();
    this.changed();
  }

  /**
   * @param {unknown} error
   * @param {Asked | null} request
   * @param {AbortSignal} signal
   */
  async #broken(error, request, signal) {
    const { discussion } = this;
    if (error instanceof Failure && error.away && (!request || request.stored)) return this.#recover(request, signal);
    discussion.end();
    if (error instanceof Failure && error.status === 409 && !this.#refused) {
      // Somebody is speaking already, by another tab's wish: listen to that, then say what waits, but only once.
      if (discussion.waiting) discussion.waiting.state = "queued";
      this.#refused = true;
      await this.#stored.renew().catch(() => {});
      return this.attach();
    }
    this.failed(error);
  }

  /**
   * Says what went wrong where the reply would be.
   *
   * @param {unknown} error
   */
  failed(error) {
    if (!(error instanceof Failure)) throw error;
    const { discussion } = this;
    this.#refused = false;
    discussion.fault = { speaker: null, sentence: error.message, at: discussion.rewriting };
    if (discussion.waiting && !discussion.busy) discussion.waiting.state = "unsent";
    this.changed();
  }

  /**
   * The connection broke while somebody spoke: the server goes on, so find out how.
   *
   * @param {Asked | null} request
   * @param {AbortSignal} signal
   */
  async #recover(request, signal) {
    const { discussion } = this;
    discussion.lost = true;
    this.changed();
    for (let attempt = 0; !signal.aborted; attempt++) {
      await pause(attempt, signal);
      const before = this.#newest(request);
      try {
        await this.#renew(request);
      } catch (error) {
        if (error instanceof Failure && error.away) continue;
        discussion.end();
        return this.failed(error);
      }
      if (!signal.aborted) return this.#found(before, request);
    }
  }

  /**
   * The reply that was asked for, as far as it is known: the last one, or the one to be made anew.
   *
   * @param {Asked | null} request
   */
  #newest(request) {
    const { messages } = this.discussion;
    const reply = request?.of ? messages.find(({ id }) => id === request.of) : messages.at(-1);
    return { answers: reply?.role === "assistant", mark: `${reply?.id} ${reply?.version}` };
  }

  /**
   * @param {{mark: string}} before what was known when the connection broke
   * @param {Asked | null} request
   */
  async #found(before, request) {
    const { discussion } = this;
    discussion.end();
    const now = this.#newest(request);
    await this.attach();
    const answered = now.answers && now.mark !== before.mark;
    if (answered || discussion.busy || discussion.fault || this.#newest(request).mark !== now.mark) return;
    discussion.fault = { speaker: null, sentence: "The connection broke before the reply was whole.", at: discussion.rewriting };
    this.changed();
  }

  /** The newest turns; with them, what the user said, if it was stored. @param {Asked | null} request */
  async #renew(request) {
    await this.#stored.renew();
    if (request?.stored && this.discussion.waiting?.state === "sending") this.discussion.waiting = null;
  }

  #grown() {
    if (!this.#leaving.signal.aborted) this.#hooks.grown();
  }

  /** Something is to be shown. */
  changed() {
    if (!this.#leaving.signal.aborted) this.#hooks.changed();
  }
}
