import { fill, h, icon, iconButton, set } from "../dom.js";
import { inWords } from "../model/table.js";
import { Menu, item, label } from "./menu.js";
import { portrait, voiced } from "./portrait.js";
import { ways } from "./take-along.js";

/** @typedef {import("../model/discussion.js").Discussion} Discussion */
/** @typedef {import("../types.js").Participant} Participant */
/**
 * @typedef {import("./take-along.js").TakeActs & TopicOwnActs} TopicActs
 */
/**
 * @typedef {object} TopicOwnActs
 * @property {(participant: Participant) => void} ask
 * @property {(participant: Participant) => void} mute
 */

/** What it is about and who sits there; whoever is next wears a ring. */
export class TopicBar {
  #discussion;
  #acts;
  #title = h("h1", {});
  #count = h("span", { class: "quiet" });
  #phase = h("span", { class: "chip unvoiced phase-now", hidden: true });
  #cast = h("ul", { class: "cast", "aria-label": "At the table" });
  /** @type {Map<string, HTMLElement>} */
  #faces = new Map();

  /**
   * @param {Discussion} discussion
   * @param {TopicActs} acts
   * @param {HTMLElement} opener of the sidebar
   * @param {HTMLElement} insights opens what came of it
   */
  constructor(discussion, acts, opener, insights) {
    this.#discussion = discussion;
    this.#acts = acts;
    const take = iconButton("export", "Take it along", { class: "icon-button take" });
    new Menu(take, "Take it along", () => ways(acts));
    this.element = h("header", { class: "topic-bar" }, opener, h("div", { class: "topic" }, this.#title, h("p", {}, this.#phase, this.#count)), this.#cast, h("div", { class: "tools" }, take, insights));
  }

  update() {
    const { conversation, cast } = this.#discussion;
    fill(this.#title, conversation.topic);
    set(this.#title, "title", conversation.topic);
    fill(this.#count, cast.length ? `${inWords(cast.length)} at the table and you` : "You alone");
    this.#tellPhase();
    if (cast.length !== this.#faces.size || cast.some((each) => !this.#faces.has(each.character_id))) this.#seat(cast);
    for (const each of cast) this.#mark(each);
  }

  /** Where the discussion has come to, where it follows a protocol. */
  #tellPhase() {
    const { phase, conversation } = this.#discussion;
    const free = conversation.protocol === "open" && phase.id === "discussion";
    this.#phase.hidden = free;
    fill(this.#phase, free ? "" : phase.name);
  }

  /** @param {Participant[]} cast */
  #seat(cast) {
    this.#faces = new Map(cast.map((each) => [each.character_id, this.#face(each)]));
    fill(this.#cast, ...this.#faces.values());
  }

  /** @param {Participant} participant */
  #face(participant) {
    const id = participant.character_id;
    const button = voiced(h("button", { type: "button" }, portrait(participant)), participant.color);
    new Menu(button, participant.name, () => this.#choices(this.#discussion.participant(id) ?? participant));
    return h("li", {}, button, h("span", { class: "why", role: "tooltip" }));
  }

  /** @param {Participant} participant */
  #mark(participant) {
    const face = this.#faces.get(participant.character_id);
    const [button, why] = face?.children ?? [];
    if (!face || !button || !why) return;
    const { state, reason } = this.#stateOf(participant);
    set(button, "aria-label", state ? `${participant.name}, ${state}` : participant.name);
    set(button, "aria-current", (state === "speaking" || state === "next") && "step");
    set(face, "data-muted", participant.muted);
    fill(why, reason);
  }

  /** @param {Participant} participant */
  #stateOf({ character_id: id, name, muted }) {
    const { next, live } = this.#discussion;
    if (live?.speaker.id === id) return { state: "speaking", reason: live.reason };
    if (muted) return { state: "resting", reason: `${name} is resting.` };
    if (!live && next?.speaker.id === id) return { state: "next", reason: next.reason };
    return { state: "", reason: name };
  }

  /** @param {Participant} participant */
  #choices(participant) {
    const { busy } = this.#discussion;
    return [
      label(participant.name),
      !participant.muted && !busy && item(() => this.#acts.ask(participant), icon("say"), "Let speak next"),
      item(() => this.#acts.mute(participant), icon(participant.muted ? "sound" : "mute"), participant.muted ? "Take part again" : "Rest for a while"),
    ].filter((row) => row !== false);
  }
}
