/** One discussion as the page knows it: what is stored, what is being said, what failed. */

/** @typedef {import("../types.js").Conversation} Conversation */
/** @typedef {import("../types.js").Message} Message */
/** @typedef {import("../types.js").Participant} Participant */
/** @typedef {import("../types.js").NextSpeaker} NextSpeaker */
/** @typedef {{id: string, name: string}} Speaker */
/** @typedef {{id: string, seq: number, speaker: Speaker, reason: string, text: string}} Live a reply while it is said */
/** @typedef {{text: string, state: "sending" | "queued" | "unsent"}} Waiting the user's words before they are stored */
/** @typedef {{speaker: Speaker | null, sentence: string}} Fault */
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

  /** The last word is the user's, and nobody is answering. */
  get unanswered() {
    return !this.busy && !this.waiting && this.messages.at(-1)?.role === "user";
  }

  /** Whose reply did not come, or broke off. */
  get missed() {
    const last = this.messages.at(-1);
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
    if (this.live && byId.has(this.live.id)) this.live = null;
  }

  /**
   * The newest page, as the server has it now. Where it does not reach back to what is known, it replaces all.
   *
   * @param {Message[]} messages newest first
   * @param {string | null} cursor
   */
  renew(messages, cursor) {
    const oldest = messages.at(-1)?.seq ?? 0;
    const newest = this.messages.at(-1)?.seq ?? -1;
    const gap = this.messages.length === 0 || oldest > newest + 1;
    if (gap) this.messages = [];
    if (gap) this.earlier = cursor;
    this.merge(messages);
  }

  /** A stream is asked for; what failed before is past. */
  begin() {
    this.busy = true;
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
    const seq = (this.messages.at(-1)?.seq ?? 0) + 1;
    if (this.messages.some((each) => each.id === turn.message_id)) return; // told already
    this.live = { id: turn.message_id, seq, speaker: turn.speaker, reason: turn.reason, text: "" };
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
      this.merge([said(id, conversationId, (this.messages.at(-1)?.seq ?? 0) + 1, this.waiting.text)]);
    }
    this.waiting = null;
  }

  /** @param {Message} message */
  #told(message) {
    this.merge([message]);
    this.live = null;
    this.conversation.message_count = Math.max(this.conversation.message_count, message.seq);
  }

  /** @param {string} sentence */
  #failed(sentence) {
    this.fault = { speaker: this.live?.speaker ?? null, sentence };
    this.live = null;
  }

  /**
   * What is to be seen, from top to bottom. A fault stands in the message that it broke, where that was stored.
   *
   * @returns {Item[]}
   */
  get items() {
    const last = this.messages.at(-1);
    /** @type {Item[]} */
    const items = this.messages.map((message) => ({
      key: message.id,
      type: "message",
      message,
      fault: message === last && message.status === "failed" && !this.busy ? (this.fault ?? { speaker: message.speaker, sentence: "" }) : null,
    }));
    const inPlace = last?.status === "failed";
    if (this.live) items.push({ key: this.live.id, type: "live", live: this.live });
    if (this.waiting) items.push({ key: "waiting", type: "waiting", waiting: this.waiting, fault: this.waiting.state === "unsent" ? this.fault : null });
    else if (this.fault && !inPlace) items.push({ key: "fault", type: "fault", fault: this.fault });
    else if (this.unanswered) items.push({ key: "fault", type: "fault", fault: { speaker: null, sentence: "" } });
    return items;
  }
}

/**
 * The user's words as a stored message, until the server's own copy comes.
 *
 * @param {string} id
 * @param {string} conversationId
 * @param {number} seq
 * @param {string} content
 * @returns {Message}
 */
function said(id, conversationId, seq, content) {
  return {
    id,
    conversation_id: conversationId,
    seq,
    role: "user",
    speaker: null,
    content,
    status: "complete",
    version: 1,
    replies_to: [],
    claims: [],
    citations: [],
    tool_calls: [],
    provider: null,
    model: null,
    tokens_in: null,
    tokens_out: null,
    created_at: new Date().toISOString(),
  };
}
