import { arrange, fill, h, set } from "../dom.js";
import { messageForm } from "./message-form.js";
import { faultLine, unanswered, waitingNote, ways } from "./message-faults.js";
import { answers, edited, ending, nearRepeat, ownFoot, traits, turnNumber } from "./message-parts.js";
import { messageTools, versionSwitch } from "./message-tools.js";
import { formerPortrait, portrait, voiced } from "./portrait.js";
import { Words, ownWords } from "./words.js";

/** @typedef {import("../model/discussion.js").Discussion} Discussion */
/** @typedef {import("../model/discussion.js").Item} Item */
/** @typedef {import("../model/discussion.js").Fault} Fault */
/** @typedef {import("../types.js").Message} Message */
/** @typedef {{copy: (text: string) => void} & import("./message-faults.js").FaultActs & import("./message-tools.js").RevisionActs} MessageActs */

/**
 * One turn, from its first word to its place in the record. The element stays the same all that time. A turn of the
 * record is plain at first, words and whose they are; what else belongs to it comes when it is dressed.
 */
export class MessageView {
  #discussion;
  #acts;
  #words;
  #shown = "";
  #item;
  #editing = false;
  #dressed = false;
  /** The portrait, and whose and in which colour it is. */
  #face = { of: "", element: h("span") };
  /** @type {Discussion["cast"]} */
  #cast = [];

  /**
   * @param {Item} item
   * @param {Discussion} discussion
   * @param {MessageActs} acts
   */
  constructor(item, discussion, acts) {
    this.#discussion = discussion;
    this.#acts = acts;
    this.#words = new Words(acts.copy);
    this.#item = item;
    this.element = h("article", { class: "message", tabindex: -1 });
    this.update(item);
  }

  /** Resolves once what has come is wholly shown. */
  get settled() {
    return this.#words.settled;
  }

