import { icon } from "../dom.js";
import { item, label, line } from "./menu.js";

/**
 * @typedef {object} TakeActs
 * @property {() => void} copy
 * @property {() => void} link
 * @property {(format: import("../transcript.js").Format) => void} save
 * @property {() => void} print
 */

/**
 * How a discussion can be taken along, as rows of a menu.
 *
 * @param {TakeActs} acts
 */
export function ways({ copy, link, save, print }) {
  return [
    item(copy, icon("copy"), "Copy everything"),
    item(link, icon("reply"), "Copy the link"),
    line(),
    label("Save as"),
    item(() => save("txt"), icon("export"), "Plain text"),
    item(() => save("md"), icon("export"), "Markdown"),
    item(() => save("json"), icon("export"), "Data (JSON)"),
    line(),
    item(print, icon("print"), "Print"),
  ];
}
