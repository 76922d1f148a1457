import { set } from "../dom.js";
import { Sheet } from "./sheet.js";

const NARROW = matchMedia("(max-width: 70rem)");
const KEY = "chatlab.panel";

/** Beside the stage where there is room, over it as a sheet where there is not. One button opens and closes it. */
export class SidePanel {
  element;
  /** It is open now; `asked` where somebody wished so. @type {(asked: boolean) => void} */
  opened = () => {};
  #button;
  #content;
  #label;
  #sheet = new Sheet("sheet tall", () => this.#sheetGone());
  #open = false;

  /**
   * @param {HTMLElement} element stands beside the stage
   * @param {HTMLElement} content is moved between that and the sheet
   * @param {HTMLButtonElement} button
   * @param {string} label
   */
  constructor(element, content, button, label) {
    this.element = element;
    this.#content = content;
    this.#button = button;
    this.#label = label;
    element.append(content);
    set(button, "aria-expanded", "false");
    set(element, "hidden", true);
    element.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    button.addEventListener("click", () => (this.#open ? this.close() : this.open()));
    NARROW.addEventListener("change", this.#place);
  }

  get isOpen() {
    return this.#open;
  }

  /** As it was left: a sheet never opens by itself. */
  restore() {
    if (NARROW.matches || !remembered()) return;
    this.#show();
    this.opened(false);
  }

  open() {
    this.#show();
    this.opened(true);
    remember(true);
    if (!NARROW.matches) this.#content.focus({ preventScroll: true });
  }

  close() {
    if (!this.#open) return;
    const inside = this.#content.contains(document.activeElement);
    this.#hide();
    remember(false);
    if (inside) this.#button.focus();
  }

  /** Where it covers the stage, it gives the stage free. */
  giveWay() {
    if (NARROW.matches) this.close();
  }

  /** The screen is left. */
  leave() {
    NARROW.removeEventListener("change", this.#place);
    this.#hide();
  }

  #show() {
    this.#open = true;
    set(this.#button, "aria-expanded", "true");
    this.#place();
  }

  #hide() {
    this.#open = false;
    set(this.#button, "aria-expanded", "false");
    this.#place();
  }

  #place = () => {
    const over = this.#open && NARROW.matches;
    set(this.element, "hidden", !this.#open || over);
    if (over && !this.#sheet.element.open) this.#sheet.open(this.#label, this.#content);
    if (!over && this.#sheet.element.open) this.#sheet.close();
    if (!over) this.#takeBack();
  };

  /** By Escape or a press beside it, or because there is room again. */
  #sheetGone() {
    this.#takeBack();
    if (NARROW.matches) this.close();
  }

  #takeBack() {
    if (this.#content.parentElement !== this.element) this.element.append(this.#content);
  }
}

function remembered() {
  try {
    return localStorage.getItem(KEY) === "open";
  } catch {
    return false; // storage is closed to us
  }
}

/** @param {boolean} open */
function remember(open) {
  try {
    localStorage.setItem(KEY, open ? "open" : "closed");
  } catch {
    // it holds until the page is left
  }
}
