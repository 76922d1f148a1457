import { Failure, had } from "../failure.js";
import { DiscussionScreen } from "./discussion.js";
import { nothingHere, opening } from "./door.js";
import { House } from "./house.js";
import { NewDiscussionScreen } from "./new-discussion.js";

/** @typedef {import("./house.js").Means} Means */
/** @typedef {import("../shortcuts.js").Acts} Acts */
/** @typedef {import("../types.js").OwnCharacter} OwnCharacter */
/**
 * @typedef {object} Screen
 * @property {HTMLElement} element
 * @property {HTMLElement} [beside]
 * @property {() => unknown} open it is shown
 * @property {Acts} [shortcuts]
 * @property {() => void} [close] it is left
 * @property {() => void} [update] the user's name or preferences have changed
 */

const AFTER_MS = 4000; // the first screen with its pictures is there by then
/** What nobody sees first: its files come once there is one to be seen, or when they are asked for. */
const LATER = {
  character: () => had(import("./character.js")),
  characters: () => had(import("./characters.js")),
  insights: () => had(import("./insights.js")),
  settings: () => had(import("./settings.js")),
};

/** What somebody who is signed in sees: one screen at a time, in one house. */
export class Inside {
  #house;
  #go;
  /** @type {Screen | null} */
  #screen = null;
  /** @type {DiscussionScreen | null} */
  #discussion = null;
  /** How many screens there have been: an answer for one that is gone is dropped. */
  #visits = 0;
  #whole = false;

  /**
   * @param {Means} means
   * @param {Pick<import("./house.js").Ways, "go" | "leave">} ways
   */
  constructor(means, ways) {
    this.#go = ways.go;
    this.#house = new House(means, { ...ways, removed: (id) => this.#removed(id), changed: (id) => this.changed(id) });
    means.profile.changed = () => this.#profileChanged();
    void means.profile.load();
    this.#house.refresh();
  }

  get house() {
    return this.#house;
  }

  /** What the keys do here and now. */
  get shortcuts() {
    return { ...this.#house.shortcuts, ...this.#screen?.shortcuts };
  }

  start() {
    this.close();
    void this.#enter(new NewDiscussionScreen(this.#house));
  }

  settings() {
    return this.#fetch({
      waiting: "Opening the settings",
      ask: LATER.settings,
      show: ({ SettingsScreen }) => this.#enter(new SettingsScreen(this.#house)),
      missing: ["There are no settings", "The settings cannot be opened just now"],
      again: () => this.settings(),
    });
  }

  characters() {
    return this.#fetch({
      waiting: "Opening your characters",
      ask: LATER.characters,
      show: ({ CharactersScreen }) => this.#enter(new CharactersScreen(this.#house)),
      missing: ["There are no characters", "Your characters cannot be opened just now"],
      again: () => this.characters(),
    });
  }

  newCharacter() {
    return this.#character(() => Promise.resolve(null));
  }

  /** @param {string} id */
  character(id) {
    return this.#character(() => this.#house.characters.one(id));
  }

  /** @param {() => Promise<OwnCharacter | null>} ask */
  #character(ask) {
    return this.#fetch({
      waiting: "Opening the character",
      ask: () => Promise.all([LATER.character(), ask()]),
      show: ([{ CharacterScreen }, character]) => this.#enter(new CharacterScreen(this.#house, character)),
      missing: ["This character is not here", "This character cannot be opened just now"],
      again: () => this.#character(ask),
    });
  }

  /** @param {string} id */
  async discussion(id) {
    if (this.#discussion?.id === id) return this.#discussion.goTo(location.hash);
    const { api } = this.#house;
    await this.#fetch({
      waiting: "Opening the discussion",
      ask: () => Promise.all([api.get(api.own(`conversations/${id}`)), LATER.insights()]),
      show: ([conversation, { InsightsPanel }]) => {
        this.#discussion = new DiscussionScreen(this.#house, conversation, this.#house.takeLaunched(conversation.id), InsightsPanel);
        return this.#enter(this.#discussion);
      },
      missing: ["This discussion is not here", "This discussion cannot be opened just now"],
      again: () => this.discussion(id),
    });
  }

  /** Everything is left. */
  close() {
    this.#visits++;
    this.#house.leftScreen();
    this.#screen?.close?.();
    this.#screen = null;
    this.#discussion = null;
  }

  /** Somebody was long away, or the server was. */
  sync() {
    void this.#discussion?.sync();
  }

  /** @param {string} id of a discussion in which something happened */
  changed(id) {
    if (this.#discussion?.id === id) void this.#discussion.sync();
  }

  /** @param {string} id */
  #removed(id) {
    if (this.#discussion?.id === id) this.#go("/new");
  }

  #profileChanged() {
    this.#house.rename();
    this.#screen?.update?.();
  }

  /**
   * What has to be asked for first.
   *
   * @template T
   * @param {{waiting: string, ask: () => Promise<T>, show: (answer: T) => unknown, missing: [string, string], again: () => void}} visit
   */
  async #fetch({ waiting, ask, show, missing: [gone, away], again }) {
    this.close();
    const visit = this.#visits;
    this.#house.frame.show(opening(waiting));
    try {
      const answer = await ask();
      if (visit === this.#visits) await show(answer); // else the user has gone on meanwhile
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (visit === this.#visits && error.status !== 401) this.#tellMissing(error, gone, away, again);
    }
  }

  /**
   * @param {Failure} failure
   * @param {string} gone
   * @param {string} away
   * @param {() => void} again
   */
  #tellMissing({ status, message }, gone, away, again) {
    const missing = status === 404 || status === 403;
    this.#house.frame.show(missing ? nothingHere(gone, "It may have been deleted, or it belongs to somebody else.") : nothingHere(away, message, again));
  }

  /** @param {Screen} screen */
  #enter(screen) {
    this.#screen = screen;
    this.#house.frame.show(screen.element, screen.beside);
    this.#bringLater();
    return screen.open();
  }

  /** What is not needed yet comes after what is to be seen now, and is there when the server is not. */
  #bringLater() {
    if (this.#whole) return;
    this.#whole = true;
    const bring = () => Object.values(LATER).forEach((each) => void each().catch(() => {})); // asked for, it is asked for again
    setTimeout(bring, AFTER_MS);
  }
}
