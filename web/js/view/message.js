import { fill, h, icon, iconButton, set, unseen } from "../dom.js";
import { ownPortrait, portrait, voiced } from "./portrait.js";
import { Words, ownWords } from "./words.js";

/** @typedef {import("../model/discussion.js").Discussion} Discussion */
/** @typedef {import("../model/discussion.js").Item} Item */
/** @typedef {import("../model/discussion.js").Fault} Fault */
/** @typedef {import("../types.js").Message} Message */
/**
 * @typedef {object} MessageActs
 * @property {(text: string) => void} copy
 * @property {() => void} again
 * @property {() => void} goOn
 * @property {() => void} takeBack
 */

/** One turn, from its first word to its place in the record. The element stays the same all that time. */
export class MessageView {
  #discussion;
  #acts;
  #words = new Words();
  #shown = "";
  #item;

  /**
   * @param {Item} item
   * @param {Discussion} discussion
   * @param {MessageActs} acts
   */
  constructor(item, discussion, acts) {
    this.#discussion = discussion;
    this.#acts = acts;
    this.#item = item;
    this.element = h("article", { class: "message", tabindex: -1 });
    this.update(item);
  }

  /** Resolves once what has come is wholly shown. */
  get settled() {
    return this.#words.settled;
  }

  /** @param {Item} item */
  update(item) {
    this.#item = item;
    if (item.type === "live") this.#words.tell(item.live.text);
    const looks = `${traits(item)} ${this.#surroundings(item)}`;
    if (looks === this.#shown) return;
    this.#shown = looks;
    if (item.type === "message" && item.message.role !== "user") this.#reply(item.message, item.fault);
    else if (item.type === "message") this.#own(item.message.content, item.message.seq, null);
    else if (item.type === "live") this.#live(item.live);
    else if (item.type === "waiting") this.#own(item.waiting.text, null, this.#waiting(item.waiting, item.fault));
    else this.#lack(item.fault);
  }

  /**
   * What an item looks like depends on these, too.
   *
   * @param {Item} item
   */
  #surroundings({ type }) {
    const { cast, live, lost } = this.#discussion;
    const others = type === "waiting" ? live?.speaker.name : type === "live" ? lost : "";
    return [others, ...cast.map((each) => each.character_id + each.color)].join();
  }

