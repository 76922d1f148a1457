import { h } from "../dom.js";
import { years } from "../model/table.js";
import { portrait } from "./portrait.js";

/** @typedef {Pick<import("../types.js").Character, "name" | "born" | "died" | "tagline" | "description" | "color"> & {avatar_url: string | null, key_ideas: {title: string}[]}} Person */

const OPENING = 200; // of a description, where there is no line about somebody

/**
 * What stands on a character's card.
 *
 * @param {Person} person
 * @returns {Node[]}
 */
export function cardOf(person) {
  return [
    portrait(person, "l"),
    h("span", { class: "name" }, person.name),
    h("span", { class: "years" }, years(person)),
    h("span", { class: "line" }, person.tagline || opening(person)),
    h("span", { class: "ideas" }, ...person.key_ideas.slice(0, 3).map((idea) => h("span", { class: "chip unvoiced" }, idea.title))),
  ];
}

/**
 * How a description begins; cards write `{{char}}` and `{{user}}` where names go.
 *
 * @param {Person} person
 */
function opening({ name, description }) {
  return description.slice(0, OPENING).replace(/\{\{char\}\}/gi, name).replace(/\{\{user\}\}/gi, "you");
}
