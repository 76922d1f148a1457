import { Failure } from "../api.js";
import { CharacterScreen } from "./character.js";
import { CharactersScreen } from "./characters.js";
import { DiscussionScreen } from "./discussion.js";
import { nothingHere, opening } from "./door.js";
import { House } from "./house.js";
import { NewDiscussionScreen } from "./new-discussion.js";
import { SettingsScreen } from "./settings.js";

/** @typedef {import("./house.js").Means} Means */
/** @typedef {import("../shortcuts.js").Acts} Acts */
/**
 * @typedef {object} Screen
 * @property {HTMLElement} element
 * @property {HTMLElement} [beside]
 * @property {() => unknown} open it is shown
 * @property {Acts} [shortcuts]
 * @property {() => void} [close] it is left
 * @property {() => void} [update] the user's name or preferences have changed
 */

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

  /**
   * @param {Means} means
   * @param {{go: (path: string) => void, leave: () => Promise<void>}} ways
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
    this.#visit(() => new NewDiscussionScreen(this.#house));
  }

  settings() {
    this.#visit(() => new SettingsScreen(this.#house));
  }

  characters() {
    this.#visit(() => new CharactersScreen(this.#house));
  }

  newCharacter() {
    this.#visit(() => new CharacterScreen(this.#house, null));
  }

  /** @param {string} id */
  character(id) {
    return this.#fetch({
      waiting: "Opening the character",
      ask: () => this.#house.characters.one(id),
      show: (character) => this.#enter(new CharacterScreen(this.#house, character)),
      missing: ["This character is not here", "This character cannot be opened just now"],
      again: () => this.character(id),
    });
  }

  /** @param {string} id */
  async discussion(id) {
    if (this.#discussion?.id === id) return this.#discussion.goTo(location.hash);
    const { api } = this.#house;
    await this.#fetch({
      waiting: "Opening the discussion",
      ask: () => api.get(api.own(`conversations/${id}`)),
      show: (conversation) => {
        this.#discussion = new DiscussionScreen(this.#house, conversation, this.#house.takeLaunched(conversation.id));
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
   * @param {{waiting: string, ask: () => Promise<any>, show: (answer: any) => unknown, missing: [string, string], again: () => void}} visit
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

  /** @param {() => Screen} make */
  #visit(make) {
    this.close();
    void this.#enter(make());
  }

  /** @param {Screen} screen */
  #enter(screen) {
    this.#screen = screen;
    this.#house.frame.show(screen.element, screen.beside);
    return screen.open();
  }
}
