import { h, icon } from "../dom.js";

/** Five at the table and an empty chair; leads home. */
export function wordmark() {
  return h("a", { class: "wordmark", href: "/" }, icon("mark"), "ChatLab");
}
