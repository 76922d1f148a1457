/** Puts the page together: who is signed in, and which screen an address shows. */

import { accountsOf } from "./accounts/accounts.js";
import { Api } from "./api.js";
import { takeBrought } from "./brought.js";
import { fill } from "./dom.js";
import { Drafts } from "./drafts.js";
import { Failure, had } from "./failure.js";
import { pause } from "./pause.js";
import { Profile } from "./profile.js";
import { ownPath, Router } from "./router.js";
import { door, nothingHere } from "./screen/door.js";
import { Inside } from "./screen/inside.js";
import { Session } from "./session.js";
import { Shortcuts } from "./shortcuts.js";
import { Tabs } from "./tabs.js";
import { portraitsFrom } from "./view/portrait.js";

/** @typedef {import("./accounts/accounts.js").Accounts} Accounts */
/** @typedef {import("./screen/callback.js").Handed} Handed */
/** @typedef {import("./types.js").ApiConfig} ApiConfig */

let brought = takeBrought(); // before anything else can see it

const page = /** @type {HTMLElement} */ (document.getElementById("page"));
const base = document.querySelector("meta[name=chatlab-api]")?.getAttribute("content") ?? "";
const session = new Session(localStorage);
const api = new Api(base, session);
const profile = new Profile(localStorage, session, api);
const tabs = new Tabs();
/** @type {ApiConfig} */
let config;
/** @type {Accounts} */
let accounts;
/** @type {Inside | null} */
let inside = null;
let notice = "";

/** @type {Router} */
const router = new Router(
  [
    { pattern: /^\/$/, show: () => (session.user ? router.go("/new", { replace: true }) : showDoor()) },
    { pattern: /^\/welcome$/, show: () => (session.user && !session.user.is_anonymous ? router.go("/new", { replace: true }) : showDoor()) },
    { pattern: /^\/new$/, show: () => show((here) => here.start()) },
    { pattern: /^\/characters$/, show: () => show((here) => here.characters()) },
    { pattern: /^\/characters\/new$/, show: () => show((here) => here.newCharacter()) },
    { pattern: /^\/characters\/([^/]+)$/, show: (match) => show((here) => here.character(match[1] ?? "")) },
    { pattern: /^\/discussions\/([^/]+)$/, show: (match) => show((here) => here.discussion(match[1] ?? "")) },
    { pattern: /^\/settings$/, show: () => show((here) => here.settings()) },
    { pattern: /^\/auth\/callback$/, show: () => void receive(() => had(import("./screen/callback.js"))) },
    { pattern: /^\/reset$/, show: () => void receive(() => had(import("./screen/reset.js"))) },
  ],
  () => fill(page, nothingHere("There is nothing here", "Perhaps the address was cut short on its way.")),
);

/** @param {(here: Inside) => unknown} visit what is shown to somebody who is signed in */
function show(visit) {
  if (!session.user) return showDoor();
  inside ??= new Inside({ api, config, drafts: new Drafts(localStorage), profile, tabs, user: session.user }, { go: (path) => router.go(path), leave });
  const { frame, sidebar } = inside.house;
  if (!frame.element.isConnected) fill(page, frame.element);
  sidebar.mark(location.pathname);
  void visit(inside);
}

function showDoor() {
  close();
  fill(page, door({ accounts, session, profile, notice, back: wanted(), entered, again: showDoor }));
}

/** Somebody came in: on to the page that was asked for. */
function entered() {
  notice = "";
  close();
  router.go(wanted());
}

function wanted() {
  return ownPath(location.pathname + location.hash, location.origin);
}

/**
 * Somebody comes with something in the address.
 *
 * @param {() => Promise<{visit: (handed: Handed) => unknown}>} load
 */
async function receive(load) {
  brought = takeBrought() ?? brought;
  close();
  try {
    const { visit } = await load();
    const go = (/** @type {string} */ path) => (close(), router.go(ownPath(path, location.origin), { replace: true }));
    await visit({ accounts, brought, session, profile, go, door: turnAway, show: (element) => fill(page, element) });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    fill(page, nothingHere("The server cannot be reached", error.message, () => void receive(load)));
  }
}

/** @param {string} sentence why */
function turnAway(sentence) {
  notice = sentence;
  router.go("/", { replace: true });
}

function close() {
  inside?.close();
  inside = null;
}

/**
 * @param {"signOut" | "gone"} why
 * @param {string} [sentence] for the door
 */
async function leave(why, sentence = "") {
  close(); // nobody is surprised that the session ends
  await api.signOut(why);
  notice = sentence;
  router.go("/");
}

session.onChange(() => {
  notice = inside && !session.user ? "Your time here ran out, or you signed out elsewhere. Please come in again." : "";
  close();
  if (config) router.show();
});
tabs.listen((news) => {
  inside?.house.refresh();
  if (news.type === "talk") inside?.changed(news.id);
  if (news.type === "characters" && inside?.house.characters.loaded) void inside.house.characters.load();
});
addEventListener("pagehide", () => void inside?.house.characters.forgetAll());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible") return;
  inside?.house.refresh();
  inside?.sync();
});

api.onReach = (/** @type {boolean} */ reached) => {
  inside?.house.reach(reached);
  if (reached) inside?.sync();
  else void knock();
};

/** Looks whether the server is there again, until it is. */
async function knock() {
  for (let attempt = 0; !api.reached; attempt++) {
    await pause(attempt, new AbortController().signal);
    await api.get("/health").catch(() => {}); // onReach hears of it
  }
}

/** Nothing can be shown before it is known how one signs in here. */
async function start() {
  try {
    config = await api.get("/api/config", { anonymous: true });
    accounts = api.accounts = await accountsOf(config, api, session);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return fill(page, nothingHere("The server cannot be reached", "Perhaps it is just starting. Nothing is lost.", start));
  }
  router.show();
}

portraitsFrom(base);
new Shortcuts(
  () => profile.get("single_keys"),
  () => inside?.shortcuts ?? {},
);
await start();
