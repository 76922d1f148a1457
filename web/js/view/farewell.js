import { fill, h, set } from "../dom.js";
import { Sheet, sheetHead } from "./sheet.js";
import { TextField } from "./text-field.js";

const WORD = "delete";

/**
 * Asks once, plainly, before everything is deleted.
 *
 * @param {string} remains what is not deleted with it, or nothing
 * @param {() => Promise<void>} remove
 */
export function farewell(remains, remove) {
  const sheet = new Sheet("sheet small");
  const word = new TextField(`Type “${WORD}” if you mean it`);
  const fault = h("p", { class: "fault", role: "alert", hidden: true });
  const button = h("button", { class: "button danger", type: "submit", "aria-disabled": "true" }, "Delete everything");
  const meant = () => word.value.trim().toLowerCase() === WORD;
  word.control.setAttribute("autocapitalize", "off");
  word.control.addEventListener("input", () => set(button, "aria-disabled", meant() ? null : "true"));
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (button.ariaBusy === "true") return;
    if (!meant()) return (word.blame(`Please type the word “${WORD}” first.`), word.focus());
    button.ariaBusy = "true";
    try {
      await remove();
      sheet.close();
    } catch (error) {
      fill(fault, error instanceof Error ? error.message : String(error));
      fault.hidden = false;
    } finally {
      button.ariaBusy = "false";
    }
  };
  const form = h(
    "form",
    { class: "sheet-body farewell", novalidate: true, on: { submit: (/** @type {Event} */ event) => void submit(event) } },
    h("p", {}, "Your discussions, your characters, your name and preferences: all of it goes, now, on every device. ", h("strong", {}, "It cannot be undone."), " Perhaps you want to take everything with you first."),
    remains && h("p", { class: "quiet" }, remains),
    word.element,
    fault,
    h("p", { class: "ways" }, button, h("button", { class: "button", type: "button", "data-rank": "quiet", on: { click: () => sheet.close() } }, "Keep it")),
  );
  sheet.open("Delete everything?", sheetHead("Delete everything?", () => sheet.close()), form);
  word.focus();
}