  /** Gives a turn of the record all that belongs to it. */
  dress() {
    if (this.#dressed) return;
    this.#dressed = true;
    if (this.#item.type === "message") this.#draw(this.#item);
  }

  /** There are more words of what is being said. */
  hear() {
    if (this.#item.type === "live") this.#words.tell(this.#item.live.text);
  }

  /** @param {Item} item */
  update(item) {
    if (this.#knows(item)) return;
    this.#item = item;
    this.#cast = this.#discussion.cast;
    if (item.type !== "message") this.#dressed = true;
    this.hear();
    this.#refresh();
  }

  #refresh() {
    const looks = `${traits(this.#item)} ${this.#surroundings(this.#item)}`;
    if (looks === this.#shown || this.#editing) return;
    this.#shown = looks;
    this.#draw(this.#item);
  }

  /** The cheap answer for a thousand turns, of which one is new. @param {Item} item */
  #knows(item) {
    const known = this.#item;
    return this.#shown !== "" && item.type === "message" && known.type === "message" && item.message === known.message && item.fault === known.fault && this.#cast === this.#discussion.cast;
  }

  /** What has the focus and is still to be seen keeps it. @param {Item} item */
  #draw(item) {
    const act = this.element.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.act : null;
    this.#put(item);
    if (!act) return;
    this.#focus(act);
  }

  /** @param {string} act the button, or the menu where that is in one, or the turn */
  #focus(act) {
    const buttons = [...this.element.querySelectorAll(`[data-act=${act}], [data-act=more]`), this.element];
    /** @type {HTMLElement | undefined} */ (buttons.find((button) => button.checkVisibility()))?.focus({ preventScroll: true });
  }

  /** @param {Item} item */
  #put(item) {
    if (!this.#dressed && item.type === "message") this.#plain(item.message);
    else if (item.type === "message" && item.message.role !== "user") this.#reply(item.message, item.fault);
    else if (item.type === "message") this.#own(item.message.content, item.message, null);
    else if (item.type === "live") this.#live(item.live);
    else if (item.type === "waiting") this.#own(item.waiting.text, null, waitingNote(item.waiting, item.fault, this.#discussion, this.#acts));
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

  /** @param {Message} message */
  #plain({ role, speaker, seq, status, content }) {
    this.#frame(speaker, seq, status, false);
    const id = `who-${this.#item.key}`;
    set(this.element, "aria-labelledby", id);
    const name = role === "user" ? "You" : (speaker?.name ?? "A voice");
    fill(this.element, h("h2", { id }, name), h("div", { class: "words" }, content));
  }

  /**
   * @param {Message} message
   * @param {Fault | null} fault
   */
  #reply(message, fault) {
    this.#frame(message.speaker, message.seq, message.status, false);
    this.#words.put(message.content, message.claims);
    arrange(
      this.element,
      this.#portrait(message.speaker),
      this.#header(message.speaker, turnNumber(message.seq, message.created_at, message.model ?? ""), answers(message, this.#discussion), edited(message), this.#versions(message)),
      this.#words.element,
      ending(message, fault),
      nearRepeat(message, this.#discussion, this.#acts.regenerate),
      fault && faultLine(message.speaker, fault, fault.at ? "could not be made anew" : "broke off"),
      fault && ways(this.#discussion, this.#acts),
      this.#tools(message),
    );
  }

  /** @param {import("../model/discussion.js").Live} live */
  #live(live) {
    this.#frame(live.speaker, live.seq, "complete", true);
    const status = h("span", { class: "status" }, this.#discussion.lost ? "was speaking when the connection broke" : "is speaking");
    arrange(this.element, this.#portrait(live.speaker), this.#header(live.speaker, status), this.#words.element);
  }

  /**
   * @param {string} text
   * @param {Message | null} message null while it is not stored
   * @param {Node | null} below
   */
  #own(text, message, below) {
    const seq = message?.seq ?? null;
    set(this.element, "data-role", "user");
    set(this.element, "id", seq && `turn-${seq}`);
    voiced(this.element, undefined);
    const id = `who-${seq ?? "waiting"}`;
    set(this.element, "aria-labelledby", id);
    fill(
      this.element,
      h("h2", { class: "unseen", id }, "You"),
      seq && turnNumber(seq, ""),
      h("div", { class: "said" }, ownWords(text, this.#discussion.cast), message && ownFoot(edited(message), this.#versions(message)), below),
      message ? this.#tools(message) : messageTools([this.#copy(text)]),
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
      silent ? unanswered() : faultLine(fault.speaker, fault, "did not arrive"),
      ways(this.#discussion, this.#acts, silent ? "Ask for an answer" : "Try again"),
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

  /** The same one as long as nothing about it changes: a picture put in anew would flicker. @param {{id: string, name: string} | null} speaker */
  #portrait(speaker) {
    const participant = this.#discussion.participant(speaker?.id);
    const of = [speaker?.id, participant?.color, participant?.avatar_url].join();
    if (of !== this.#face.of) this.#face = { of, element: this.#drawn(speaker) };
    return this.#face.element;
  }

  /** @param {{id: string, name: string} | null} speaker */
  #drawn(speaker) {
    const participant = this.#discussion.participant(speaker?.id);
    if (participant) return portrait(participant);
    return speaker ? formerPortrait(speaker) : h("span", { class: "portrait unvoiced", "aria-hidden": "true" }, "…");
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

  /** @param {Message} message */
  #versions(message) {
    return versionSwitch(message, (version) => this.#acts.show(message, version));
  }

  /** @param {Message} message */
  #tools(message) {
    const { regenerate, remove, fork, shown } = this.#acts;
    const own = message.role === "user";
    const anew = { name: "anew", drawing: "again", label: "Try another version", act: () => regenerate(message) };
    const why = { name: "shown", drawing: "shown", label: "What was it shown?", act: () => shown(message) };
    return messageTools([
      this.#copy(message.content),
      ...(own ? [] : [anew]),
      { name: "edit", drawing: "edit", label: "Edit", act: () => this.#edit(message) },
      { name: "fork", drawing: "fork", label: "Fork from here", act: () => fork(message) },
      ...(own ? [] : [why]),
      { name: "remove", drawing: "bin", label: "Delete", act: () => remove(message) },
    ]);
  }

  /** @param {string} text */
  #copy(text) {
    return { name: "copy", drawing: "copy", label: "Copy", act: () => this.#acts.copy(text) };
  }

  /** The words become a field, in their place. @param {Message} message */
  #edit(message) {
    const close = () => {
      this.#editing = false;
      set(this.element, "data-editing", null);
      form.element.replaceWith(words ?? "");
      this.#refresh();
      this.#focus("edit");
    };
    const form = messageForm(message.content, { save: (words) => this.#acts.edit(message, words), close });
    const words = this.element.querySelector(".words");
    if (!words) return;
    this.#editing = true;
    set(this.element, "data-editing", true);
    words.replaceWith(form.element);
    form.focus();
  }

  /** @param {string | undefined} id */
  #color(id) {
    return this.#discussion.participant(id)?.color;
  }
}
