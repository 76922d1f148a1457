import { Failure } from "../api.js";
import { asText } from "../model/shown.js";
import { everybodyAndMine } from "../people.js";
import { Revisions } from "../revisions.js";
import { ForkSheet } from "../view/fork-sheet.js";
import { ShownSheet } from "../view/shown-sheet.js";
import { toast } from "../view/toast.js";

/** @typedef {import("./house.js").House} House */
/** @typedef {import("../model/discussion.js").Discussion} Discussion */
/** @typedef {import("../talk.js").Talk} Talk */
/** @typedef {import("../types.js").Message} Message */
/**
 * @typedef {object} Means
 * @property {() => Talk} talk
 * @property {() => void} changed
 * @property {(text: string, done: string) => void} copy
 * @property {() => void} leave the focus goes where it has a place: what had it is about to go
 */

/** What one may do with a turn that was said: make it anew, change it, go on from it elsewhere, take it out. */
export class Turns {
  #house;
  #discussion;
  #means;
  #revisions;
  /** The page is left: who can no longer press Undo has meant it. */
  #gone = () => void done(this.#revisions.settle({ keepalive: true }));
  /** Closes what lies over the discussion, if anything does. */
  #close = () => {};

  /**
   * @param {House} house
   * @param {Discussion} discussion
   * @param {Means} means
   */
  constructor(house, discussion, means) {
    this.#house = house;
    this.#discussion = discussion;
    this.#means = means;
    this.#revisions = new Revisions(house.api, discussion, { changed: means.changed, told: () => house.told(discussion.conversation.id) });
    addEventListener("pagehide", this.#gone);
  }

  /** The screen is left: what was to be deleted is, and nothing lies over another screen. */
  leave() {
    this.#close();
    removeEventListener("pagehide", this.#gone);
    void done(this.#revisions.settle());
  }

  get acts() {
    return {
      regenerate: (/** @type {Message} */ message) => this.#regenerate(message),
      edit: (/** @type {Message} */ message, /** @type {string} */ words) => done(this.#revisions.edit(message.id, words)),
      show: (/** @type {Message} */ message, /** @type {number} */ version) => void done(this.#revisions.show(message.id, version)),
      remove: (/** @type {Message} */ message) => this.#remove(message),
      fork: (/** @type {Message} */ message) => this.#fork(message),
      shown: (/** @type {Message} */ message) => void done(this.#tellShown(message)),
    };
  }

  /** @param {Message} message */
  #regenerate(message) {
    if (this.#discussion.busy) return toast("Somebody is speaking. Wait for the end of that turn, or press Stop.");
    void done(this.#means.talk().regenerate(message.id));
  }

  /**
   * Gone at once, and really deleted when nobody wants it back.
   *
   * @param {Message} message
   */
  #remove(message) {
    this.#means.leave();
    this.#revisions.hide(message.id);
    const undo = () => this.#revisions.keep(message.id);
    toast(`Turn ${message.seq} is deleted.`, { label: "Undo", act: undo }, () => void done(this.#revisions.remove(message.id)));
  }

  /** @param {Message} message */
  #fork(message) {
    const begin = async (/** @type {Record<string, string>} */ replace) => {
      const forked = await this.#revisions.fork(message.id, replace);
      this.#house.opened(forked);
    };
    const sheet = new ForkSheet(this.#discussion.cast, { guests: () => everybodyAndMine(this.#house.api, this.#house.characters), begin });
    this.#close = () => sheet.close();
    void sheet.open(message.seq);
  }

  /** @param {Message} message */
  async #tellShown(message) {
    const shown = await this.#revisions.shown(message.id);
    const name = this.#discussion.turn(message.id)?.name ?? "";
    const sheet = new ShownSheet();
    this.#close = () => sheet.close();
    const { providers } = this.#house.config;
    const writer = providers.find(({ id }) => id === shown.provider)?.name ?? shown.provider ?? "";
    sheet.open(name, message.seq, shown, writer, () => this.#means.copy(asText(shown), "All that it was shown is copied."));
  }
}

/**
 * Whether it worked; if not, a note says why.
 *
 * @param {Promise<unknown>} work
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
