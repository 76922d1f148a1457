import { h, icon } from "../dom.js";
import { Menu, item, label, line } from "./menu.js";
import { ownPortrait } from "./portrait.js";
import { themeChoices } from "./theme-menu.js";

/** @typedef {import("../types.js").User} User */

/**
 * The foot of the sidebar: who is signed in, the theme, and the way out.
 *
 * @param {User} user
 * @param {{keep: () => void, leave: () => void}} acts `keep` makes an account of a guest's
 */
export function account(user, acts) {
  const name = user.full_name || user.email || "Guest";
  const button = h(
    "button",
    { type: "button", class: "account", title: "You and the look of the page" },
    ownPortrait(name, "s"),
    h("span", {}, name, user.is_anonymous && h("small", {}, "kept in this browser only")),
    icon("more"),
  );
  new Menu(button, "You", () => [
    label("Theme"),
    ...themeChoices(),
    line(),
    ...(user.is_anonymous ? [item(acts.keep, icon("person"), "Create an account")] : []),
    item(acts.leave, icon("leave"), user.is_anonymous ? "Leave for good" : "Sign out"),
  ]);
  return h("footer", { class: "foot" }, button);
}
