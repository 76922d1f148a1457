/**
 * Who is signed in here. The tokens live in this browser's storage, so that every tab has the same ones;
 * ARCHITECTURE.md says why that is acceptable.
 */

/** @typedef {import("./types.js").Tokens} Tokens */

const KEY = "chatlab.session";

export class Session {
  #storage;
  /** @type {Tokens | null} */
  #tokens;
  /** @type {(() => void)[]} */
  #listeners = [];

  /** @param {Storage} storage */
  constructor(storage) {
    this.#storage = storage;
    this.#tokens = this.#read();
    // Another tab signed in, out, or took fresh tokens.
    globalThis.addEventListener?.("storage", (event) => {
      if (event.key === KEY || event.key === null) this.reload();
    });
  }

  get tokens() {
    return this.#tokens;
  }

  get user() {
    return this.#tokens?.user ?? null;
  }

  /** Reads what another tab may have written meanwhile. */
  reload() {
    const before = JSON.stringify(this.user);
    this.#tokens = this.#read();
    if (before !== JSON.stringify(this.user)) this.#tell();
    return this.#tokens;
  }

  /** @param {Tokens} tokens */
  keep(tokens) {
    this.#tokens = tokens;
    this.#storage.setItem(KEY, JSON.stringify(tokens));
  }

  end() {
    this.#tokens = null;
    this.#storage.removeItem(KEY);
    this.#tell();
  }

  /** @param {() => void} listener called when another tab signed in or out, or the session is over */
  onChange(listener) {
    this.#listeners.push(listener);
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }

  #read() {
    try {
      const tokens = JSON.parse(this.#storage.getItem(KEY) ?? "null");
      return tokens?.access_token && tokens.user?.id ? /** @type {Tokens} */ (tokens) : null;
    } catch {
      return null; // not ours, or half written
    }
  }
}
