import { fill, h, icon, iconButton, set, unseen } from "../dom.js";
import { completed } from "../model/mention.js";
import { keyText } from "./key-caps.js";
import { Mentions } from "./mentions.js";
import { Menu, item, label, line } from "./menu.js";
import { portrait, voiced } from "./portrait.js";

/** @typedef {import("../model/discussion.js").Discussion} Discussion */
/** @typedef {import("../types.js").Participant} Participant */
/**
 * @typedef {object} ComposerActs
 * @property {(words: string) => void} say
 * @property {() => void} typed
 * @property {(speakerId?: string) => void} next
 * @property {(turns: number) => void} run
 * @property {() => void} stop
 */

const RUNS = [2, 4, 8, 12];
// On a touch screen Enter makes a new line; there is a button to send.
const TOUCH = matchMedia("(hover: none) and (pointer: coarse)");

/** The foot of a discussion: who is next, one's own words, the next voice, and Stop. */
export class Composer {
  #discussion;
  #acts;
  #upNext = h("p", { class: "next-up" });
  #text;
  #mentions;
  #send = iconButton("say", "Say it", { class: "icon-button send", type: "submit" });
  #stop = h("button", { class: "button stop", type: "button", "data-rank": "quiet", "aria-label": "Stop" }, icon("stop"), h("span", {}, "Stop"));
  #next = h("button", { class: "button next", type: "button", "data-rank": "first", title: keyText("next") }, "Next response");
  #choose = h("button", { class: "button", type: "button", "data-rank": "first", "aria-label": "Choose who speaks, or play several turns" }, icon("up"));

