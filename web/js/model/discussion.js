/** One discussion as the page knows it: what is stored, what is being said, what failed. */

import { ownWords } from "./own-words.js";

/** @typedef {import("../types.js").Conversation} Conversation */
/** @typedef {import("../types.js").Message} Message */
/** @typedef {import("../types.js").Participant} Participant */
/** @typedef {import("../types.js").NextSpeaker} NextSpeaker */
/** @typedef {{id: string, name: string}} Speaker */
/** @typedef {{id: string, seq: number, version: number, speaker: Speaker, reason: string, text: string}} Live a reply while it is said; `version` is the one it takes the place of, 0 for none */
/** @typedef {{text: string, state: "sending" | "queued" | "unsent"}} Waiting the user's words before they are stored */
/** @typedef {{speaker: Speaker | null, sentence: string, at?: string | null}} Fault `at` is the message that was to be made anew */
/**
 * @typedef {{key: string, type: "message", message: Message, fault: Fault | null}
 *   | {key: string, type: "live", live: Live}
 *   | {key: string, type: "waiting", waiting: Waiting, fault: Fault | null}
 *   | {key: string, type: "fault", fault: Fault}} Item
 */
/** @typedef {{event: string, data: any}} StreamEvent */

export class Discussion {
  /** @type {Conversation} */
  conversation;
  /** Oldest first, by `seq`. @type {Message[]} */
  messages = [];
  /** The cursor of those before them; null where there are none. @type {string | null} */
  earlier = null;
  /** @type {Live | null} */
  live = null;
  /** @type {Waiting | null} */
  waiting = null;
  /** @type {Fault | null} */
  fault = null;
  /** Who would speak next. @type {NextSpeaker | null} */
  next = null;
  /** Why nobody would. */
  nobody = "";
  /** Which message is being made anew. @type {string | null} */
  rewriting = null;
  /** What is about to be deleted, and not to be seen any more. @type {Set<string>} */
  hidden = new Set();
  /** A stream is open, or about to be. */
  busy = false;
  stopping = false;
  /** The connection broke while somebody spoke. */
  lost = false;

  /** @param {Conversation} conversation */
  constructor(conversation) {
    this.conversation = conversation;
  }

  get cast() {
    return this.conversation.participants;
  }

  /** @param {string | undefined} id */
  participant(id) {
    return this.cast.find((each) => each.character_id === id);
  }

  /**
   * A turn as others refer to it; null where it is not known here.
   *
   * @param {string} id
   */
  turn(id) {
    const message = this.messages.find((each) => each.id === id);
    if (!message) return null;
    const name = message.role === "user" ? "You" : (message.speaker?.name ?? "A voice");
    return { seq: message.seq, name, color: this.participant(message.speaker?.id)?.color };
  }

  /** @param {number} seq */
  has(seq) {
    return this.messages.some((each) => each.seq === seq);
  }

  /** What is to be seen of the record. */
  get said() {
    return this.hidden.size ? this.messages.filter(({ id }) => !this.hidden.has(id)) : this.messages;
  }

  /** The turns there are, and which version of each is to be seen. */
  get versions() {
    return new Map(this.said.map(({ id, version }) => [id, version]));
  }

  /** The last word is the user's, and nobody is answering. */
  get unanswered() {
    return !this.busy && !this.waiting && this.said.at(-1)?.role === "user";
  }

  /** Which reply came to nothing and can be made anew in its place. */
  get broken() {
    const last = this.said.at(-1);
    return this.fault?.at ?? (last?.status === "failed" ? last.id : null);
  }

  /** The part of the protocol that the discussion is in. */
  get phase() {
    return this.next?.phase ?? this.conversation.phase;
  }

  /** Whose reply did not come, or broke off. */
  get missed() {
    const last = this.said.at(-1);
    return this.fault?.speaker ?? (last?.status === "failed" ? last.speaker : null);
  }

  /** Those who may go on in place of whoever was missed; first the next one around the table. */
  get others() {
    const at = this.cast.findIndex((each) => each.character_id === this.missed?.id);
    const around = [...this.cast.slice(at + 1), ...this.cast.slice(0, Math.max(at, 0))];
    return around.filter((each) => !each.muted && each.character_id !== this.missed?.id);
  }

  /** Words that could not be said, back to be changed. */
  takeBack() {
    const words = this.waiting?.text ?? "";
    this.waiting = null;
    this.fault = null;
    return words;
  }

  /**
   * Puts in what is new and replaces what changed.
   *
   * @param {Message[]} messages
   */
  merge(messages) {
    const byId = new Map(this.messages.map((each) => [each.id, each]));
    for (const message of messages) byId.set(message.id, message);
    this.messages = [...byId.values()].sort((one, other) => one.seq - other.seq);
    if (this.live && (byId.get(this.live.id)?.version ?? 0) > this.live.version) this.live = null;
  }

