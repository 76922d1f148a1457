import { fill, h, icon, iconButton, set, unseen } from "../dom.js";
import { grouped, moment } from "../model/history.js";
import { Menu, item } from "./menu.js";
import { company } from "./portrait.js";
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
/**
 * @typedef {object} Acts
 * @property {(query: string) => void} search
 * @property {() => void} older
 * @property {() => void} again
 * @property {(archived: boolean) => void} showArchived
 * @property {(conversation: Conversation, title: string) => Promise<void>} rename
 * @property {(conversation: Conversation, archived: boolean) => void} archive
 * @property {(conversation: Conversation) => void} remove
 */

const SEARCH_AFTER_MS = 200;

/** The history: what was discussed, newest first. */
export class Sidebar {
  #acts;
  #list = h("nav", { class: "scroll", "aria-label": "History" });
  #current = "";
  /** @type {List | null} */
  #shown = null;
  #more;

  /**
   * @param {Acts} acts
   * @param {HTMLElement} foot what stands at the end of the sidebar
   */
  constructor(acts, foot) {
    this.#acts = acts;
    this.element = h(
      "aside",
      { class: "history", "aria-label": "Your discussions", id: "history" },
      h("header", {}, wordmark(), h("a", { class: "button", href: "/new" }, icon("plus"), "New discussion"), this.#search()),
      this.#list,
      h("nav", { class: "places", "aria-label": "Places" }, h("a", { href: "/characters" }, icon("people"), "My characters")),
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
    const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset?.row;
    const parts = grouped(list.items, new Date()).flatMap((group) => [h("h2", {}, group.label), h("ul", {}, ...group.items.map((each) => this.#row(each)))]);
    fill(this.#list, this.#title(list), ...parts, this.#state(list), this.#end(list));
    this.mark(this.#current);
    if (focused) /** @type {HTMLElement | null} */ (this.#list.querySelector(`[data-row="${CSS.escape(focused)}"]`))?.focus();
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
    if (query) return h("p", { class: "empty" }, `No discussion is called “${query}”.`);
    return h("p", { class: "empty" }, archived ? "Nothing has been put away." : "What you discuss is kept here.");
  }

  /** @param {List} list */
  #end({ cursor, archived, query }) {
    if (cursor) {
      const older = this.#link("Older", () => this.#acts.older());
      this.#more.disconnect();
      this.#more.observe(older);
      return h("p", { class: "shelf" }, older);
    }
    if (archived || query) return null;
    return h("p", { class: "shelf" }, this.#link("Archived", () => this.#acts.showArchived(true)));
  }

  /** @param {Conversation} conversation */
  #row(conversation) {
    const then = new Date(conversation.updated_at);
    const more = iconButton("more", `More about “${conversation.title}”`, { "data-size": "small", class: "icon-button more-button", "data-row": `more-${conversation.id}` });
    const row = h(
      "li",
      { class: "row" },
      h(
        "a",
        { class: "talk", href: `/discussions/${conversation.id}`, "data-row": conversation.id },
        h("strong", { title: conversation.title }, conversation.title),
        h("span", {}, company(conversation.participants), h("time", { datetime: conversation.updated_at }, moment(then, new Date()))),
      ),
      more,
    );
    new Menu(more, conversation.title, () => [
      item(() => this.#rename(row, conversation), icon("edit"), "Rename"),
      item(() => this.#acts.archive(conversation, !conversation.archived), icon("archive"), conversation.archived ? "Bring back" : "Archive"),
      item(() => this.#acts.remove(conversation), icon("bin"), "Delete"),
    ]);
    return row;
  }

  /**
   * The title becomes a field: Enter keeps it, Escape leaves it as it was.
   *
   * @param {HTMLElement} row
   * @param {Conversation} conversation
   */
  #rename(row, conversation) {
    const input = h("input", { class: "input", value: conversation.title, "aria-label": "Title", maxlength: 200 });
    const form = h("form", { class: "rename" }, input);
    let done = false;
    /** @param {boolean} keep */
    const close = async (keep) => {
      if (done) return;
      done = true;
      const title = input.value.trim();
      form.remove();
      if (keep && title && title !== conversation.title) await this.#acts.rename(conversation, title);
      if (this.#shown) this.show(this.#shown);
      /** @type {HTMLElement | null} */ (this.#list.querySelector(`[data-row="${CSS.escape(conversation.id)}"]`))?.focus();
    };
    form.addEventListener("submit", (event) => (event.preventDefault(), close(true)));
    input.addEventListener("keydown", (event) => event.key === "Escape" && (event.stopPropagation(), close(false)));
    input.addEventListener("blur", () => close(true));
    fill(row, form);
    input.focus();
    input.select();
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
