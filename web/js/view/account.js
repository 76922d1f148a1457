import { fill, h, icon } from "../dom.js";
import { Menu, item, label, line } from "./menu.js";
import { ownPortrait } from "./portrait.js";
import { themeChoices } from "./theme-menu.js";

/** @typedef {import("../types.js").User} User */
/**
 * @typedef {object} AccountActs
 * @property {() => void} keep makes an account of a guest's
 * @property {() => void} leave
 * @property {() => void} settings
 * @property {() => void} shortcuts
 * @property {import("./theme-menu.js").Chooser} themes
 */

/** The foot of the sidebar: who is signed in, the theme, and the way out. */
export class Account {
  #user;
  #button = h("button", { type: "button", class: "account", title: "You and the look of the page" });

  /**
   * @param {User} user
   * @param {AccountActs} acts
   */
  constructor(user, acts) {
    this.#user = user;
    this.element = h("footer", { class: "foot" }, this.#button);
    this.show(user.full_name ?? "");
    new Menu(this.#button, "You", () => [
      label("Theme"),
      ...themeChoices(acts.themes),
      line(),
      item(acts.settings, icon("settings"), "Settings"),
      item(() => (this.#button.focus(), acts.shortcuts()), icon("keyboard"), "Keyboard shortcuts"), // the focus comes back to what stays
      line(),
      ...(user.is_anonymous ? [item(acts.keep, icon("person"), "Create an account")] : []),
      item(acts.leave, icon("leave"), user.is_anonymous ? "Leave for good" : "Sign out"),
    ]);
  }

  /** @param {string} fullName how the user would like to be called, or nothing */
  show(fullName) {
    const { email, is_anonymous: guest } = this.#user;
    const name = fullName || email || "Guest";
    fill(this.#button, ownPortrait(name, "s"), h("span", {}, name, guest && h("small", {}, "kept in this browser only")), icon("more"));
  }
}
