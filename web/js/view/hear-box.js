import { fill, h, set } from "../dom.js";
import { portrait, voiced } from "./portrait.js";

/** @typedef {import("./portrait.js").Face} Face */

const KEPT = 3; // answers that stand there; older ones go

/** A try: a topic, and what the character says to it. Nothing of it is kept anywhere. */
export class HearBox {
  #hear;
  #topic = h("input", { class: "input", id: "hear-topic", maxlength: 300, placeholder: "homework", autocomplete: "off" });
  #button = h("button", { class: "button", type: "submit" });
  #said = h("ol", { class: "heard", "aria-live": "polite" });
  #busy = false;

  /** @param {(topic: string) => void} hear */
  constructor(hear) {
    this.#hear = hear;
    const form = h("form", {}, h("label", { for: "hear-topic" }, "Say something about"), h("div", { class: "hear-row" }, this.#topic, this.#button));
    form.addEventListener("submit", (event) => (event.preventDefault(), this.#ask()));
    this.element = h("section", { class: "hear-box", "aria-labelledby": "hear" }, h("h2", { class: "title", id: "hear" }, "Hear them"), form, this.#said);
    this.unsaved = false;
  }

  /** @param {boolean} unsaved whether something is to be saved before */
  set unsaved(unsaved) {
    fill(this.#button, unsaved ? "Save and hear" : "Hear");
  }

  /**
   * The place of an answer that is on its way.
   *
   * @param {Face} face
   * @param {string} topic
   */
  expect(face, topic) {
    const words = h("div", { class: "wait", role: "status", "aria-label": "Being written" }, h("i"), h("i"));
    const line = voiced(h("li", {}, portrait(face, "s"), h("b", {}, `On ${topic}`), words), face.color);
    this.#wait(true);
    this.#said.prepend(line);
    while (this.#said.children.length > KEPT) this.#said.lastElementChild?.remove();
    /** @param {HTMLElement} content */
    const settle = (content) => {
      this.#wait(false);
      words.replaceWith(content);
      line.scrollIntoView({ block: "nearest" });
    };
    return {
      /** @param {string} text */
      say: (text) => settle(text ? h("p", {}, text) : h("p", { class: "quiet" }, "They have nothing to say on this yet. Ideas, and where they stand, give them words.")),
      /** @param {string} sentence */
      fail: (sentence) => settle(h("p", { class: "fault" }, sentence, " ", h("button", { class: "link", type: "button", on: { click: () => this.#again(line, topic) } }, "Try again"))),
    };
  }

  /**
   * @param {HTMLElement} line
   * @param {string} topic
   */
  #again(line, topic) {
    if (this.#busy) return;
    this.#topic.focus(); // the button goes
    line.remove();
    this.#hear(topic);
  }

  #ask() {
    const topic = this.#topic.value.trim() || this.#topic.placeholder;
    if (!this.#busy) this.#hear(topic);
  }

  /** @param {boolean} busy */
  #wait(busy) {
    this.#busy = busy;
    set(this.#button, "aria-busy", String(busy));
  }
}
