import { fill, h, icon, set, unseen } from "../dom.js";
import { grouped } from "../model/history.js";
import { talkRow } from "./talk-row.js";
import { wordmark } from "./wordmark.js";

/** @typedef {import("../types.js").Conversation} Conversation */
/**
 * @typedef {object} List what the sidebar shows
 * @property {Conversation[]} items
 * @property {string | null} cursor
 * @property {string} query
 * @property {boolean} archived
 * @property {boolean} loading
 * @property {string} fault
 */
/** @typedef {import("./talk-row.js").TalkActs & ListActs} Acts */
/**
 * @typedef {object} ListActs
 * @property {(query: string) => void} search
 * @property {() => void} older
 * @property {() => void} again
 * @property {(archived: boolean) => void} showArchived
 */

const SEARCH_AFTER_MS = 200;

/** The history: what was discussed, newest first. */
export class Sidebar {
  #acts;
  #rowActs;
  #list = h("nav", { class: "scroll", "aria-label": "History" });
  #current = "";
  /** @type {List | null} */
  #shown = null;
  #more;
  /** What is shown answers this. */
  #answered = "false ";

  /**
   * @param {Acts} acts
   * @param {HTMLElement} foot what stands at the end of the sidebar
   */
  constructor(acts, foot) {
    this.#acts = acts;
    this.#rowActs = {
      ...acts,
      renamed: (/** @type {string} */ id) => {
        if (this.#shown) this.show(this.#shown);
        if (document.activeElement === document.body) this.focus(id); // a press elsewhere ends it, too
      },
    };
    this.element = h(
      "aside",
      { class: "history", "aria-label": "Your discussions", id: "history" },
      h("header", {}, wordmark(), h("a", { class: "button", href: "/new" }, icon("plus"), "New discussion"), this.#search()),
      this.#list,
      h("nav", { class: "places", "aria-label": "Places" }, h("a", { href: "/characters" }, icon("people"), "My characters"), h("a", { href: "/settings" }, icon("settings"), "Settings")),
      foot,
    );
    this.#more = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && acts.older(), { root: this.#list });
  }

  /** @param {string} path the address shown, whose row is marked */
  mark(path) {
    this.#current = path;
    for (const link of this.element.querySelectorAll("a")) set(link, "aria-current", current(link, path) && "page");
  }

  /** @param {List} list */
  show(list) {
    if (this.#list.querySelector("form")) return; // a title is being typed: its row stays
    this.#shown = list;
    const asked = `${list.archived} ${list.query}`;
    set(this.#list, "aria-busy", list.loading && asked !== this.#answered && "true"); // not where it is only looked for news
    if (!list.loading) this.#answered = asked;
    const focused = this.#list.contains(document.activeElement) ? document.activeElement : null;
    const at = this.#rows.findIndex((row) => row.contains(focused));
    const parts = grouped(list.items, new Date()).flatMap((group) => [h("h2", {}, group.label), h("ul", {}, ...group.items.map((each) => talkRow(each, this.#rowActs)))]);
    const state = this.#state(list);
    // What went wrong stands where it is seen, and not below all that is there.
    fill(this.#list, this.#title(list), list.items.length ? state : null, ...parts, list.items.length ? null : state, this.#end(list));
    this.mark(this.#current);
    if (focused) this.#refocus(focused.getAttribute("data-row") ?? "", at);
  }

  /** @param {string} row whose link takes the focus, where it is there */
  focus(row) {
    const link = /** @type {HTMLElement | null} */ (this.#list.querySelector(`[data-row="${CSS.escape(row)}"]`));
    link?.focus();
    return link !== null;
  }

  get #rows() {
    return [...this.#list.querySelectorAll("li")];
  }

  /**
   * Where the focus was; where that is gone, on what stands in its place.
   *
   * @param {string} row
   * @param {number} at
   */
  #refocus(row, at) {
    if (row && this.focus(row)) return;
    const rows = this.#rows;
    const beside = (rows[Math.min(at, rows.length - 1)] ?? this.#list).querySelector("a, button");
    /** @type {HTMLElement | null} */ (beside ?? this.element.querySelector("a.button"))?.focus();
  }

  #search() {
    const input = h("input", { class: "input", type: "search", placeholder: "Search your discussions", maxlength: 200 });
    /** @type {number | undefined} */
    let timer;
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.#acts.search(input.value), SEARCH_AFTER_MS);
    });
    return h("label", { class: "search" }, unseen("Search your discussions"), icon("search"), input);
  }

  /** @param {List} list */
  #title({ archived }) {
    return archived && h("p", { class: "shelf" }, h("strong", {}, "Archived"), this.#link("Back to all", () => this.#acts.showArchived(false)));
  }

  /** @param {List} list */
  #state({ items, loading, fault, query, archived }) {
    if (fault) return h("p", { class: "empty", role: "alert" }, fault, " ", this.#link("Try again", () => this.#acts.again()));
    if (items.length) return null;
    if (loading) return h("div", { class: "wait", role: "status", "aria-label": "Loading" }, h("i"), h("i"), h("i"));
    if (query) return h("p", { class: "empty" }, `Nothing ${archived ? "archived " : ""}has “${query}” in its title or in what was said.`);
    return h("p", { class: "empty" }, archived ? "Nothing has been put away." : "What you discuss is kept here.");
  }

  /** @param {List} list */
  #end({ cursor, archived, query, fault }) {
    if (cursor) {
      const older = this.#link("Older", () => this.#acts.older());
      this.#more.disconnect();
      if (!fault) this.#more.observe(older); // else it would be asked for without end
      return h("p", { class: "shelf" }, older);
    }
    if (archived) return null;
    return h("p", { class: "shelf" }, this.#link(query ? "Search the archived ones" : "Archived", () => this.#acts.showArchived(true)));
  }

  /**
   * @param {string} text
   * @param {() => void} act
   */
  #link(text, act) {
    return h("button", { class: "link", type: "button", on: { click: act } }, text);
  }
}

/**
 * A place is marked for all that is in it, too.
 *
 * @param {HTMLAnchorElement} link
 * @param {string} path
 */
function current(link, path) {
  if (link.matches(".wordmark")) return false;
  return link.pathname === path || (link.matches(".places > a") && path.startsWith(`${link.pathname}/`));
}
