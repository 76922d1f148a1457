/**
 * Who is signed in here. The tokens live in this browser's storage, so that every tab has the same ones;
 * ARCHITECTURE.md says why that is acceptable.
 */

/** @typedef {import("./types.js").Tokens} Tokens */
/** @typedef {Tokens["user"] & {given_name?: string | null}} Known whose `given_name` is the one an identity server has */
/** @typedef {Omit<Tokens, "user"> & {expires_at?: number, user: Known}} Kept with the time, in ms, at which the access token runs out */

const KEY = "chatlab.session";

export class Session {
  #storage;
  /** @type {Kept | null} */
  #tokens;
  /** @type {(() => void)[]} */
  #listeners = [];
  /** The user has another name now, here or in another tab. */
  onRename = () => {};

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
    const before = this.user;
    this.#tokens = this.#read();
    if (who(before) !== who(this.user)) this.#tell();
    else if (before?.full_name !== this.user?.full_name) this.onRename();
    return this.#tokens;
  }

  /** @param {Kept} tokens as they were just given out */
  keep(tokens) {
    this.#write(tokens.expires_in ? { ...tokens, expires_at: Date.now() + tokens.expires_in * 1000 } : tokens);
  }

  /** @param {string | null} fullName how the user would like to be called from now on */
  rename(fullName) {
    const tokens = this.#read(); // another tab may have fresher ones
    if (!tokens || tokens.user.full_name === fullName) return;
    this.#write({ ...tokens, user: { ...tokens.user, full_name: fullName } });
    this.onRename();
  }

  end() {
    this.#tokens = null;
    this.#storage.removeItem(KEY);
    this.#tell();
  }

  /**
   * Ends it, if it is still the one of this token: somebody may have come in meanwhile.
   *
   * @param {string | undefined} token
   */
  endOf(token) {
    if (token && token === this.#tokens?.access_token) this.end();
  }

  /** @param {() => void} listener called when another tab signed in or out, or the session is over */
  onChange(listener) {
    this.#listeners.push(listener);
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }

  /** @param {Kept} tokens */
  #write(tokens) {
    this.#tokens = tokens;
    this.#storage.setItem(KEY, JSON.stringify(tokens));
  }

  #read() {
    try {
      const tokens = JSON.parse(this.#storage.getItem(KEY) ?? "null");
      return tokens?.access_token && tokens.user?.id ? /** @type {Kept} */ (tokens) : null;
    } catch {
      return null; // not ours, or half written
    }
  }
}

/**
 * Somebody, whatever they are called.
 *
 * @param {Known | null} user
 */
function who(user) {
  return JSON.stringify(user && { ...user, full_name: null, given_name: null });
}