  /**
   * @param {Discussion} discussion
   * @param {ComposerActs} acts
   * @param {{messageLength: number, turns: number}} limits
   * @param {HTMLElement} toEnd the way back to the end of the log
   */
  constructor(discussion, acts, limits, toEnd) {
    this.#discussion = discussion;
    this.#acts = acts;
    this.#text = h("textarea", { id: "say", rows: 1, maxlength: limits.messageLength, placeholder: "Say something to the table" });
    this.#mentions = new Mentions(this.#text, (place, who) => this.#name(place, who));
    const form = h("form", {}, this.#mentions.list, h("label", {}, unseen("Say something to the table"), this.#text), this.#send, this.#row());
    form.addEventListener("submit", (event) => (event.preventDefault(), this.#say()));
    this.#text.addEventListener("input", () => this.#typed());
    this.#text.addEventListener("keydown", (event) => this.#key(event));
    this.#stop.addEventListener("click", () => this.stop());
    this.#next.addEventListener("click", () => this.next());
    new Menu(this.#choose, "Next response", () => this.#choices(limits.turns));
    const note = h("p", { class: "quiet note" }, `Enter sends, @ names someone, ${keyText("next")} calls the next voice. The voices are reconstructions.`);
    this.element = h("footer", { class: "composer" }, toEnd, this.#upNext, form, note);
  }

  get words() {
    return this.#text.value;
  }

  set words(words) {
    this.#text.value = words;
    this.#typed();
  }

  focus() {
    this.#text.focus();
  }

  /** Calls the next voice, as the button does. Where nobody is next by turn, asks who it shall be. */
  next() {
    if (this.#next.ariaDisabled === "true") return;
    if (this.#discussion.nobody) this.#choose.click();
    else this.#acts.next();
  }

  /** Ends what is being said, as the button does. */
  stop() {
    if (this.#stop.ariaDisabled !== "true") this.#acts.stop();
  }

  update() {
    const { busy, stopping, cast } = this.#discussion;
    this.#tellNext();
    const mute = busy || (cast.length > 0 && cast.every((each) => each.muted));
    set(this.#next, "aria-disabled", String(mute));
    set(this.#choose, "aria-disabled", String(busy));
    set(this.#stop, "aria-disabled", String(!busy || stopping));
  }

  #row() {
    const name = iconButton("at", "Name someone", { on: { click: () => this.#insertAt() } });
    return h("div", { class: "row" }, name, h("span", { class: "gap" }), this.#stop, h("span", { class: "split" }, this.#next, this.#choose));
  }

  #tellNext() {
    const { next, nobody, busy, live, lost, stopping } = this.#discussion;
    const turn = live ?? (busy ? null : next);
    const participant = this.#discussion.participant(turn?.speaker.id);
    voiced(this.#upNext, participant?.color);
    if (lost) fill(this.#upNext, "The connection broke. Looking for what was said meanwhile…");
    else if (stopping) fill(this.#upNext, "Stopping…");
    else if (turn) this.#tellTurn(turn, participant, live ? "" : "Next: ");
    else fill(this.#upNext, busy ? "Somebody is about to speak…" : nobody);
  }

  /**
   * @param {{speaker: {name: string}, reason: string}} turn
   * @param {Participant | undefined} participant
   * @param {string} before
   */
  #tellTurn({ speaker, reason }, participant, before) {
    fill(this.#upNext, participant && portrait(participant, "xs"), h("span", {}, before, ...named(reason, speaker.name)));
  }

  /** @param {number} most how many turns may be played in one go */
  #choices(most) {
    const { cast, next, nobody } = this.#discussion;
    const willing = cast.filter((each) => !each.muted);
    const voices = [label("Who speaks"), ...willing.map((each) => this.#voice(each, each.character_id === next?.speaker.id))];
    if (nobody) return voices;
    return [
      ...voices,
      line(),
      label("Let them talk for … turns"),
      h("li", { class: "turns", role: "none" }, ...RUNS.filter((turns) => turns <= most).map((turns) => this.#turns(turns))),
    ];
  }

  /**
   * @param {Participant} participant
   * @param {boolean} isNext
   */
  #voice(participant, isNext) {
    return item(() => this.#acts.next(participant.character_id), portrait(participant, "s"), participant.name, isNext && h("small", {}, "next"));
  }

  /** @param {number} turns */
  #turns(turns) {
    const play = () => this.#acts.run(turns);
    return h("button", { class: "button", type: "button", role: "menuitem", "data-size": "small", "aria-label": `${turns} turns`, on: { click: play } }, turns);
  }

  #typed() {
    this.#weigh();
    if (!CSS.supports("field-sizing", "content")) {
      this.#text.style.setProperty("height", "auto");
      this.#text.style.setProperty("height", `${this.#text.scrollHeight}px`);
    }
    this.#mentions.look(this.#discussion.cast);
    this.#acts.typed();
  }

  /** Who has written something will want to say it: then that is the button that catches the eye. */
  #weigh() {
    const words = this.#text.value.trim() !== "";
    set(this.#send, "hidden", !words);
    for (const button of [this.#next, this.#choose]) set(button, "data-rank", !words && "first");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing || this.#mentions.key(event)) return;
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey || TOUCH.matches) return;
    event.preventDefault();
    this.#say();
  }

  #say() {
    const words = this.#text.value.trim();
    if (!words || this.#discussion.waiting?.state === "sending") return;
    this.#text.value = "";
    this.#weigh();
    this.#text.style.removeProperty("height");
    this.#acts.say(words);
  }

  #insertAt() {
    const { selectionStart: at, value } = this.#text;
    const space = at > 0 && !/\s/.test(value[at - 1] ?? "") ? " @" : "@";
    this.#text.setRangeText(space, at, this.#text.selectionEnd, "end");
    this.#text.focus();
    this.#typed();
  }

  /**
   * @param {{from: number, to: number}} place
   * @param {Participant} who
   */
  #name(place, who) {
    const { text, caret } = completed(this.#text.value, place, who.name);
    this.#text.value = text;
    this.#text.setSelectionRange(caret, caret);
    this.#typed();
  }
}

/**
 * A reason, in which the name of whom it is about is set off.
 *
 * @param {string} reason
 * @param {string} name
 */
function named(reason, name) {
  const at = reason.indexOf(name);
  return at < 0 ? [h("b", {}, name), `. ${reason}`] : [reason.slice(0, at), h("b", {}, name), reason.slice(at + name.length)];
}
