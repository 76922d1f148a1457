import { fill, h, set } from "../dom.js";
import { blocks, markdown } from "../markdown.js";
import { pieces } from "../model/mention.js";
import { reveal } from "../model/reveal.js";
import { steady } from "../model/unfinished.js";
import { markClaims } from "./claims.js";
import { colour, framed } from "./figures.js";
import { grow } from "./grow.js";
import { voiced } from "./portrait.js";

/** @typedef {import("../types.js").Claim} Claim */
/** @typedef {import("../types.js").Participant} Participant */

const NO_FRAME_MS = 500;
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/** What a character says, shown as it comes. */
export class Words {
  element = h("div", { class: "words" });
  #text = "";
  #shown = 0;
  #last = 0;
  #marked = false;
  /** Nothing will come after it. */
  #over = false;
  /** What is shown, block by block: its Markdown, and what became of it. @type {{source: string, nodes: ChildNode[]}[]} */
  #blocks = [];
  #copy;
  /** @type {Promise<void> | null} */
  #telling = null;
  #told = () => {};

  /** @param {((text: string) => void) | null} [copy] takes a piece of code along */
  constructor(copy = null) {
    this.#copy = copy;
  }

  /**
   * The whole, at once; or to the end as it began, if it is just being told.
   *
   * @param {string} text
   * @param {Claim[]} claims
   */
  put(text, claims) {
    if (this.#telling) this.tell(text);
    else {
      if (text !== this.#text) this.#shown = -1; // other words, perhaps as many
      this.#text = text;
      if (!this.#over) this.#whole();
      this.#finish();
    }
    void this.settled.then(() => this.#end(text, claims));
  }

  /** @param {string} text what is there so far; shown little by little */
  tell(text) {
    this.#text = text;
    this.#over = false;
    set(this.element, "data-told", true);
    if (STILL.matches || document.hidden) return this.#finish();
    if (this.#telling) return;
    this.#telling = new Promise((resolve) => (this.#told = resolve));
    this.#last = performance.now();
    this.#soon();
  }

  /** Resolves once all that has come is shown. */
  get settled() {
    return this.#telling ?? Promise.resolve();
  }

  /** @param {number} now */
  #step(now) {
    if (!this.#telling) return;
    this.#shown = whole(this.#text, reveal(this.#shown, this.#text.length, this.#last / 1000, now / 1000, this.element.closest("[data-pace]")?.getAttribute("data-pace")));
    this.#last = now;
    this.#render();
    if (this.#shown >= this.#text.length || !this.element.isConnected) this.#finish();
    else this.#soon();
  }

  /** At the next frame; where none comes, because nobody looks, all at once. */
  #soon() {
    const timer = setTimeout(() => {
      cancelAnimationFrame(frame);
      this.#finish();
    }, NO_FRAME_MS);
    const frame = requestAnimationFrame((now) => {
      clearTimeout(timer);
      this.#step(now);
    });
  }

  #finish() {
    if (this.#shown !== this.#text.length) {
      this.#shown = this.#text.length;
      this.#render();
    }
    this.#telling = null;
    this.#told();
  }

  /** Nothing comes after it: now it is shown as it was written. */
  #whole() {
    this.#over = true;
    this.#shown = -1;
    this.#finish();
  }

  /**
   * @param {string} text that the claims are about
   * @param {Claim[]} claims
   */
  #end(text, claims) {
    if (text !== this.#text) return;
    if (!this.#over) this.#whole();
    if (this.#marked) return;
    this.#marked = true;
    markClaims(this.element, claims);
  }

  /** Only what changed is made anew: what has been read keeps its place and its selection. */
  #render() {
    if (this.#marked) this.#clear();
    const text = this.#text.slice(0, this.#shown);
    const fresh = blocks(this.#over ? text : steady(text));
    const same = fresh.findIndex(({ source }, index) => source !== this.#blocks[index]?.source);
    const from = same < 0 ? fresh.length : same;
    for (const { nodes } of this.#blocks.splice(fresh.length)) nodes.forEach((node) => node.remove());
    for (const [index, { source, make }] of fresh.entries()) if (index >= from) this.#put(index, source, make());
    void colour(this.element, this.#over ? null : this.element.lastElementChild);
  }

  /**
   * @param {number} index
   * @param {string} source
   * @param {DocumentFragment} made
   */
  #put(index, source, made) {
    const old = this.#blocks[index]?.nodes ?? [];
    const nodes = [...framed(made, this.#copy).childNodes].filter((node) => node instanceof Element || node.textContent?.trim());
    this.#blocks[index] = { source, nodes: nodes.map((node, at) => this.#putOne(old[at], node, index)) };
    old.slice(nodes.length).forEach((node) => node.remove());
  }

  /**
   * @param {ChildNode | undefined} old what is in its place
   * @param {ChildNode} node
   * @param {number} index of the block
   */
  #putOne(old, node, index) {
    if (old) return grow(old, node);
    const next = this.#blocks.slice(index + 1).find(({ nodes }) => nodes.length)?.nodes[0] ?? null;
    return this.element.insertBefore(node, next);
  }

  #clear() {
    this.#marked = false;
    this.#blocks = [];
    fill(this.element);
  }
}

/**
 * A line in which somebody's words may stand, with what is set off in them.
 *
 * @param {string} text
 */
export function spokenLine(text) {
  const blocks = [...markdown(text).children];
  return blocks.length === 1 && blocks[0]?.matches("p") ? [...blocks[0].childNodes] : [text];
}

/**
 * The user's own words: text as it was typed, with those who are named in it marked.
 *
 * @param {string} text
 * @param {Participant[]} cast
 */
export function ownWords(text, cast) {
  const parts = pieces(text, cast).map((piece) => (piece.who ? voiced(h("span", { class: "mention" }, piece.text), piece.who.color) : piece.text));
  return h("div", { class: "words" }, h("p", {}, ...parts));
}

/**
 * Not in the middle of a letter that takes two units.
 *
 * @param {string} text
 * @param {number} at
 */
function whole(text, at) {
  const code = text.charCodeAt(at - 1);
  return code >= 0xd800 && code <= 0xdbff ? at + 1 : at;
}
