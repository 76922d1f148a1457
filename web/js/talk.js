/**
 * One discussion kept in step with the server: what the user may do with it, and what becomes of a stream that
 * breaks. Knows no DOM; tells `changed` whenever there is something new to show.
 */

import { Failure, newKey } from "./api.js";
import { pause } from "./pause.js";
import { Stored } from "./stored.js";

/** @typedef {import("./api.js").Api} Api */
/** @typedef {import("./model/discussion.js").Discussion} Discussion */
/** @typedef {{path: string, body: Record<string, unknown>, words: string}} Request `words` is what the user said, if anything */
/** @typedef {Request & {key: string, stored: boolean}} Asked */
/**
 * @typedef {object} Hooks
 * @property {() => void} changed something is to be shown
 * @property {() => Promise<void>} settled resolves when what was said is wholly shown, before the next one speaks
 * @property {() => void} kept the user's words are stored: the draft may go
 * @property {() => void} told other tabs should look
 */

export class Talk {
  #api;
  #stored;
  #leaving = new AbortController();
  /** Ends what only listens, once there is something of our own to hear. */
  #listening = new AbortController();
  /** @type {Asked | null} */
  #last = null;
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
  }

  /** The newest turns, whoever is speaking, and who would be next. */
  async open() {
    await this.#stored.renew();
    this.#changed();
    await this.#attach();
  }

  /** Leaves; a reply under way goes on and is stored. */
  close() {
    this.#leaving.abort();
    this.#listening.abort();
  }

  /** Looks again, after another tab or a long absence. */
  async sync() {
    if (this.discussion.busy) return;
    try {
      await Promise.all([this.#stored.again(), this.#stored.renew()]);
      this.#changed();
      await this.#attach();
    } catch (error) {
      if (!(error instanceof Failure)) throw error; // away: the page says so; what is shown stays
    }
  }

  /** The page of turns before those that are there. */
  async earlier() {
    await this.#stored.earlier();
    this.#changed();
  }

  /** @param {number} seq a turn that is to be shown: reads back to it */
  async reach(seq) {
    await this.#stored.reach(seq);
    this.#changed();
  }

  /** @param {string} [speakerId] whom the user asks for; the moderator's pick otherwise */
  next(speakerId) {
    return this.#speak({ path: "/next", body: speakerId ? { speaker_id: speakerId } : {}, words: "" });
  }

  /** @param {number} turns */
  run(turns) {
    return this.#speak({ path: "/run", body: { turns }, words: "" });
  }

  /**
   * Says something to the table. While somebody speaks, it waits for the end of that turn.
   *
   * @param {string} words
   */
  async say(words) {
    const { discussion } = this;
    discussion.waiting = { text: words, state: discussion.busy ? "queued" : "sending" };
    this.#changed();
    if (!discussion.busy) await this.#say(words);
  }

  async stop() {
    const { discussion } = this;
    if (!discussion.busy || discussion.stopping) return;
    discussion.stopping = true;
    this.#changed();
    await this.#api.post(this.#stored.path("/stop")).catch((error) => ((discussion.stopping = false), this.#failed(error)));
  }

  /** Asks once more for what failed; the same thing twice is never done twice. */
  again() {
    const { waiting, fault, missed } = this.discussion;
    const last = this.#last;
    if (waiting) waiting.state = "sending";
    if (last && !last.stored && fault && last.words === (waiting?.text ?? "")) return this.#follow(last);
    return waiting ? this.#say(waiting.text) : this.next(missed?.id);
  }

  /** @param {Record<string, unknown>} change */
  async change(change) {
    this.discussion.conversation = await this.#api.patch(this.#stored.path(), change);
    await this.#stored.foresee();
    this.#changed();
    this.#hooks.told();
  }

  /** @param {string} words */
  #say(words) {
    return this.#speak({ path: "/messages/stream", body: { content: words }, words });
  }

  /** @param {Request} request */
  async #speak(request) {
    if (!this.discussion.busy) await this.#follow({ ...request, key: newKey(), stored: false });
  }

  /** @param {Asked} request */
  async #follow(request) {
    this.#last = request;
    this.#listening.abort();
    this.discussion.begin();
    this.#changed();
    const { body, key } = request;
    const { signal } = this.#leaving;
    await this.#listen(this.#api.stream("POST", this.#stored.path(request.path), { body, key, signal }), request, signal);
  }

  async #attach() {
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
      discussion.busy = true;
      await this.#hooks.settled();
      this.#hooks.told();
    }
    discussion.apply(event);
    this.#changed();
    // A run gives way to the user's words.
    if (event.event === "message" && discussion.waiting?.state === "queued") this.stop();
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
    this.#changed();
    if (told) this.#hooks.told();
    const { waiting } = discussion;
    if (waiting?.state === "queued") {
      waiting.state = "sending";
      return this.#say(waiting.text);
    }
    await this.#stored.foresee();
    this.#changed();
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
    if (error instanceof Failure && error.status === 409) {
      // Somebody is speaking already, by another tab's wish: listen to that, then say what waits.
      if (discussion.waiting) discussion.waiting.state = "queued";
      await this.#stored.renew().catch(() => {});
      return this.#attach();
    }
    this.#failed(error);
  }

  /** @param {unknown} error */
  #failed(error) {
    if (!(error instanceof Failure)) throw error;
    const { discussion } = this;
    discussion.fault = { speaker: null, sentence: error.message };
    if (discussion.waiting && !discussion.busy) discussion.waiting.state = "unsent";
    this.#changed();
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
    this.#changed();
    for (let attempt = 0; !signal.aborted; attempt++) {
      await pause(attempt, signal);
      const before = discussion.messages.at(-1)?.id;
      try {
        await this.#renew(request);
      } catch (error) {
        if (error instanceof Failure && error.away) continue;
        discussion.end();
        return this.#failed(error);
      }
      if (!signal.aborted) return this.#found(before);
    }
  }

  /** @param {string | undefined} before the last turn that was known when the connection broke */
  async #found(before) {
    const { discussion } = this;
    discussion.end();
    const last = discussion.messages.at(-1);
    await this.#attach();
    const answered = last?.role === "assistant" && last.id !== before;
    if (answered || discussion.busy || discussion.fault || discussion.messages.at(-1)?.id !== last?.id) return;
    discussion.fault = { speaker: null, sentence: "The connection broke before the reply was whole." };
    this.#changed();
  }

  /** The newest turns; with them, what the user said, if it was stored. @param {Asked | null} request */
  async #renew(request) {
    await this.#stored.renew();
    if (request?.stored && this.discussion.waiting?.state === "sending") this.discussion.waiting = null;
  }

  #changed() {
    if (!this.#leaving.signal.aborted) this.#hooks.changed();
  }
}
