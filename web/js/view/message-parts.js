/** What stands around a turn's words: its number, whom it answers, how it ended. */

import { h, icon, unseen } from "../dom.js";
import { ownPortrait, portrait, voiced } from "./portrait.js";

/** @typedef {import("../model/discussion.js").Discussion} Discussion */
/** @typedef {import("../model/discussion.js").Fault} Fault */
/** @typedef {import("../model/discussion.js").Item} Item */
/** @typedef {import("../types.js").Message} Message */

// One for all: to make such a thing costs more than all the rest of a turn.
const MOMENT = new Intl.DateTimeFormat([], { dateStyle: "medium", timeStyle: "short" });

/**
 * @param {number} seq
 * @param {string} created
 * @param {string} [model] who wrote it
 */
export function turnNumber(seq, created, model = "") {
  const when = created && MOMENT.format(new Date(created));
  const facts = [when, model].filter(Boolean).join(", ");
  return h("a", { class: "number", href: `#turn-${seq}`, title: facts || null, "aria-label": ["Turn " + seq, facts].filter(Boolean).join(", ") }, seq);
}

/**
 * Whom a turn answers, each with the way to what was answered.
 *
 * @param {Message} message
 * @param {Discussion} discussion
 */
export function answers({ replies_to: ids }, discussion) {
  const answered = ids.map((id) => discussion.messages.find((each) => each.id === id)).filter((each) => each !== undefined);
  if (!answered.length) return null;
  return h("span", { class: "answers" }, icon("reply"), unseen("replying to"), ...answered.map((each) => chip(each, discussion)));
}

/**
 * @param {Message} message
 * @param {Discussion} discussion
 */
function chip({ id, seq, speaker }, discussion) {
  const participant = discussion.participant(speaker?.id);
  const name = discussion.turn(id)?.name ?? "";
  const picture = participant ? portrait(participant, "xs") : ownPortrait(name, "xs");
  return voiced(h("a", { class: "chip", href: `#turn-${seq}`, title: `Turn ${seq}` }, picture, name), participant?.color);
}

/**
 * Where it says what was said before: where that was, and the way to another try.
 *
 * @param {Message} message
 * @param {Discussion} discussion
 * @param {(message: Message) => void} again
 */
export function nearRepeat(message, discussion, again) {
  const { near_repeat_of: id } = message;
  if (!id) return null;
  const earlier = discussion.turn(id);
  const where = earlier ? h("a", { href: `#turn-${earlier.seq}` }, `turn ${earlier.seq}`) : "an earlier turn";
  const another = h("button", { class: "link", type: "button", "data-act": "anew", on: { click: () => again(message) } }, "Try another");
  return h("p", { class: "note near quiet" }, "Close to what was said in ", where, ". ", another);
}

/**
 * How a reply ended, where that is not at its own end.
 *
 * @param {Message} message
 * @param {Fault | null} fault
 */
export function ending({ status, finish_reason: reason }, fault) {
  const said = {
    interrupted: "Stopped here.",
    failed: fault ? "" : "The reply broke off here.",
    complete: reason === "length" ? "The reply had reached its full length here." : reason === "refused" ? "The AI provider would not say more than this." : "",
  }[status];
  return said ? h("p", { class: "note quiet" }, said) : null;
}

/** @param {Message} message */
export function edited({ edited_at: when }) {
  if (!when) return null;
  return h("span", { class: "edited quiet", title: MOMENT.format(new Date(when)) }, "edited");
}

/** @param {...(Node | null)} parts */
export function ownFoot(...parts) {
  return parts.some(Boolean) ? h("div", { class: "own-foot" }, ...parts) : null;
}

/**
 * What an item looks like, in short: two alike are not drawn twice.
 *
 * @param {Item} item
 */
export function traits(item) {
  const fault = "fault" in item ? item.fault : null;
  const why = fault && `${fault.speaker?.id}: ${fault.sentence}`;
  if (item.type === "message") {
    const { id, seq, version, versions, status, content, edited_at: when, replies_to: answered, near_repeat_of: near } = item.message;
    return [id, seq, version, versions, status, content.length, when, answered, near, why].join();
  }
  if (item.type === "waiting") return [item.waiting.state, item.waiting.text, why].join();
  return [item.type, why].join();
}
