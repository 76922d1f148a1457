import { fill, h } from "../dom.js";
import { Entry } from "./entry.js";
import { room } from "./room.js";
import { themeButton } from "./theme-menu.js";
import { wordmark } from "./wordmark.js";

/** @typedef {import("./entry.js").Ways} Ways */
/**
 * @typedef {object} Door how one may come in here
 * @property {boolean} keeping a guest is about to make an account of what there is
 * @property {string} notice why one is here again, or nothing
 * @property {import("./theme-menu.js").Chooser} themes
 */

/**
 * Pull up a chair: start as a guest, sign in or register.
 *
 * @param {Door} door
 * @param {Promise<Ways | null>} ways null where nobody can sign in on this page
 */
export function welcome(door, ways) {
  const entry = h("div", { class: "wait entry", role: "status", "aria-label": "Looking how one signs in here" }, h("i"), h("i"), h("i"));
  void ways.then((known) => entry.replaceWith(known ? new Entry(door.keeping, known).element : elsewhere()));
  return doorway(door.themes, heading(door), entry);
}

/**
 * What stands at the door, beside the room.
 *
 * @param {import("./theme-menu.js").Chooser} themes
 * @param {...import("../dom.js").Child} content
 */
export function doorway(themes, ...content) {
  return h(
    "main",
    { class: "welcome", id: "main" },
    h(
      "div",
      { class: "door" },
      wordmark(),
      h("div", { class: "inside" }, ...content),
      h(
        "footer",
        {},
        h("p", { class: "quiet" }, "The voices are reconstructions from published work, not the people themselves."),
        themeButton(themes),
      ),
    ),
    room(),
  );
}

/** @param {Door} door */
function heading({ keeping, notice }) {
  const title = keeping ? "Keep your chair." : "Pull up a chair.";
  const lead = keeping
    ? "With an account, your discussions stay yours on any computer. Nothing of what you have is lost."
    : "Put a question to Dewey, Montessori, Freire, hooks and others, and talk it through with them at one table.";
  return h("div", {}, h("h1", {}, title), notice && h("p", { class: "notice", role: "alert" }, notice), h("p", { class: "lead" }, lead));
}

/** People sign in to this server somewhere else, and programs bring their token along. */
function elsewhere() {
  const note = h("div", { class: "notice" });
  fill(
    note,
    h("p", {}, "On this server one signs in with another service, and not on this page."),
    h("p", {}, "Programs can use it all the same: they bring that service’s token along. How, stands in the ", h("a", { href: "/docs" }, "description of the API"), "."),
  );
  return note;
}
