/**
 * How somebody would like to be called and to have the page: in effect here at once and in the other tabs of this browser,
 * kept by the server for every device. What the server does not have yet stays marked until it has.
 */

import { Failure } from "./api.js";
import { NAMES, USUAL, read } from "./model/preferences.js";

/** @typedef {import("./api.js").Api} Api */
/** @typedef {import("./model/preferences.js").Name} Name */
/** @typedef {import("./model/preferences.js").Values} Values */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./types.js").Profile} Stored */
/** @typedef {Name | "full_name"} Field */

const PREFIX = "chatlab.";
const UNSENT = "chatlab.unsent";
/** What is of the person rather than of the device. @type {Name[]} */
const PERSONAL = ["reading_speed", "language", "single_keys"];

export class Profile {
  #storage;
  #session;
  #api;
  /** @type {Values} */
  #values = { ...USUAL };
  /** @type {Promise<void> | null} */
  #sending = null;
  /** What the server has is known, or cannot be had. */
  #loaded = Promise.resolve();
  /** Of what was chosen last: nothing was, it is on its way, the server has it, only this browser has it, or it was refused. @type {"" | "saving" | "kept" | "here" | "refused"} */
  state = "";
  /** Why it was refused. */
  fault = "";
  /** Something is to be shown. */
  changed = () => {};

  /**
   * @param {Storage} storage
   * @param {Session} session
   * @param {Api} api
   */
  constructor(storage, session, api) {
    this.#storage = storage;
    this.#session = session;
    this.#api = api;
    for (const name of NAMES) this.#read(name);
    session.onRename = () => this.changed();
    globalThis.addEventListener?.("storage", ({ key }) => this.#heard(key));
  }

  get name() {
    return this.#session.user?.full_name ?? "";
  }

  /**
   * @template {Name} N
   * @param {N} name
   * @returns {Values[N]}
   */
  get(name) {
    return this.#values[name];
  }

  /** Resolves once it is known what the server has, or that it cannot be had. */
  get loaded() {
    return this.#loaded;
  }

  /** Somebody is signed in: what they chose on another device holds here, what they chose here meanwhile goes there. */
  load() {
    this.#loaded = this.#fetch();
    return this.send();
  }

  /**
   * @template {Name} N
   * @param {N} name
   * @param {Values[N]} value
   */
  choose(name, value) {
    this.#put(name, value);
    this.#mark(name);
  }

  /** @param {string} name */
  rename(name) {
    if (name.trim() === this.name) return;
    this.#session.rename(name.trim() || null);
    this.#mark("full_name");
  }

  /** Sends what the server does not have yet. */
  send() {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  /**
   * Somebody leaves: how the page looks stays with the device, all else goes.
   *
   * @param {Name[]} [what] goes
   */
  forget(what = PERSONAL) {
    this.#storage.removeItem(UNSENT);
    for (const name of what) {
      this.#storage.removeItem(PREFIX + name);
      this.#read(name);
    }
    this.state = "";
    this.#look();
  }

  async #fetch() {
    try {
      this.#take(await this.#api.get(this.#api.own("profile")));
    } catch (error) {
      if (!(error instanceof Failure)) throw error; // what was chosen here holds until it can be asked
    }
  }

  async #sendAll() {
    await this.#loaded;
    while (this.#session.user && this.#unsent.length) {
      this.#tell("saving");
      const sent = this.#body(this.#unsent);
      try {
        const stored = await this.#api.patch(this.#api.own("profile"), sent);
        this.#settle(sent);
        this.#take(stored);
        this.#tell("kept");
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        return this.#failed(error, sent);
      }
    }
  }

  /**
   * @param {Failure} failure
   * @param {Record<string, any>} sent
   */
  #failed(failure, sent) {
    const later = failure.away || failure.status >= 500 || failure.status === 429 || failure.status === 401;
    this.fault = failure.message;
    if (!later) this.#settle(sent); // it would be refused again
    this.#tell(later ? "here" : "refused");
  }

  /** @param {Field[]} fields */
  #body(fields) {
    const preferences = Object.fromEntries(NAMES.filter((name) => fields.includes(name)).map((name) => [name, this.#values[name]]));
    return {
      ...(fields.includes("full_name") && { full_name: this.name }),
      ...(Object.keys(preferences).length > 0 && { preferences }),
    };
  }

  /**
   * What was sent is there, unless something else has been chosen since.
   *
   * @param {Record<string, any>} sent
   */
  #settle(sent) {
    const now = this.#body(this.#unsent);
    const newer = this.#unsent.filter((field) =>
      field === "full_name" ? now.full_name !== sent.full_name : now.preferences?.[field] !== sent.preferences?.[field],
    );
    this.#keep(UNSENT, newer.length ? JSON.stringify({ of: this.#session.user?.id, fields: newer }) : null);
  }

  /** @param {Stored} stored */
  #take({ id, full_name: name, preferences }) {
    if (id !== this.#session.user?.id) return; // somebody else has come in meanwhile
    const unsent = this.#unsent;
    const there = { ...preferences, language: preferences.language ?? "" };
    for (const each of NAMES) {
      const value = there[each];
      if (value !== undefined && value !== this.#values[each] && !unsent.includes(each)) this.#put(each, value);
    }
    if (!unsent.includes("full_name")) this.#session.rename(name ?? this.#given);
  }

  /** What whoever keeps the account calls the user, where that is somebody else. */
  get #given() {
    return this.#session.user?.given_name ?? null;
  }

  /** What the server does not have yet, of whoever is here. @returns {Field[]} */
  get #unsent() {
    try {
      const { of, fields } = JSON.parse(this.#storage.getItem(UNSENT) ?? "{}");
      return Array.isArray(fields) && (!of || of === this.#session.user?.id) ? fields : [];
    } catch {
      return []; // half written
    }
  }

  /** @param {Field} field */
  #mark(field) {
    this.#keep(UNSENT, JSON.stringify({ of: this.#session.user?.id, fields: [...new Set([...this.#unsent, field])] }));
    this.changed();
    if (this.#session.user) void this.send();
  }

  /**
   * @template {Name} N
   * @param {N} name
   * @param {Values[N]} value
   */
  #put(name, value) {
    this.#values[name] = value;
    this.#keep(PREFIX + name, String(value));
    this.#look();
    this.changed();
  }

  /** @param {Name} name */
  #read(name) {
    Object.assign(this.#values, { [name]: read(name, this.#storage.getItem(PREFIX + name)) });
  }

  /**
   * @param {string} key
   * @param {string | null} text
   */
  #keep(key, text) {
    try {
      if (text === null) this.#storage.removeItem(key);
      else this.#storage.setItem(key, text);
    } catch {
      // storage is full: it holds until the page is left
    }
  }

  /** `theme.js` has the look of the page. */
  #look() {
    const { theme, text_size, reading_speed } = this.#values;
    globalThis.dispatchEvent?.(new CustomEvent("chatlab.look", { detail: { theme, text_size, reading_speed } }));
  }

  /** Another tab chose: all tabs are alike. @param {string | null} key */
  #heard(key) {
    const name = NAMES.find((each) => key === null || key === PREFIX + each);
    if (name) NAMES.forEach((each) => this.#read(each));
    if (key === UNSENT && this.state === "here" && !this.#unsent.length) this.state = "kept";
    if (name || key === UNSENT) this.changed();
  }

  /** @param {Profile["state"]} state */
  #tell(state) {
    this.state = state;
    this.changed();
  }
}
