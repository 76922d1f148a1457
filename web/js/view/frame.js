import { fill, h, iconButton, set } from "../dom.js";
import { wordmark } from "./wordmark.js";

const NARROW = matchMedia("(max-width: 62rem)");

/** Sidebar and stage; where there is room for one only, the sidebar is a drawer over the stage. */
export class Frame {
  #sidebar;
  #stage = h("div", { class: "stage-holder" });
  #away = h("p", { class: "away", role: "status", hidden: true });
  #open = false;
  /** @type {HTMLElement | null} */
  #opener = null;
  /** Where the focus was when the drawer came out. @type {Element | null} */
  #from = null;
  /** What stands beside the stage. @type {HTMLElement | null} */
  #beside = null;

  /** @param {HTMLElement} sidebar */
  constructor(sidebar) {
    this.#sidebar = sidebar;
    const scrim = h("div", { class: "scrim", on: { click: () => this.close() } });
    this.element = h("div", { class: "frame" }, sidebar, scrim, this.#stage);
    this.#stage.append(this.#away);
    sidebar.addEventListener("click", (event) => event.target instanceof Element && event.target.closest("a") && this.close());
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && this.#open && this.close());
    NARROW.addEventListener("change", () => this.#apply());
    this.#apply();
  }

  /**
   * @param {HTMLElement} main takes the focus from the link that led to it
   * @param {HTMLElement | null} [beside] a panel of its own
   */
  show(main, beside = null) {
    this.#beside?.remove();
    this.#beside = beside;
    if (beside) this.element.append(beside);
    const here = this.#stage.contains(document.activeElement) || this.#sidebar.contains(document.activeElement) || document.activeElement?.closest(".menu");
    // What has no head of its own, as where something is missing, leaves the way to the others open.
    const head = !main.querySelector(".menu-open") && h("header", { class: "page-head only-narrow" }, this.opener(), wordmark());
    fill(this.#stage, h("div", {}, this.#away, head), main);
    set(main, "tabindex", -1);
    if (here || document.activeElement === document.body) main.focus({ preventScroll: true });
  }

  /** @param {boolean} reached whether the server can be reached */
  reach(reached) {
    this.#away.hidden = reached;
    fill(this.#away, reached ? "" : "The server cannot be reached just now. What you write is kept; we go on trying.");
  }

  /** The button that opens the drawer; to be seen on narrow screens only. */
  opener() {
    const button = iconButton("menu", "Your discussions", {
      class: "icon-button only-narrow menu-open",
      "aria-controls": "history",
      "aria-expanded": "false",
    });
    button.addEventListener("click", () => {
      this.#opener = button;
      this.reveal("a.button");
    });
    return button;
  }

  /**
   * Puts somebody at a place of the sidebar, which may have to be drawn out for it.
   *
   * @param {string} place
   */
  reveal(place) {
    this.#open = NARROW.matches;
    this.#from = document.activeElement;
    this.#apply();
    /** @type {HTMLElement | null} */ (this.#sidebar.querySelector(place))?.focus();
  }

  close() {
    if (!this.#open) return;
    this.#open = false;
    this.#apply();
    const back = this.#from instanceof HTMLElement && this.#from !== document.body ? this.#from : this.#opener;
    if (back?.isConnected) back.focus();
  }

  #apply() {
    const drawn = NARROW.matches && this.#open;
    set(this.element, "data-drawer", drawn && "open");
    this.#stage.inert = drawn;
    if (this.#beside) this.#beside.inert = drawn;
    this.#sidebar.inert = NARROW.matches && !drawn;
    if (this.#opener) set(this.#opener, "aria-expanded", String(drawn));
  }
}
