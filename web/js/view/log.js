import { fill, h, icon, set } from "../dom.js";
import { Dressing } from "./dressing.js";
import { MessageView } from "./message.js";

/** @typedef {import("../model/discussion.js").Discussion} Discussion */
/** @typedef {import("../model/discussion.js").Item} Item */
/** @typedef {import("./message.js").MessageActs} MessageActs */

const NEAR_END = 64; // pixels from the end within which the reader still counts as being there
const AT_ONCE = 8; // turns that are dressed before the next frame where some are put in

/** What was said, from top to bottom. The view stays at the end only while the reader is there. */
export class Log {
  #discussion;
  #acts;
  #earlier;
  /** @type {Map<string, MessageView>} */
  #views = new Map();
  #dressing;
  #back;
  #leaving = new AbortController();
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
    this.#dressing = new Dressing(this.element);
    new ResizeObserver(() => this.#atEnd && this.#pin()).observe(this.#inner);
    this.#back = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && void this.#reachBack(), { root: this.element, rootMargin: "150% 0px 0px" });
    this.#back.observe(this.#top);
    addEventListener("beforeprint", () => this.#dressing.all(), { signal: this.#leaving.signal });
  }

  /** It is left for good. */
  close() {
    this.#leaving.abort();
    this.#dressing.close();
    this.#back.disconnect();
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

  /** There are more words of what is being said: nothing else is looked at. */
  grow() {
    this.#views.get(this.#discussion.live?.id ?? "")?.hear();
    if (!this.#atEnd && this.#unread === 0) this.#tellNew(1); // below the reader, words are coming
  }

  update() {
    const { items } = this.#discussion;
    const held = this.#atEnd ? null : this.#held();
    this.#forget(items);
    this.#putAll(items);
    if (this.#atEnd) this.#pin();
    else this.#count(items);
    held?.();
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
    this.#dressing.around(turn);
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
      this.#dressing.leave(view);
      this.#views.delete(key);
    }
  }

  /**
   * In their order. Of those that are new, the last few are dressed at once: the reader is there, or comes to them first.
   *
   * @param {Item[]} items
   */
  #putAll(items) {
    /** @type {MessageView[]} */
    const fresh = [];
    /** @type {Element | null} */
    let there = this.#inner.firstElementChild;
    for (const item of items) {
      let view = this.#views.get(item.key);
      if (view) view.update(item);
      else this.#views.set(item.key, (view = this.#made(item, fresh)));
      if (there === view.element) there = there.nextElementSibling;
      else this.#inner.insertBefore(view.element, there);
    }
    for (const view of fresh.slice(-AT_ONCE).reverse()) this.#dressing.dress(view);
  }

  /**
   * @param {Item} item
   * @param {MessageView[]} fresh
   */
  #made(item, fresh) {
    const view = new MessageView(item, this.#discussion, this.#acts);
    if (item.type !== "message") return view;
    this.#dressing.add(view);
    fresh.push(view);
    return view;
  }

  /**
   * Remembers what is being read, and where it stands; gives what puts it back there, however much came in above it.
   *
   * @returns {() => void}
   */
  #held() {
    const top = this.element.getBoundingClientRect().top;
    const read = [...this.#inner.children].find((each) => each.getBoundingClientRect().bottom > top);
    const before = read?.getBoundingClientRect().top ?? 0;
    return () => {
      const moved = read?.isConnected ? read.getBoundingClientRect().top - before : 0;
      if (moved) this.element.scrollTop += moved;
    };
  }

  #tellTop() {
    const { messages, busy, earlier, waiting } = this.#discussion;
    if (earlier) fill(this.#top, "Earlier turns are being fetched.");
    else if (!messages.length && !busy && !waiting) fill(this.#top, "Everybody is seated. Call the first voice, or say something yourself.");
    else fill(this.#top, "");
  }

  async #reachBack() {
    if (!this.#discussion.earlier) return;
    await this.#earlier();
    // Looks again: the reader may be at the top still.
    this.#back.unobserve(this.#top);
    this.#back.observe(this.#top);
  }

  /** @param {Item[]} items */
  #count(items) {
    const known = items.findIndex((item) => item.key === this.#last);
    const more = known < 0 ? 0 : items.length - 1 - known;
    if (more) this.#tellNew(more);
  }

  /** @param {number} more */
  #tellNew(more) {
    this.#unread += more;
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
