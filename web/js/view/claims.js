import { fill, h, icon, set } from "../dom.js";
import { year } from "../model/table.js";

/** @typedef {import("../types.js").Claim} Claim */

const KINDS = {
  quoted: { name: "Quoted", title: "Quoted, word for word" },
  paraphrased: { name: "Paraphrased", title: "Paraphrased, in our words" },
  extrapolated: { name: "Extrapolated", title: "Extrapolated: the person never wrote this" },
};
let count = 0;

/**
 * Marks what a reply claims its speaker held, each with a way to its source. A claim whose words are not found is left out.
 *
 * @param {HTMLElement} words
 * @param {Claim[]} claims
 */
export function markClaims(words, claims) {
  for (const claim of claims) {
    const range = rangeOf(words, claim.text);
    if (range) mark(words, range, claim);
  }
}

/**
 * @param {HTMLElement} words
 * @param {Range} range
 * @param {Claim} claim
 */
function mark(words, range, claim) {
  const id = `source-${++count}`;
  const label = `${KINDS[claim.kind].name}. Show source`;
  const button = h("button", { class: "claim-mark", type: "button", "aria-label": label, "aria-expanded": "false", "aria-controls": id }, icon(`k-${claim.kind}`));
  const span = h("span", { class: "claim", "data-kind": claim.kind });
  span.append(range.extractContents());
  tieToLastWord(span, button);
  range.insertNode(span);
  const note = source(id, claim);
  blockOf(words, span).after(note);
  const show = (/** @type {boolean} */ open) => {
    if (open) for (const other of words.querySelectorAll(".claim-mark[aria-expanded=true]")) if (other instanceof HTMLElement) other.click();
    note.hidden = !open;
    set(button, "aria-expanded", String(open));
    const turn = words.closest("article");
    if (turn) set(turn, "data-source", Boolean(words.querySelector(".source:not([hidden])")));
    note.style.setProperty("--level", `${button.parentElement?.offsetTop ?? 0}px`);
  };
  button.addEventListener("click", () => show(note.hidden));
  for (const part of [button, note]) {
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || note.hidden) return;
      event.stopPropagation();
      show(false);
      button.focus();
    });
  }
}

/**
 * The mark never parts from the last word.
 *
 * @param {HTMLElement} span
 * @param {HTMLElement} button
 */
function tieToLastWord(span, button) {
  const last = span.lastChild;
  const cut = last instanceof Text ? /\S+\s*$/.exec(last.data) : null;
  const word = last instanceof Text && cut ? last.splitText(cut.index) : "";
  span.append(h("span", { class: "claim-end" }, word, button));
}

/**
 * @param {string} id
 * @param {Claim} claim
 */
function source(id, { kind, source: from, idea, note: why }) {
  const note = h("aside", { class: "source", id, "aria-label": "Source", hidden: true }, h("h3", {}, icon(`k-${kind}`), KINDS[kind].title));
  if (idea) note.append(h("p", { class: "idea" }, idea));
  if (why) note.append(h("p", {}, why));
  if (from) note.append(fillWork(h("p", { class: "work" }), from, kind));
  else if (!why) note.append(h("p", {}, kind === "extrapolated" ? "We reason here from the person’s ideas." : "No source is known."));
  return note;
}

/**
 * @param {HTMLElement} line
 * @param {{work: string, year: number, locator?: string | null}} source
 * @param {string} kind
 */
function fillWork(line, { work, year: when, locator }, kind) {
  fill(line, kind === "extrapolated" && "Starting from ", h("cite", {}, work), `, ${year(when)}${locator ? `, ${locator}` : ""}`);
  return line;
}

/**
 * Where the words stand, within one paragraph or the like.
 *
 * @param {HTMLElement} words
 * @param {string} text
 */
function rangeOf(words, text) {
  for (const block of words.querySelectorAll("p, li, blockquote, h3, h4, h5, h6, td")) {
    const at = block.textContent?.indexOf(text) ?? -1;
    if (!text || at < 0 || block.querySelector("p, li")) continue;
    const range = document.createRange();
    const [start, end] = [place(block, at), place(block, at + text.length)];
    if (!start || !end) continue;
    range.setStart(...start);
    range.setEnd(...end);
    return range;
  }
  return null;
}

/**
 * The text node that holds a letter, and the letter's place in it.
 *
 * @param {Element} block
 * @param {number} at
 * @returns {[Text, number] | null}
 */
function place(block, at) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let rest = at;
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    if (rest <= node.length) return [node, rest];
    rest -= node.length;
  }
  return null;
}

/**
 * The direct child of the words that an element stands in.
 *
 * @param {HTMLElement} words
 * @param {Element} element
 * @returns {Element}
 */
function blockOf(words, element) {
  let block = element;
  while (block.parentElement && block.parentElement !== words) block = block.parentElement;
  return block;
}
