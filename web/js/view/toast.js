import { h, iconButton } from "../dom.js";

const SHOWN_MS = 10_000;

/**
 * A short note at the foot of the page, with a way back where there is one. It stays while it has the pointer or the focus.
 *
 * @param {string} text
 * @param {{label: string, act: () => void}} [undo]
 */
export function toast(text, undo) {
  const close = () => note.remove();
  const way = undo && h("button", { class: "link", type: "button", on: { click: () => (close(), undo.act()) } }, undo.label);
  const note = h("div", { class: "toast", role: "status" }, h("span", {}, text), way, iconButton("close", "Close", { "data-size": "small", on: { click: close } }));
  document.getElementById("toasts")?.replaceChildren(note); // one at a time: the newest
  const leave = () => setTimeout(() => (note.matches(":hover, :focus-within") ? leave() : close()), SHOWN_MS);
  leave();
}

/**
 * Says something to those who listen instead of look.
 *
 * @param {string} text
 */
export function announce(text) {
  const announcer = document.getElementById("announcer");
  if (announcer) announcer.textContent = text;
}
