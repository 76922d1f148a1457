/** What stands where a turn failed or waits, and the ways on from there. */

import { h, icon } from "../dom.js";

/** @typedef {import("../model/discussion.js").Discussion} Discussion */
/** @typedef {import("../model/discussion.js").Fault} Fault */
/** @typedef {import("../model/discussion.js").Waiting} Waiting */
/**
 * @typedef {object} FaultActs
 * @property {() => void} again
 * @property {() => void} goOn
 * @property {() => void} takeBack
 */

/**
 * @param {{name: string} | null} speaker
 * @param {Fault} fault
 * @param {string} what
 */
export function faultLine(speaker, { sentence }, what) {
  const whose = speaker ? `${speaker.name}’s reply ${what}.` : "That did not work.";
  return h("p", { class: "fault", role: "alert" }, h("strong", {}, whose), " ", sentence, " Everything up to here is saved.");
}

export function unanswered() {
  return h("p", { class: "fault" }, "Nobody has answered this yet.");
}

/**
 * @param {Discussion} discussion
 * @param {FaultActs} acts
 * @param {string} [again]
 */
export function ways(discussion, acts, again = "Try again") {
  const others = discussion.others.length > 0;
  return h("div", { class: "ways" }, button(again, acts.again, "again"), others && button("Go on with somebody else", acts.goOn));
}

/**
 * What is said below words that are not stored yet.
 *
 * @param {Waiting} waiting
 * @param {Fault | null} fault
 * @param {Discussion} discussion
 * @param {FaultActs} acts
 */
export function waitingNote({ state }, fault, discussion, acts) {
  const speaker = discussion.live?.speaker.name;
  if (state === "queued") return h("p", { class: "note quiet" }, speaker ? `Waits until ${speaker} has finished.` : "Waits for the end of this turn.");
  if (state === "sending") return null;
  return h(
    "div",
    { class: "unsent", role: "alert" },
    h("p", { class: "fault" }, h("strong", {}, "Not sent."), " ", fault?.sentence),
    h("div", { class: "ways" }, button("Try again", acts.again, "again"), button("Take it back", acts.takeBack)),
  );
}

/**
 * @param {string} text
 * @param {() => void} act
 * @param {string} [drawing]
 */
function button(text, act, drawing) {
  return h("button", { class: "button", type: "button", "data-size": "small", "data-rank": drawing ? null : "quiet", on: { click: act } }, drawing && icon(drawing), text);
}
