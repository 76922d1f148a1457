import { fill, h, icon, set } from "../dom.js";
import { MessageView } from "./message.js";

/** @typedef {import("../model/discussion.js").Discussion} Discussion */
/** @typedef {import("../model/discussion.js").Item} Item */
/** @typedef {import("./message.js").MessageActs} MessageActs */

const NEAR_END = 64; // pixels from the end within which the reader still counts as being there

/** What was said, from top to bottom. The view stays at the end only while the reader is there. */
export class Log {
  #discussion;
  #acts;
  #earlier;
  /** @type {Map<string, MessageView>} */
  #views = new Map();
  #inner = h("div", { class: "turns-said" });
  #top = h("p", { class: "phase aside", role: "status" });
  #atEnd = true;
  #unread = 0;
  #last = "";
  #toEnd = h("button", { class: "button to-end", type: "button", "data-size": "small", hidden: true });

  /**
   * @param {Discussion} discussion
   * @param {MessageActs} acts
   * @param {() => Promise<void>} earlier asks for the turns before those shown
   */
  constructor(discussion, acts, earlier) {
    this.#discussion = discussion;
    this.#acts = acts;
    this.#earlier = earlier;
    this.element = h("section", { class: "log", role: "log", "aria-label": "Discussion", "aria-live": "off", tabindex: 0 }, this.#top, this.#inner);
    this.#toEnd.addEventListener("click", () => this.toEnd());
    this.element.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#atEnd && this.#pin()).observe(this.#inner);
    new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#reachBack(), { root: this.element, rootMargin: "400px 0px 0px" }).observe(this.#top);
  }

  /** The way back to the end; it floats above the text box. */
  get toEndButton() {
    return this.#toEnd;
  }

  /** Resolves once what is being said is shown as far as it has come. */
  get settled() {
    const speaking = this.#views.get(this.#discussion.live?.id ?? "");
    return speaking?.settled ?? Promise.resolve();
  }

  update() {
    const { items } = this.#discussion;
    this.#forget(items);
    items.forEach((item, index) => this.#put(item, index));
    if (this.#atEnd) this.#pin();
    else this.#count(items);
    this.#last = items.at(-1)?.key ?? "";
    this.#tellTop();
  }

  /**
   * Shows a turn and puts the reader there.
   *
   * @param {number} seq
   */
  show(seq) {
    const turn = this.element.querySelector(`#turn-${seq}`);
    if (!(turn instanceof HTMLElement)) return;
    this.#atEnd = false;
    for (const marked of this.element.querySelectorAll("[data-sought]")) set(marked, "data-sought", null);
    set(turn, "data-sought", true);
    turn.scrollIntoView({ block: "start" });
    turn.focus({ preventScroll: true });
  }

  toEnd() {
    this.#atEnd = true;
    this.#pin();
    this.#scrolled();
  }

  /** @param {Item[]} items */
  #forget(items) {
    const keys = new Set(items.map((item) => item.key));
    for (const [key, view] of this.#views) {
      if (keys.has(key)) continue;
      view.element.remove();
      this.#views.delete(key);
    }
  }

  /**
   * @param {Item} item
   * @param {number} index
   */
  #put(item, index) {
    let view = this.#views.get(item.key);
    if (view) view.update(item);
    else this.#views.set(item.key, (view = new MessageView(item, this.#discussion, this.#acts)));
    const there = this.#inner.children[index];
    if (there !== view.element) this.#inner.insertBefore(view.element, there ?? null);
  }

  #tellTop() {
    const { messages, busy, earlier, waiting } = this.#discussion;
    if (earlier) fill(this.#top, "Earlier turns are being fetched.");
    else if (!messages.length && !busy && !waiting) fill(this.#top, "Everybody is seated. Call the first voice, or say something yourself.");
    else fill(this.#top, "");
  }

  async #reachBack() {
    if (!this.#discussion.earlier) return;
    const fromEnd = this.element.scrollHeight - this.element.scrollTop;
    await this.#earlier();
    // What was being read stays where it is.
    this.element.scrollTop = this.element.scrollHeight - fromEnd;
  }

  /** @param {Item[]} items */
  #count(items) {
    const known = items.findIndex((item) => item.key === this.#last);
    const more = known < 0 ? 0 : items.length - 1 - known;
    const growing = this.#unread === 0 && items.at(-1)?.type === "live"; // below the reader, words are coming
    if (!more && !growing) return;
    this.#unread += Math.max(more, 1);
    fill(this.#toEnd, icon("down"), `${this.#unread} new`);
    this.#toEnd.hidden = false;
  }

  #pin() {
    this.element.scrollTop = this.element.scrollHeight;
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (!this.#atEnd) return;
    this.#unread = 0;
    this.#toEnd.hidden = true;
  }
}
