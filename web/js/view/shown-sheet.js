import { h, iconButton } from "../dom.js";
import { leadOf, titleOf } from "../model/shown.js";
import { Sheet, sheetHead } from "./sheet.js";

/** @typedef {import("../model/shown.js").Shown} Shown */

const MODEL = "This is all that the model had before it, word for word.";
const OFFLINE = "This is all that the offline voice had before it; it made the turn from the key ideas.";

/** What the model was shown for a turn, and why this speaker: plain text, in parts that fold. */
export class ShownSheet {
  #sheet = new Sheet("sheet");

  close() {
    this.#sheet.close();
  }

  /**
   * @param {string} name whose turn it was
   * @param {number} seq
   * @param {Shown} shown
   * @param {string} writer the provider, as people know it
   * @param {() => void} copy
   */
  open(name, seq, shown, writer, copy) {
    const { reason, provider, model, messages } = shown;
    const tool = iconButton("copy", "Copy all of it", { "data-size": "small", on: { click: copy } });
    const facts = [reason && ["Why this speaker", reason], writer && ["Written by", [writer, model].filter(Boolean).join(", ")]].filter((fact) => Array.isArray(fact));
    const parts = messages.map((part, index) =>
      h(
        "details",
        { class: "prompt-part", open: index === messages.length - 1 },
        h("summary", {}, h("b", {}, titleOf(part)), " ", h("span", { class: "lead" }, leadOf(part.content))),
        h("pre", { tabindex: 0, "aria-label": titleOf(part) }, part.content),
      ),
    );
    this.#sheet.open(
      "What was it shown?",
      sheetHead("What was it shown?", () => this.close(), tool),
      h(
        "div",
        { class: "sheet-body" },
        h("p", { class: "quiet" }, `Turn ${seq}, ${name}. ${provider === "offline" ? OFFLINE : MODEL}`),
        facts.length > 0 && h("dl", { class: "facts" }, ...facts.flatMap(([term, text]) => [h("dt", {}, term ?? ""), h("dd", {}, text ?? "")])),
        h("div", { class: "prompt-parts" }, ...parts),
      ),
    );
  }
}
