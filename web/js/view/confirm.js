import { h } from "../dom.js";

/**
 * Asks before something that cannot be undone. Escape means no.
 *
 * @param {string} question
 * @param {string} explanation
 * @param {string} yes
 * @returns {Promise<boolean>}
 */
export function confirmed(question, explanation, yes) {
  const dialog = h(
    "dialog",
    { class: "confirm", "aria-label": question },
    h("h2", { class: "title" }, question),
    h("p", {}, explanation),
    h(
      "form",
      { method: "dialog" },
      h("button", { class: "button", value: "yes" }, yes),
      h("button", { class: "button", "data-rank": "first", value: "no", autofocus: true }, "Stay"),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}
