import { h, iconButton } from "../dom.js";
import { Menu, choice, label } from "./menu.js";

const KEY = "chatlab.theme";
const THEMES = [
  { id: "paper", name: "Paper" },
  { id: "night", name: "Night" },
  { id: "matrix", name: "Matrix" },
];

/** A button that opens the choice of themes. */
export function themeButton() {
  const button = iconButton("theme", "Theme");
  new Menu(button, "Theme", () => [label("Theme"), ...themeChoices()]);
  return button;
}

/** The themes, as rows of a menu. */
export function themeChoices() {
  const now = document.documentElement.dataset.theme;
  return THEMES.map(({ id, name }) =>
    choice(id === now, () => choose(id), h("span", { class: "swatch", "data-theme": id, "aria-hidden": "true" }, "a"), name),
  );
}

/** Another tab chose: all tabs look alike. */
export function followOtherTabs() {
  addEventListener("storage", (event) => {
    if (event.key === KEY && event.newValue) document.documentElement.dataset.theme = event.newValue;
  });
}

/** @param {string} id */
function choose(id) {
  document.documentElement.dataset.theme = id;
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // it holds until the page is left
  }
}