  /** It was deleted. @param {string} id */
  forget(id) {
    this.hidden.delete(id);
    this.messages = this.messages.filter((each) => each.id !== id);
  }

  /**
   * The newest page, as the server has it now. Where it does not reach back to what is known, it replaces all.
   *
   * @param {Message[]} messages newest first
   * @param {string | null} cursor
   * @param {Set<string>} [known] what was known when it was asked for: what of that is missing was deleted
   */
  renew(messages, cursor, known = new Set()) {
    const oldest = messages.at(-1)?.seq ?? 0;
    const newest = this.messages.at(-1)?.seq ?? -1;
    const gap = this.messages.length === 0 || oldest > newest + 1;
    if (gap) this.messages = [];
    if (gap) this.earlier = cursor;
    const there = new Set(messages.map(({ id }) => id));
    const reach = cursor === null ? 0 : oldest;
    this.messages = this.messages.filter(({ id, seq }) => seq < reach || there.has(id) || !known.has(id));
    this.merge(messages);
  }

  /**
   * A stream is asked for; what failed before is past.
   *
   * @param {string | null} [rewriting] the message that is to be made anew
   */
  begin(rewriting = null) {
    this.busy = true;
    this.rewriting = rewriting;
    this.fault = null;
    this.lost = false;
  }

  end() {
    this.busy = false;
    this.stopping = false;
    this.lost = false;
    this.live = null;
  }

  /**
   * @param {NextSpeaker | null} next who would speak next
   * @param {string} nobody why nobody would
   */
  foresee(next, nobody) {
    this.next = next;
    this.nobody = nobody;
  }

  /** @param {StreamEvent} event */
  apply({ event, data }) {
    if (event === "turn") this.#turn(data);
    else if (event === "delta" && this.live) this.live.text += data.text;
    else if (event === "message") this.#told(data);
    else if (event === "error") this.#failed(data.detail?.[0]?.msg ?? "The reply did not arrive.");
  }

  /** @param {{conversation_id: string, message_id: string, user_message_id?: string, speaker: Speaker, reason: string}} turn */
  #turn(turn) {
    if (turn.user_message_id) this.#stored(turn.user_message_id, turn.conversation_id);
    this.next = null;
    const before = this.messages.find((each) => each.id === turn.message_id);
    if (before && before.id !== this.rewriting) return; // told already
    const { seq, version } = before ?? { seq: (this.messages.at(-1)?.seq ?? 0) + 1, version: 0 };
    this.live = { id: turn.message_id, seq, version, speaker: turn.speaker, reason: turn.reason, text: "" };
  }

  /**
   * The words that waited are on the server now.
   *
   * @param {string} id
   * @param {string} conversationId
   */
  #stored(id, conversationId) {
    if (this.waiting?.state !== "sending") return; // another tab's words
    if (!this.messages.some((each) => each.id === id)) {
      this.merge([ownWords(id, conversationId, (this.messages.at(-1)?.seq ?? 0) + 1, this.waiting.text)]);
    }
    this.waiting = null;
  }

  /** @param {Message} message */
  #told(message) {
    this.merge([message]);
    this.live = null;
    this.rewriting = null;
    this.conversation.message_count = Math.max(this.conversation.message_count, message.seq);
  }

  /** @param {string} sentence */
  #failed(sentence) {
    this.fault = { speaker: this.live?.speaker ?? null, sentence, at: this.rewriting };
    this.live = null;
  }

  /**
   * What is to be seen, from top to bottom. A fault stands in the message that it broke, where that was stored.
   *
   * @returns {Item[]}
   */
  get items() {
    const { said } = this;
    const last = said.at(-1);
    const items = said.map((message) => this.#item(message, message === last));
    const inPlace = last?.status === "failed" || said.some(({ id }) => id === this.fault?.at);
    if (this.live && !said.some(({ id }) => id === this.live?.id)) items.push({ key: this.live.id, type: "live", live: this.live });
    if (this.waiting) items.push({ key: "waiting", type: "waiting", waiting: this.waiting, fault: this.waiting.state === "unsent" ? this.fault : null });
    else if (this.fault && !inPlace) items.push({ key: "fault", type: "fault", fault: this.fault });
    else if (this.unanswered) items.push({ key: "fault", type: "fault", fault: { speaker: null, sentence: "" } });
    return items;
  }

  /**
   * One of the record; where it is being made anew, that stands in its place.
   *
   * @param {Message} message
   * @param {boolean} last
   * @returns {Item}
   */
  #item(message, last) {
    const { live } = this;
    if (live?.id === message.id) return { key: message.id, type: "live", live };
    return { key: message.id, type: "message", message, fault: this.#faultOf(message, last) };
  }

  /**
   * @param {Message} message
   * @param {boolean} last
   */
  #faultOf({ id, status, speaker }, last) {
    const { fault, busy } = this;
    if (fault?.at) return fault.at === id ? fault : null;
    return last && status === "failed" && !busy ? (fault ?? { speaker, sentence: "" }) : null;
  }
}
