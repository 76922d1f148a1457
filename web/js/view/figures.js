/** What stands in a reply as a piece of its own: code, with what it is called and a way to take it; tables in a frame that scrolls. */

import { h, set } from "../dom.js";
import { coloured } from "../markdown.js";
import { languageName } from "../model/languages.js";

const MOST_COLOURED = 20_000; // letters: colours are looked for all at once

/**
 * Puts what Markdown made of code and tables in their frames.
 *
 * @param {DocumentFragment} made
 * @param {((text: string) => void) | null} copy
 */
export function framed(made, copy) {
  for (const table of made.querySelectorAll("table")) frameTable(table);
  for (const pre of made.querySelectorAll("pre")) frameCode(pre, copy);
  return made;
}

/** @param {Element} table */
function frameTable(table) {
  const frame = h("div", { class: "wide", role: "group", "aria-label": "Table", tabindex: 0 });
  table.replaceWith(frame);
  frame.append(table);
}

/**
 * @param {HTMLPreElement} pre
 * @param {((text: string) => void) | null} copy
 */
function frameCode(pre, copy) {
  const name = languageName(languageIn(pre.firstElementChild));
  const take = copy && h("button", { class: "link", type: "button", "aria-label": "Copy this code", on: { click: () => copy(pre.textContent ?? "") } }, "Copy");
  const frame = h("figure", { class: "code" }, h("figcaption", {}, h("span", {}, name || "Code"), take));
  pre.replaceWith(frame);
  set(pre, "tabindex", 0);
  set(pre, "role", "group");
  set(pre, "aria-label", name ? `Code in ${name}` : "Code");
  frame.append(pre);
}

/**
 * Colours the code that is whole. Where that cannot be, it stays as it is.
 *
 * @param {Element} words
 * @param {Element | null} growing where it is not yet
 */
export async function colour(words, growing) {
  for (const code of words.querySelectorAll("figure:not([data-coloured]) > pre > code[class]")) {
    if (!growing?.contains(code)) await colourOne(code);
  }
}

/** @param {Element} code */
async function colourOne(code) {
  set(code.closest("figure") ?? code, "data-coloured", true);
  const text = code.textContent ?? "";
  if (text.length > MOST_COLOURED) return;
  const colours = await coloured(text, languageIn(code)).catch(() => null);
  if (colours?.textContent === text && code.textContent === text) code.replaceChildren(colours);
}

/** @param {Element | null} code */
function languageIn(code) {
  const given = [...(code?.classList ?? [])].find((each) => each.startsWith("language-"));
  return given?.slice("language-".length) ?? "";
}
