import { h, iconButton } from "../dom.js";
import { Menu, choice, label } from "./menu.js";

/** @typedef {import("../types.js").Preferences["theme"]} Theme */
/** @typedef {{get: (name: "theme") => Theme, choose: (name: "theme", theme: NonNullable<Theme>) => void}} Chooser */

/** @type {{id: NonNullable<Theme>, name: string}[]} */
export const THEMES = [
  { id: "device", name: "Like my device" },
  { id: "paper", name: "Paper" },
  { id: "night", name: "Night" },
  { id: "matrix", name: "Matrix" },
];

/**
 * A button that opens the choice of themes.
 *
 * @param {Chooser} chooser
 */
export function themeButton(chooser) {
  const button = iconButton("theme", "Theme");
  new Menu(button, "Theme", () => [label("Theme"), ...themeChoices(chooser)]);
  return button;
}

/**
 * The themes, as rows of a menu.
 *
 * @param {Chooser} chooser
 */
export function themeChoices(chooser) {
  const now = chooser.get("theme");
  return THEMES.map(({ id, name }) => choice(id === now, () => chooser.choose("theme", id), swatch(id), name));
}

/** @param {NonNullable<Theme>} theme */
function swatch(theme) {
  const [one, other] = theme === "device" ? ["paper", "night"] : [theme, ""];
  return h("span", { class: "swatch", "data-theme": one, "aria-hidden": "true" }, "a", other && h("span", { class: "swatch-half", "data-theme": other }));
}
