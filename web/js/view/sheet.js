import { h, iconButton } from "../dom.js";

let count = 0;

/** What lies over the page until it is closed: by its button, Escape, or a press beside it. The focus goes back to where it was. */
export class Sheet {
  element;
  #closed;

  /**
   * @param {"sheet" | "sheet small" | "sheet tall"} kind
   * @param {() => void} [closed]
   */
  constructor(kind, closed = () => {}) {
    this.#closed = closed;
    this.element = h("dialog", { class: kind });
    this.element.addEventListener("click", (event) => event.target === this.element && this.close());
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && event.stopPropagation());
    this.element.addEventListener("close", () => this.#gone());
  }

  /**
   * @param {string} label
   * @param {...import("../dom.js").Child} content
   */
  open(label, ...content) {
    this.element.setAttribute("aria-label", label);
    this.element.append(...content.filter((each) => each instanceof Node));
    document.body.append(this.element);
    this.element.showModal();
    this.#takeToasts(this.element);
  }

  close() {
    this.element.close();
  }

  #gone() {
    this.#takeToasts(document.body);
    this.element.remove();
    this.element.replaceChildren();
    this.#closed();
  }

  /** Notes are to be seen and heard here, too: what lies behind a modal dialog is neither. @param {HTMLElement} holder */
  #takeToasts(holder) {
    const toasts = document.getElementById("toasts");
    if (toasts) holder.append(toasts);
  }
}

/**
 * A sheet's title and its tools, of which the last one closes it.
 *
 * @param {string} title
 * @param {() => void} close
 * @param {...Node} tools
 */
export function sheetHead(title, close, ...tools) {
  const button = iconButton("close", "Close", { "data-size": "small", on: { click: close } });
  return h("header", { class: "sheet-head" }, h("h2", { class: "title", id: `sheet-${++count}` }, title), ...tools, button);
}
