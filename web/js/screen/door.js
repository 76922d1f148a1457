import { h } from "../dom.js";
import { welcome } from "../view/welcome.js";
import { wordmark } from "../view/wordmark.js";

/** @typedef {import("../api.js").Api} Api */
/** @typedef {import("../profile.js").Profile} Profile */
/** @typedef {import("../session.js").Session} Session */
/** @typedef {import("../types.js").ApiConfig} ApiConfig */

/**
 * The way in: as a guest, with an account, or from a guest to an account. The address stays the one that was asked
 * for, so that it is shown afterwards.
 *
 * @param {{api: Api, session: Session, profile: Profile, config: ApiConfig, notice: string, entered: () => void}} door
 */
export function door({ api, session, profile, config, notice, entered }) {
  const keeping = session.user?.is_anonymous ?? false;
  document.title = "ChatLab";
  /** @param {Promise<any>} tokens */
  const enter = async (tokens) => {
    session.keep(await tokens);
    entered();
  };
  return welcome(
    { accounts: config.auth_mode === "local" ? "local" : "elsewhere", guests: config.guests, keeping, notice, themes: profile },
    {
      guest: () => enter(api.post("/auth/guest")),
      signIn: ({ email, password }) => enter(api.post("/auth/login", { email, password })),
      register: ({ email, password, name }) =>
        enter(api.post(keeping ? "/auth/upgrade" : "/auth/register", { email, password, ...(name && { full_name: name }) })),
    },
  );
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
