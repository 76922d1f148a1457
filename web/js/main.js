/** Puts the page together: who is signed in, and which screen an address shows. */

import { Api, Failure } from "./api.js";
import { fill } from "./dom.js";
import { Drafts } from "./drafts.js";
import { pause } from "./pause.js";
import { Router } from "./router.js";
import { CharacterScreen } from "./screen/character.js";
import { CharactersScreen } from "./screen/characters.js";
import { DiscussionScreen } from "./screen/discussion.js";
import { door, nothingHere, opening } from "./screen/door.js";
import { House } from "./screen/house.js";
import { NewDiscussionScreen } from "./screen/new-discussion.js";
import { Session } from "./session.js";
import { Tabs } from "./tabs.js";
import { portraitsFrom } from "./view/portrait.js";
import { followOtherTabs } from "./view/theme-menu.js";

/** @typedef {import("./types.js").ApiConfig} ApiConfig */

const page = /** @type {HTMLElement} */ (document.getElementById("page"));
const base = document.querySelector("meta[name=chatlab-api]")?.getAttribute("content") ?? "";
const session = new Session(localStorage);
const api = new Api(base, session);
const tabs = new Tabs();
/** @type {ApiConfig} */
let config;
/** @type {House | null} */
let house = null;
/** @type {DiscussionScreen | null} */
let discussion = null;
/** What is shown instead of a discussion, where it is to hear that it is left. @type {NewDiscussionScreen | null} */
let launching = null;
let notice = "";
/** How many screens there have been: an answer for one that is gone is dropped. */
let visits = 0;

/** @type {Router} */
const router = new Router(
  [
    { pattern: /^\/$/, show: () => (session.user ? router.go("/new", { replace: true }) : showDoor()) },
    { pattern: /^\/welcome$/, show: () => (session.user && !session.user.is_anonymous ? router.go("/new", { replace: true }) : showDoor()) },
    { pattern: /^\/new$/, show: () => inside(showNew) },
    { pattern: /^\/characters$/, show: () => inside((home) => enter(home, new CharactersScreen(home))) },
    { pattern: /^\/characters\/new$/, show: () => inside((home) => enter(home, new CharacterScreen(home, null))) },
    { pattern: /^\/characters\/([^/]+)$/, show: (match) => inside((home) => showCharacter(home, match[1] ?? "")) },
    { pattern: /^\/discussions\/([^/]+)$/, show: (match) => inside((home) => showDiscussion(home, match[1] ?? "")) },
  ],
  () => fill(page, nothingHere("There is nothing here", "Perhaps the address was cut short on its way.")),
);

/** @param {(home: House) => void} show what is shown to somebody who is signed in */
function inside(show) {
  if (!session.user) return showDoor();
  if (!house) {
    house = new House({ api, config, drafts: new Drafts(localStorage), tabs, user: session.user }, { go: (path) => router.go(path), leave, removed, changed });
    house.refresh();
  }
  if (!house.frame.element.isConnected) fill(page, house.frame.element);
  if (discussion && location.pathname !== `/discussions/${discussion.id}`) closeDiscussion();
  launching?.close();
  launching = null;
  house.sidebar.mark(location.pathname);
  visits++;
  show(house);
}

function showDoor() {
  closeDiscussion();
  house = null;
  visits++;
  fill(page, door({ api, session, config, notice, entered }));
}

/** Somebody came in: on to the page that was asked for. */
function entered() {
  notice = "";
  house = null;
  router.go(location.pathname === "/welcome" ? "/new" : location.pathname + location.hash);
}

/** @param {House} home */
function showNew(home) {
  launching = new NewDiscussionScreen(home);
  home.frame.show(launching.element);
  void launching.open();
}

/**
 * @param {House} home
 * @param {{element: HTMLElement, open: () => void}} screen
 */
function enter(home, screen) {
  home.frame.show(screen.element);
  screen.open();
}

/**
 * @param {House} home
 * @param {string} id
 */
async function showCharacter(home, id) {
  const visit = visits;
  home.frame.show(opening("Opening the character"));
  try {
    const character = await home.characters.one(id);
    if (visit === visits) enter(home, new CharacterScreen(home, character));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (visit !== visits || error.status === 401) return;
    const gone = error.status === 404 || error.status === 403;
    home.frame.show(
      gone
        ? nothingHere("This character is not here", "It may have been deleted, or it belongs to somebody else.")
        : nothingHere("This character cannot be opened just now", error.message, () => showCharacter(home, id)),
    );
  }
}

/**
 * @param {House} home
 * @param {string} id
 */
async function showDiscussion(home, id) {
  if (discussion?.id === id) return discussion.goTo(location.hash);
  const visit = visits;
  home.frame.show(opening());
  try {
    const conversation = await api.get(api.own(`conversations/${id}`));
    if (visit !== visits) return; // the user has gone on meanwhile
    discussion = new DiscussionScreen(home, conversation);
    home.frame.show(discussion.element, discussion.beside);
    await discussion.open(home.takeLaunched(conversation.id));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (visit === visits && error.status !== 401) showMissing(home, error, id);
  }
}

/**
 * @param {House} home
 * @param {Failure} failure
 * @param {string} id
 */
function showMissing(home, failure, id) {
  const gone = failure.status === 404 || failure.status === 403;
  home.frame.show(
    gone
      ? nothingHere("This discussion is not here", "It may have been deleted, or it belongs to somebody else.")
      : nothingHere("This discussion cannot be opened just now", failure.message, () => showDiscussion(home, id)),
  );
}

function closeDiscussion() {
  discussion?.close();
  discussion = null;
}

/** @param {string} id */
function removed(id) {
  if (discussion?.id === id) router.go("/new");
}

/** @param {string} id */
function changed(id) {
  if (discussion?.id === id) void discussion.sync();
}

async function leave() {
  house = null; // nobody is surprised that the session ends
  await api.signOut();
  router.go("/");
}

session.onChange(() => {
  notice = house && !session.user ? "Your time here ran out, or you signed out elsewhere. Please come in again." : "";
  house = null;
  closeDiscussion();
  if (config) router.show();
});
tabs.listen((news) => {
  house?.refresh();
  if (news.type === "talk") changed(news.id);
  if (news.type === "characters" && house?.characters.loaded) void house.characters.load();
});
addEventListener("pagehide", () => void house?.characters.forgetAll());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible") return;
  house?.refresh();
  void discussion?.sync();
});

api.onReach = (/** @type {boolean} */ reached) => {
  house?.reach(reached);
  if (reached) void discussion?.sync();
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
    config = await api.get("/api/config");
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return fill(page, nothingHere("The server cannot be reached", "Perhaps it is just starting. Nothing is lost.", start));
  }
  router.show();
}

portraitsFrom(base);
followOtherTabs();
await start();
