import { fill, h } from "../dom.js";

/** @typedef {{email: string, occasion: "signup" | "unconfirmed" | "upgrade" | "recovery", again: () => Promise<void>}} Letter */

/** @type {Record<Letter["occasion"], {title: string, next: string, none: string}>} */
const WORDS = {
  signup: {
    title: "We sent you a letter.",
    next: "Open the link in it, in this browser, and you are in.",
    none: "If nothing comes, look in the spam folder. Perhaps you have an account with this address already; then sign in with it.",
  },
  unconfirmed: {
    title: "A letter is waiting for you.",
    next: "This address has not been confirmed yet. Open the link in the letter that we sent you when you created the account.",
    none: "If you cannot find it, look in the spam folder, or let us send another.",
  },
  upgrade: {
    title: "We sent you a letter.",
    next: "Open the link in it, in this browser, and your account is made. Until then you are a guest as before, and nothing is lost.",
    none: "If nothing comes, look in the spam folder.",
  },
  recovery: {
    title: "We sent you a letter.",
    next: "If there is an account with this address, the link in it lets you choose a new password. Open it in this browser.",
    none: "If nothing comes, look in the spam folder.",
  },
};

/**
 * What to do now, and what if no letter comes.
 *
 * @param {Letter} letter
 * @param {() => void} back
 */
export function letterSent({ email, occasion, again }, back) {
  const { title, next, none } = WORDS[occasion];
  const state = h("p", { class: "quiet", role: "status" });
  const send = h("button", { class: "button", type: "button", "data-size": "small" }, "Send another letter");
  send.addEventListener("click", () => void resend(send, state, again));
  return h(
    "div",
    { class: "letter", tabindex: -1 },
    h("h2", { class: "title" }, title),
    h("p", {}, "To ", h("b", { class: "address" }, email), ". ", next),
    h("p", { class: "quiet" }, none),
    h("p", { class: "ways" }, send, occasion === "upgrade" ? h("a", { href: "/new" }, "Go on as a guest") : h("button", { class: "link", type: "button", on: { click: back } }, "Back")),
    state,
  );
}

/**
 * @param {HTMLElement} button
 * @param {HTMLElement} state
 * @param {() => Promise<void>} again
 */
async function resend(button, state, again) {
  if (button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  fill(state, "");
  try {
    await again();
    fill(state, "Another letter is on its way.");
  } catch (error) {
    fill(state, error instanceof Error ? error.message : String(error));
  } finally {
    button.ariaBusy = "false";
  }
}
