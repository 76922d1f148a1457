import { fill, h, set } from "../dom.js";

/**
 * @typedef {object} Form of a field
 * @property {string} [hint] what may help
 * @property {number} [rows] more than one line
 * @property {number} [most] characters
 * @property {string} [example]
 * @property {boolean} [needed]
 */

let count = 0;

/** One field with its label, what helps, and what is wrong with it. */
export class TextField {
  control;
  #fault;

  /**
   * @param {string} label
   * @param {Form} [form]
   */
  constructor(label, form = {}) {
    const id = `field-${++count}`;
    this.control = control(id, form);
    this.#fault = h("p", { class: "fault", id: `${id}-fault`, hidden: true });
    const help = form.hint && h("p", { class: "quiet hint", id: `${id}-hint` }, form.hint);
    set(this.control, "aria-describedby", help ? `${id}-hint ${id}-fault` : `${id}-fault`);
    this.element = h("div", { class: "field" }, h("label", { for: id }, label, form.needed && h("small", {}, " needed")), help, this.control, this.#fault);
    this.control.addEventListener("input", () => this.blame(""));
  }

  get value() {
    return this.control.value;
  }

  /** What is there already stays untouched, and with it the caret. */
  set value(value) {
    if (this.control.value !== value) this.control.value = value;
  }

  /** @param {string} sentence what is wrong; empty where nothing is */
  blame(sentence) {
    if (this.#fault.hidden && !sentence) return;
    fill(this.#fault, sentence);
    this.#fault.hidden = !sentence;
    set(this.control, "aria-invalid", sentence ? "true" : null);
  }

  focus() {
    this.control.focus();
  }
}

/**
 * @param {string} id
 * @param {Form} form
 */
function control(id, { rows = 1, most, example, needed }) {
  const attributes = { class: "input", id, maxlength: most, placeholder: example, "aria-required": needed && "true", autocomplete: "off" };
  return rows > 1 ? h("textarea", { ...attributes, rows }) : h("input", attributes);
}
