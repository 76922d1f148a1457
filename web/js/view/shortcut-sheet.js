import { h } from "../dom.js";
import { shown } from "../model/shortcuts.js";
import { keyCaps } from "./key-caps.js";
import { Sheet, sheetHead } from "./sheet.js";

/** All keys that do something, to be looked up. */
export class ShortcutSheet {
  #sheet = new Sheet("sheet");

  /** @param {boolean} single whether one key may be a shortcut */
  open(single) {
    if (this.#sheet.element.open) return;
    const close = () => this.#sheet.close();
    const note = single ? "A single key does nothing while you write. " : "Single keys are turned off. ";
    const settings = h("a", { href: "/settings" }, single ? "They can be turned off in Settings" : "They can be turned on in Settings");
    this.#sheet.open(
      "Keyboard shortcuts",
      sheetHead("Keyboard shortcuts", close),
      h("div", { class: "sheet-body" }, h("div", { class: "shortcuts" }, ...shown(single).map(section)), h("p", { class: "quiet" }, note, settings, ".")),
    );
  }

  /** Where it is open. */
  close() {
    if (this.#sheet.element.open) this.#sheet.close();
  }
}

/** @param {import("../model/shortcuts.js").Group} group */
function section({ name, shortcuts }) {
  return h("section", {}, h("h3", {}, name), h("dl", {}, ...shortcuts.map(row)));
}

/** @param {import("../model/shortcuts.js").Shortcut} shortcut */
function row({ keys, does }) {
  const ways = keys.flatMap((each, index) => [index > 0 && " or ", keyCaps(each)]);
  return h("div", {}, h("dt", {}, ...ways), h("dd", {}, does));
}
