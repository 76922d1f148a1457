import { fill, h, set } from "../dom.js";

export const LEAST = 8;

let count = 0;

/**
 * A password, with a button that shows what was typed.
 *
 * @param {string} label
 * @param {boolean} fresh it is being chosen
 * @param {string} [name]
 */
export function passwordField(label, fresh, name = "password") {
  const id = `password-${++count}`;
  const input = h("input", {
    class: "input",
    id,
    name,
    type: "password",
    autocomplete: fresh ? "new-password" : "current-password",
    required: true,
    minlength: fresh ? LEAST : null,
  });
  const button = h("button", { class: "link show-password", type: "button", "aria-controls": id, "aria-pressed": "false" }, "Show");
  button.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    fill(button, shown ? "Hide" : "Show");
    set(button, "aria-pressed", String(shown));
  });
  return h("div", { class: "field wide password-field" }, h("label", { for: id }, label), h("div", { class: "with-button" }, input, button));
}
