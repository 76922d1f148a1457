import { fill, h, set } from "../dom.js";
import { keyText } from "./key-caps.js";

/** @typedef {{save: () => void, discard: () => void}} SaveActs */

/** What of a form is saved, and the ways to save it or to let it be. */
export class SaveBar {
  #state = h("p", { class: "quiet", role: "status" });
  #discard;
  #save;

  /**
   * @param {SaveActs} acts
   * @param {HTMLElement} onward where it goes from here
   */
  constructor({ save, discard }, onward) {
    this.#discard = h("button", { class: "button", type: "button", "data-rank": "quiet", on: { click: discard } }, "Discard changes");
    this.#save = h("button", { class: "button", type: "button", "data-rank": "first", title: keyText("save"), on: { click: save } }, "Save");
    this.element = h("footer", { class: "save-bar" }, this.#state, this.#discard, onward, this.#save);
  }

  /**
   * @param {"fresh" | "saved" | "unsaved" | "saving"} state
   * @param {string} [sentence] said instead
   */
  show(state, sentence = "") {
    const words = { fresh: "A name is enough to begin.", saved: "All is saved.", unsaved: "Not saved yet, but kept in this browser.", saving: "Saving…" }[state];
    if (this.#state.textContent !== (sentence || words)) fill(this.#state, sentence || words);
    const focused = document.activeElement === this.#discard;
    this.#discard.hidden = state === "fresh" || state === "saved";
    if (focused && this.#discard.hidden) this.#save.focus();
    set(this.#save, "aria-busy", String(state === "saving"));
    set(this.#save, "aria-disabled", state === "saved" && "true");
  }
}