  /**
   * @param {Message} message
   * @param {Fault | null} fault
   */
  #reply(message, fault) {
    this.#frame(message.speaker, message.seq, message.status, false);
    this.#words.put(message.content, message.claims);
    fill(
      this.element,
      this.#portrait(message.speaker),
      this.#header(message.speaker, this.#number(message.seq, message.created_at, message.model ?? ""), this.#answers(message)),
      this.#words.element,
      end(message, fault),
      fault && this.#fault(message.speaker, fault, "broke off"),
      fault && this.#ways(),
      this.#tools(message.content),
    );
  }

  /** @param {import("../model/discussion.js").Live} live */
  #live(live) {
    this.#frame(live.speaker, live.seq, "complete", true);
    const status = h("span", { class: "status" }, this.#discussion.lost ? "was speaking when the connection broke" : "is speaking");
    fill(this.element, this.#portrait(live.speaker), this.#header(live.speaker, status), this.#words.element);
  }

  /**
   * @param {string} text
   * @param {number | null} seq
   * @param {Node | null} below
   */
  #own(text, seq, below) {
    set(this.element, "data-role", "user");
    set(this.element, "id", seq && `turn-${seq}`);
    voiced(this.element, undefined);
    const id = `who-${seq ?? "waiting"}`;
    set(this.element, "aria-labelledby", id);
    fill(
      this.element,
      h("h2", { class: "unseen", id }, "You"),
      seq && this.#number(seq, ""),
      h("div", { class: "said" }, ownWords(text, this.#discussion.cast), below),
      this.#tools(text),
    );
  }

  /**
   * @param {import("../model/discussion.js").Waiting} waiting
   * @param {Fault | null} fault
   */
  #waiting({ state }, fault) {
    const speaker = this.#discussion.live?.speaker.name;
    if (state === "queued") return h("p", { class: "note quiet" }, speaker ? `Waits until ${speaker} has finished.` : "Waits for the end of this turn.");
    if (state === "sending") return null;
    return h(
      "div",
      { class: "unsent", role: "alert" },
      h("p", { class: "fault" }, h("strong", {}, "Not sent."), " ", fault?.sentence),
      h("div", { class: "ways" }, this.#button("Try again", this.#acts.again, "again"), this.#button("Take it back", this.#acts.takeBack)),
    );
  }

  /**
   * A reply of which nothing arrived keeps its place.
   *
   * @param {Fault} fault
   */
  #lack(fault) {
    this.#frame(fault.speaker, null, "failed", false);
    const silent = !fault.sentence && !fault.speaker;
    fill(
      this.element,
      this.#portrait(fault.speaker),
      fault.speaker ? this.#header(fault.speaker) : h("h2", { class: "unseen", id: "who-nobody" }, "No reply"),
      silent ? h("p", { class: "fault" }, "Nobody has answered this yet.") : this.#fault(fault.speaker, fault, "did not arrive"),
      this.#ways(silent ? "Ask for an answer" : "Try again"),
    );
  }

  /**
   * @param {{id: string, name: string} | null} speaker
   * @param {number | null} seq
   * @param {string} status
   * @param {boolean} busy
   */
  #frame(speaker, seq, status, busy) {
    voiced(this.element, this.#color(speaker?.id));
    set(this.element, "id", seq && `turn-${seq}`);
    set(this.element, "aria-labelledby", this.#headingId(speaker));
    set(this.element, "data-status", status === "complete" ? null : status);
    set(this.element, "aria-busy", busy && "true");
  }

  /** @param {{id: string, name: string} | null} speaker */
  #portrait(speaker) {
    const participant = this.#discussion.participant(speaker?.id);
    if (participant) return portrait(participant);
    return speaker ? ownPortrait(speaker.name) : h("span", { class: "portrait unvoiced", "aria-hidden": "true" }, "…");
  }

  /**
   * @param {{id: string, name: string} | null} speaker
   * @param {...import("../dom.js").Child} more
   */
  #header(speaker, ...more) {
    return h("header", {}, h("h2", { id: this.#headingId(speaker) }, speaker?.name ?? "A voice"), ...more);
  }

  /** @param {{id: string, name: string} | null} speaker */
  #headingId(speaker) {
    return speaker ? `who-${this.#item.key}` : "who-nobody";
  }

  /**
   * @param {number} seq
   * @param {string} created
   * @param {string} [model] who wrote it
   */
  #number(seq, created, model = "") {
    const when = created && new Date(created).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
    const facts = [when, model].filter(Boolean).join(", ");
    return h("a", { class: "number", href: `#turn-${seq}`, title: facts || null, "aria-label": ["Turn " + seq, facts].filter(Boolean).join(", ") }, seq);
  }

  /** @param {Message} message */
  #answers({ replies_to: ids }) {
    const answered = this.#discussion.messages.filter((each) => ids.includes(each.id));
    if (!answered.length) return null;
    return h("span", { class: "answers" }, icon("reply"), unseen("replying to"), ...answered.map((each) => this.#chip(each)));
  }

  /** @param {Message} message */
  #chip(message) {
    const participant = this.#discussion.participant(message.speaker?.id);
    const name = message.role === "user" ? "You" : (message.speaker?.name ?? "A voice");
    const picture = participant ? portrait(participant, "xs") : ownPortrait(name, "xs");
    return voiced(h("a", { class: "chip", href: `#turn-${message.seq}` }, picture, name), participant?.color);
  }

  /**
   * @param {{name: string} | null} speaker
   * @param {Fault} fault
   * @param {string} what
   */
  #fault(speaker, { sentence }, what) {
    const whose = speaker ? `${speaker.name}’s reply ${what}.` : "That did not work.";
    return h("p", { class: "fault", role: "alert" }, h("strong", {}, whose), " ", sentence, " Everything up to here is saved.");
  }

  #ways(again = "Try again") {
    const others = this.#discussion.others.length > 0;
    return h("div", { class: "ways" }, this.#button(again, this.#acts.again, "again"), others && this.#button("Go on with somebody else", this.#acts.goOn));
  }

  /**
   * @param {string} text
   * @param {() => void} act
   * @param {string} [drawing]
   */
  #button(text, act, drawing) {
    return h("button", { class: "button", type: "button", "data-size": "small", "data-rank": drawing ? null : "quiet", on: { click: act } }, drawing && icon(drawing), text);
  }

  /** @param {string} text */
  #tools(text) {
    const copy = iconButton("copy", "Copy", { "data-size": "small", on: { click: () => this.#acts.copy(text) } });
    return h("div", { class: "acts" }, copy);
  }

  /** @param {string | undefined} id */
  #color(id) {
    return this.#discussion.participant(id)?.color;
  }
}

/**
 * How a reply ended, where that is not at its own end.
 *
 * @param {Message} message
 * @param {Fault | null} fault
 */
function end({ status, finish_reason: reason }, fault) {
  const said = {
    interrupted: "Stopped here.",
    failed: fault ? "" : "The reply broke off here.",
    complete: reason === "length" ? "The reply had reached its full length here." : reason === "refused" ? "The AI provider would not say more than this." : "",
  }[status];
  return said ? h("p", { class: "note quiet" }, said) : null;
}

/**
 * What an item looks like, in short: two alike are not drawn twice.
 *
 * @param {Item} item
 */
function traits(item) {
  const fault = "fault" in item ? item.fault : null;
  const why = fault && `${fault.speaker?.id}: ${fault.sentence}`;
  if (item.type === "message") {
    const { id, seq, version, status, content, replies_to: answered } = item.message;
    return [id, seq, version, status, content.length, answered, why].join();
  }
  if (item.type === "waiting") return [item.waiting.state, item.waiting.text, why].join();
  return [item.type, why].join();
}
