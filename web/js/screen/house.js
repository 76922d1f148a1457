import { Failure, newKey } from "../api.js";
import { Characters } from "../characters.js";
import { Arrivals } from "../model/arrivals.js";
import { NAMES } from "../model/preferences.js";
import { Talks } from "../talks.js";
import { Account } from "../view/account.js";
import { confirmed } from "../view/confirm.js";
import { Frame } from "../view/frame.js";
import { ShortcutSheet } from "../view/shortcut-sheet.js";
import { Sidebar } from "../view/sidebar.js";
import { toast } from "../view/toast.js";

/** @typedef {import("../api.js").Api} Api */
/** @typedef {import("../drafts.js").Drafts} Drafts */
/** @typedef {import("../profile.js").Profile} Profile */
/** @typedef {import("../tabs.js").Tabs} Tabs */
/** @typedef {import("../types.js").ApiConfig} ApiConfig */
/** @typedef {import("../types.js").Conversation} Conversation */
/** @typedef {import("../types.js").User} User */
/** @typedef {{api: Api, config: ApiConfig, drafts: Drafts, profile: Profile, tabs: Tabs, user: User}} Means */
/**
 * @typedef {object} Ways where the screens lead
 * @property {(path: string) => void} go
 * @property {(why: "signOut" | "gone", sentence?: string) => Promise<void>} leave
 * @property {(id: string) => void} removed a discussion that may be the one that is shown
 * @property {(id: string) => void} changed likewise
 */

const MOST_BYTES = 20 * 1024 * 1024; // where the server does not say

/** The house for somebody who is signed in: sidebar and stage, and what all screens share. */
export class House {
  #talks;
  #tabs;
  #ways;
  /** The discussion just launched: its first voice begins by itself. */
  #launched = "";
  #account;
  #keys = new ShortcutSheet();

  /**
   * @param {Means} means
   * @param {Ways} ways
   */
  constructor({ api, config, drafts, profile, tabs, user }, ways) {
    this.api = api;
    this.config = config;
    this.drafts = drafts;
    this.profile = profile;
    this.user = user;
    this.characters = new Characters(api);
    this.characters.told = () => tabs.tell({ type: "characters" });
    /** @type {Arrivals<File>} */
    this.arrivals = new Arrivals((card) => this.characters.bring(card, newKey()), config.limits.upload_bytes ?? MOST_BYTES);
    this.#tabs = tabs;
    this.#ways = ways;
    this.#talks = new Talks(api);
    this.#account = new Account(user, {
      keep: () => ways.go("/welcome"),
      leave: () => void this.#leave(user),
      settings: () => ways.go("/settings"),
      shortcuts: () => this.showShortcuts(),
      themes: profile,
    });
    this.sidebar = new Sidebar(this.#acts(), this.#account.element);
    this.frame = new Frame(this.sidebar.element);
    this.#talks.changed = () => this.sidebar.show(this.#talks);
    this.#talks.told = () => tabs.tell({ type: "list" });
  }

  /** @param {boolean} reached whether the server can be reached */
  reach(reached) {
    this.frame.reach(reached);
    if (!reached) return;
    this.refresh();
    void this.profile.send();
  }

  /** What the keys do on every screen. */
  get shortcuts() {
    return {
      help: () => this.showShortcuts(),
      search: () => this.frame.reveal("input[type=search]"),
      new: () => this.#ways.go("/new"),
    };
  }

  /** A screen is left: nothing lies over the next one. */
  leftScreen() {
    this.#keys.close();
  }

  showShortcuts() {
    this.#keys.open(this.profile.get("single_keys"));
  }

  /** The user may have another name. */
  rename() {
    this.#account.show(this.profile.name);
  }

  /** Looks for what is new in the list. */
  refresh() {
    void this.#talks.load();
  }

  /**
   * To another screen.
   *
   * @param {string} path
   */
  go(path) {
    this.#ways.go(path);
  }

  /** @param {Conversation} conversation */
  launched(conversation) {
    this.#launched = conversation.id;
    this.opened(conversation);
  }

  /**
   * A discussion that was made here and begins with what was said elsewhere.
   *
   * @param {Conversation} conversation
   */
  opened(conversation) {
    this.#tabs.tell({ type: "list" });
    this.refresh();
    this.#ways.go(`/discussions/${conversation.id}`);
  }

  /**
   * True once for a discussion that was launched here.
   *
   * @param {string} id
   */
  takeLaunched(id) {
    const fresh = this.#launched === id;
    this.#launched = "";
    return fresh;
  }

  /**
   * Something was said here: other tabs look, and the list has a new order.
   *
   * @param {string} id
   */
  told(id) {
    this.#tabs.tell({ type: "talk", id });
    this.refresh();
  }

  #acts() {
    const talks = this.#talks;
    return {
      search: (/** @type {string} */ query) => void talks.search(query),
      older: () => void talks.older(),
      again: () => void talks.load(),
      showArchived: (/** @type {boolean} */ archived) => void talks.showArchived(archived),
      rename: async (/** @type {Conversation} */ conversation, /** @type {string} */ title) => {
        if (!(await done(talks.rename(conversation, title)))) return;
        this.#ways.changed(conversation.id);
        this.#tabs.tell({ type: "talk", id: conversation.id }); // where it is shown, too
      },
      archive: (/** @type {Conversation} */ conversation, /** @type {boolean} */ archived) => void this.#archive(conversation, archived),
      remove: (/** @type {Conversation} */ conversation) => void this.#remove(conversation),
    };
  }

  /**
   * @param {Conversation} conversation
   * @param {boolean} archived
   */
  async #archive(conversation, archived) {
    if (!(await done(this.#talks.archive(conversation, archived)))) return;
    const undo = () => void this.#back(conversation, this.#talks.archive(conversation, !archived));
    toast(archived ? `“${conversation.title}” is archived.` : `“${conversation.title}” is back.`, { label: "Undo", act: undo });
  }

  /** @param {Conversation} conversation */
  async #remove(conversation) {
    if (!(await done(this.#talks.remove(conversation)))) return;
    this.#ways.removed(conversation.id);
    const undo = () => void this.#back(conversation, this.#talks.restore(conversation));
    toast(`“${conversation.title}” is deleted.`, { label: "Undo", act: undo });
  }

  /**
   * What is back in the list takes the focus: the note that had it is gone.
   *
   * @param {Conversation} conversation
   * @param {Promise<void>} work
   */
  async #back({ id }, work) {
    if (await done(work)) this.sidebar.focus(id);
  }

  /** @param {User} user */
  async #leave(user) {
    const warning = "You are a guest: nobody can come back to these discussions, not even you. With an account they stay yours.";
    if (user.is_anonymous && !(await confirmed("Leave for good?", warning, "Leave"))) return;
    this.drafts.clear();
    this.profile.forget();
    await this.characters.forgetAll();
    await this.#ways.leave("signOut");
  }

  /** All that the server has of the user goes, and all that this browser has. */
  async removeUser() {
    await this.api.delete(this.api.own("profile"));
    this.drafts.clear();
    this.profile.forget(NAMES);
    const remains = this.api.accounts?.remains ?? "";
    await this.#ways.leave("gone", `Everything you had here is deleted. ${remains}`.trim());
  }
}

/**
 * Whether it worked; if not, a note says why.
 *
 * @param {Promise<void>} work
 */
async function done(work) {
  try {
    await work;
    return true;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    toast(error.message);
    return false;
  }
}
