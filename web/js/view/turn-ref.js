import { h } from "../dom.js";
import { voiced } from "./portrait.js";

/** @typedef {import("../model/discussion.js").Discussion} Discussion */

/**
 * The way to a turn, as its number in its speaker's colour. Nothing where the turn is not known.
 *
 * @param {Discussion} discussion
 * @param {string} id
 */
export function turnRef(discussion, id) {
  const turn = discussion.turn(id);
  return turn && turnLink(turn);
}

/** @param {{seq: number, name: string, color?: string | undefined}} turn */
export function turnLink(turn) {
  const link = h("a", { class: "turn-ref", href: `#turn-${turn.seq}`, "aria-label": `Turn ${turn.seq}, ${turn.name}`, title: `Turn ${turn.seq}, ${turn.name}` }, turn.seq);
  return voiced(link, turn.color);
}

/**
 * The ways to several turns, in order.
 *
 * @param {Discussion} discussion
 * @param {string[]} ids
 */
export function turnRefs(discussion, ids) {
  const links = ids.map((id) => turnRef(discussion, id)).filter((link) => link !== null);
  return links.length ? h("span", { class: "refs" }, ...links.flatMap((link) => [" ", link])) : null;
}
