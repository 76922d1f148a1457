import { h, iconButton } from "../dom.js";

const SHOWN_MS = 10_000;
/** What is to be done when the note that is shown goes. */
let pending = () => {};
/** Where the focus was before it came to a note. @type {Element | null} */
let before = null;

/**
 * A short note at the foot of the page, with a way back where there is one. It stays while it has the pointer or the focus.
 *
 * @param {string} text
 * @param {{label: string, act: () => void}} [undo]
 * @param {() => void} [over] it went, and the way back was not taken
 */
export function toast(text, undo, over = () => {}) {
  const close = () => (withFocusGivenBack(() => note.remove()), gone());
  /** Once, however it goes. */
  const gone = () => {
    if (pending === gone) pending = () => {};
    if (!past) over();
    past = true;
  };
  let past = false;
  const back = () => {
    past = true;
    close();
    undo?.act();
  };
  const way = undo && h("button", { class: "link", type: "button", on: { click: back } }, undo.label);
  const note = h("div", { class: "toast", role: "status" }, h("span", {}, text), way, iconButton("close", "Close", { "data-size": "small", on: { click: close } }));
  note.addEventListener("focusin", ({ relatedTarget }) => {
    if (relatedTarget instanceof Element && !relatedTarget.closest(".toast")) before = relatedTarget;
  });
  pending();
  pending = gone;
  withFocusGivenBack(() => document.getElementById("toasts")?.replaceChildren(note)); // one at a time: the newest
  const leave = () => setTimeout(() => (note.matches(":hover, :focus-within") ? leave() : close()), SHOWN_MS);
  leave();
}

/**
 * A note that goes leaves the focus where it came from; where that is gone, too, on the screen.
 *
 * @param {() => void} change
 */
function withFocusGivenBack(change) {
  const held = document.activeElement?.closest(".toast");
  change();
  if (!held || held.isConnected) return;
  /** @type {HTMLElement | null} */ (before?.isConnected ? before : document.getElementById("main"))?.focus();
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
