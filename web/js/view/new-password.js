import { h } from "../dom.js";
import { PasswordForm } from "./password-form.js";
import { doorway } from "./welcome.js";

/**
 * @typedef {object} Choice
 * @property {string} lead
 * @property {(password: string) => Promise<void>} keep
 * @property {() => void} [otherwise] not now
 */

/**
 * Somebody at the door chooses a new password.
 *
 * @param {import("./theme-menu.js").Chooser} themes
 * @param {Choice} choice
 */
export function newPassword(themes, { lead, keep, otherwise }) {
  const form = new PasswordForm({ button: "Keep this password", first: true, keep: ({ password }) => keep(password) });
  const away = otherwise && h("p", { class: "more quiet" }, h("button", { class: "link", type: "button", on: { click: otherwise } }, "Not now"));
  return doorway(themes, h("h1", {}, "A new password."), h("p", { class: "lead" }, lead), form.element, ...(away ? [away] : []));
}
