import { h } from "../dom.js";
import { welcome } from "../view/welcome.js";
import { wordmark } from "../view/wordmark.js";

/** @typedef {import("../accounts/accounts.js").Accounts} Accounts */
/** @typedef {import("../accounts/accounts.js").Entry} Entry */
/** @typedef {import("../accounts/accounts.js").Offer} Offer */
/** @typedef {import("../profile.js").Profile} Profile */
/** @typedef {import("../session.js").Session} Session */
/**
 * @typedef {object} Means
 * @property {Accounts} accounts
 * @property {Session} session
 * @property {Profile} profile
 * @property {string} notice why one is here again, or nothing
 * @property {string} back where one wanted to be
 * @property {() => void} entered
 * @property {() => void} again the door is shown anew
 */

/**
 * The way in: as a guest, with an account, or from a guest to an account. The address stays the one that was asked
 * for, so that it is shown afterwards.
 *
 * @param {Means} means
 */
export function door(means) {
  const { accounts, session, profile, notice } = means;
  const keeping = session.user?.is_anonymous ?? false;
  document.title = "ChatLab";
  const ways = accounts.offer().then((offer) => offer && waysOf(offer, keeping, means));
  return welcome({ keeping, notice, themes: profile }, ways);
}

/**
 * @param {Offer} offer
 * @param {boolean} keeping
 * @param {Means} means
 */
function waysOf({ guest, signIn, register, upgrade, recover, providers, whole }, keeping, { session, back, entered, again }) {
  /** @param {Promise<Entry>} entry */
  const enter = async (entry) => {
    const got = await entry;
    if ("letter" in got) return got.letter;
    session.keep(got.tokens);
    entered();
  };
  /** @param {import("../accounts/accounts.js").Way | null} way */
  const through = (way) => way && ((/** @type {import("../accounts/accounts.js").Credentials} */ who) => enter(way(who, back)));
  return {
    guest: guest && (() => enter(guest())),
    signIn: through(signIn),
    register: through(keeping ? upgrade : register),
    recover,
    providers: providers.map(({ name, go }) => ({ name, go: () => go(back) })),
    again: whole ? null : again,
  };
}

/**
 * What stands where nothing can be shown: an unknown address, somebody else's discussion, a server that is away.
 *
 * @param {string} title
 * @param {string} sentence
 * @param {() => void} [again]
 */
export function nothingHere(title, sentence, again) {
  document.title = `${title} – ChatLab`;
  return h(
    "main",
    { class: "nothing", id: "main" },
    wordmark(),
    h("h1", { class: "title" }, title),
    h("p", { class: "aside" }, sentence),
    h(
      "p",
      { class: "ways" },
      again
        ? h("button", { class: "button", type: "button", "data-rank": "first", on: { click: again } }, "Try again")
        : h("a", { class: "button", href: "/new" }, "New discussion"),
    ),
  );
}

/**
 * What stands until a discussion is there; it shows only where that takes long.
 *
 * @param {string} [label] for another thing
 */
export function opening(label = "Opening the discussion") {
  const lines = Array.from({ length: 4 }, () => h("i"));
  return h("main", { class: "opening", id: "main" }, h("div", { class: "wait", role: "status", "aria-label": label }, ...lines));
}
