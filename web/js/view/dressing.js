/** Gives the turns of a long record their full form little by little: first those that the reader comes close to. */

/** @typedef {import("./message.js").MessageView} MessageView */

const SLICE_MS = 5; // of a frame, which has sixteen
const AROUND = 8; // turns before and after
const AHEAD = "150% 0px"; // dressed before it is seen

export class Dressing {
  /** What is still plain, in the order in which it came. @type {Map<Element, MessageView>} */
  #plain = new Map();
  #frame = 0;
  #near;

  /** @param {Element} root what the turns scroll in */
  constructor(root) {
    this.#near = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) this.dress(this.#plain.get(target));
    }, { root, rootMargin: AHEAD });
  }

  /** @param {MessageView} view */
  add(view) {
    this.#plain.set(view.element, view);
    this.#near.observe(view.element);
    this.#soon();
  }

  /** The turn that somebody comes to, and what is to be seen around it. @param {Element} turn */
  around(turn) {
    let [before, after] = [/** @type {Element | null} */ (turn), turn.nextElementSibling];
    for (let i = 0; i < AROUND; i++) {
      for (const each of [before, after]) if (each) this.dress(this.#plain.get(each));
      before = before?.previousElementSibling ?? null;
      after = after?.nextElementSibling ?? null;
    }
  }

  /** At once. @param {MessageView | undefined} view */
  dress(view) {
    if (!view) return;
    this.leave(view);
    view.dress();
  }

  /** It is gone. @param {MessageView} view */
  leave(view) {
    if (this.#plain.delete(view.element)) this.#near.unobserve(view.element);
  }

  /** All that are left, as for paper. */
  all() {
    for (const view of [...this.#plain.values()]) this.dress(view);
  }

  close() {
    this.#near.disconnect();
    this.#plain.clear();
  }

  #soon() {
    if (!this.#frame && this.#plain.size) this.#frame = requestAnimationFrame(() => this.#slice());
  }

  /** As many as there is time for, from the newest back. */
  #slice() {
    this.#frame = 0;
    const end = performance.now() + SLICE_MS;
    for (const view of [...this.#plain.values()].reverse()) {
      this.dress(view);
      if (performance.now() > end) break;
    }
    this.#soon();
  }
}
