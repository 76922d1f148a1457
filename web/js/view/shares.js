import { h } from "../dom.js";
import { barOf, percent } from "../model/insights.js";
import { ownPortrait, portrait, voiced } from "./portrait.js";

/** @typedef {import("../model/discussion.js").Discussion} Discussion */
/** @typedef {import("../types.js").Participation} Participation */

/**
 * Who said how much: a table, in which each share is also a bar.
 *
 * @param {Participation} participation
 * @param {Discussion} discussion
 */
export function shares({ items }, discussion) {
  const all = items.map(({ share }) => share);
  return h(
    "table",
    { class: "shares", "aria-label": "Share of talk" },
    h("thead", { class: "unseen" }, h("tr", {}, ...["Who", "Share of the words", "Turns", "Words"].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...items.map((item) => row(item, barOf(item.share, all), discussion))),
  );
}

/**
 * @param {Participation["items"][number]} item
 * @param {number} length of the bar, in hundredths
 * @param {Discussion} discussion
 */
function row({ speaker, share, turns, words }, length, discussion) {
  const participant = discussion.participant(speaker.id);
  const bar = h("span", { class: "bar", "aria-hidden": "true" });
  bar.style.setProperty("--share", String(length));
  const said = `${turns} ${turns === 1 ? "turn" : "turns"}, ${words} ${words === 1 ? "word" : "words"}`;
  return voiced(
    h(
      "tr",
      { title: said },
      h("th", { scope: "row" }, participant ? portrait(participant, "xs") : ownPortrait(speaker.name, "xs"), h("span", {}, speaker.name)),
      h("td", { class: "figure" }, bar, h("span", {}, percent(share))),
      h("td", { class: "unseen" }, turns),
      h("td", { class: "unseen" }, words),
    ),
    participant?.color,
  );
}
