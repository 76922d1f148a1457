import { h, icon, iconButton, set } from "../dom.js";
import { Menu, item } from "./menu.js";

/** @typedef {import("../types.js").Message} Message */
/** @typedef {{name: string, drawing: string, label: string, act: () => void}} Tool */
/**
 * @typedef {object} RevisionActs
 * @property {(message: Message) => void} regenerate
 * @property {(message: Message, words: string) => Promise<boolean>} edit whether that was done
 * @property {(message: Message) => void} remove
 * @property {(message: Message) => void} fork
 * @property {(message: Message) => void} shown
 * @property {(message: Message, version: number) => void} show another version
 */

/**
 * What can be done with a turn: with a pointer a row of buttons, one stop of the Tab key, gone through with the arrows; on
 * a touch screen a menu.
 *
 * @param {Tool[]} tools
 */
export function messageTools(tools) {
  const buttons = tools.map(({ name, drawing, label, act }) => iconButton(drawing, label, { "data-size": "small", "data-act": name, on: { click: act } }));
  const bar = h("div", { class: "acts", role: "toolbar", "aria-label": "This turn" }, ...buttons);
  if (tools.length > 1) bar.append(menu(tools));
  const stop = (/** @type {HTMLElement | undefined} */ at) => buttons.forEach((button) => set(button, "tabindex", button === at ? 0 : -1));
  stop(buttons[0]);
  bar.addEventListener("focusin", (event) => {
    const at = buttons.find((button) => button === event.target);
    if (at) stop(at);
  });
  bar.addEventListener("keydown", (event) => {
    const at = buttons.findIndex((button) => button === event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    buttons.at(to % buttons.length)?.focus();
  });
  return bar;
}

/** @param {Tool[]} tools */
function menu(tools) {
  const more = iconButton("more", "What can be done with this turn", { class: "icon-button more-acts", "data-size": "small", "data-act": "more" });
  new Menu(more, "This turn", () => tools.map(({ drawing, label, act }) => item(act, icon(drawing), label)));
  return more;
}

/**
 * The way between a turn's versions.
 *
 * @param {Message} message
 * @param {(version: number) => void} show
 */
export function versionSwitch({ version, versions = 1 }, show) {
  if (versions < 2) return null;
  const step = (/** @type {string} */ drawing, /** @type {string} */ label, /** @type {number} */ to) => {
    const none = to < 1 || to > versions;
    return iconButton(drawing, label, { "data-size": "small", "data-act": drawing, "aria-disabled": String(none), on: { click: () => none || show(to) } });
  };
  return h(
    "span",
    { class: "versions", role: "group", "aria-label": "Versions" },
    step("before", "Version before", version - 1),
    h("span", { "aria-hidden": "true" }, `${version}/${versions}`),
    h("span", { class: "unseen" }, `Version ${version} of ${versions}`),
    step("after", "Version after", version + 1),
  );
}
