import { fill, h } from "../dom.js";
import { LEAST, passwordField } from "./password-field.js";

/**
 * @typedef {object} Form of it
 * @property {string} button
 * @property {boolean} [first] it is what one is here for
 * @property {boolean} [current] the current password is asked for, too
 * @property {(passwords: {current: string, password: string}) => Promise<void>} keep
 */

/** A new password, and what is wrong with it. */
export class PasswordForm {
  #keep;
  #fault = h("p", { class: "fault", role: "alert", hidden: true });
  #button;

  /** @param {Form} form */
  constructor({ button, first = false, current = false, keep }) {
    this.#keep = keep;
    this.#button = h("button", { class: "button", type: "submit", "data-rank": first && "first" }, button);
    this.element = h(
      "form",
      { class: "password-form", novalidate: true, on: { submit: (/** @type {Event} */ event) => void this.#submit(event) } },
      current && passwordField("Current password", false, "current"),
      passwordField(`New password, at least ${LEAST} characters`, true),
      this.#fault,
      h("p", {}, this.#button),
    );
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    if (this.#button.ariaBusy === "true") return;
    const wrong = [...this.element.querySelectorAll("input")].find((input) => !input.validity.valid);
    if (wrong) return this.#blame(wrong, wrong.name === "current" ? "Please enter the password you have now." : `Please choose a password of at least ${LEAST} characters.`);
    const values = new FormData(this.element);
    this.#button.ariaBusy = "true";
    this.#say("");
    try {
      await this.#keep({ current: String(values.get("current") ?? ""), password: String(values.get("password")) });
      this.element.reset();
    } catch (error) {
      this.#blame(this.element.querySelector("input"), error instanceof Error ? error.message : String(error));
    } finally {
      this.#button.ariaBusy = "false";
    }
  }

  /**
   * @param {HTMLElement | null} input
   * @param {string} sentence
   */
  #blame(input, sentence) {
    this.#say(sentence);
    input?.focus();
  }

  /** @param {string} sentence */
  #say(sentence) {
    fill(this.#fault, sentence);
    this.#fault.hidden = !sentence;
  }
}
