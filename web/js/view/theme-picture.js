import { h } from "../dom.js";

/**
 * A discussion in the small, in a theme's own colours; that of the device is half light, half dark.
 *
 * @param {string} theme
 */
export function themePicture(theme) {
  const halves = theme === "device" ? ["paper", "night"] : [theme];
  return h("span", { class: "theme-picture", "aria-hidden": "true" }, ...halves.map(scene));
}

/** @param {string} theme */
function scene(theme) {
  const turns = ["first", "second"].map((voice) => h("span", { class: "turn", "data-voice": voice }, h("i"), h("i"), h("i")));
  return h("span", { class: "scene", "data-theme": theme }, h("span", { class: "side" }, h("i"), h("i"), h("i")), ...turns, h("i", { class: "mine" }), h("i", { class: "act" }));
}
