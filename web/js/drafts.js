/** Words not yet said, kept in this browser until they are. */

const PREFIX = "chatlab.draft.";

export class Drafts {
  #storage;

  /** @param {Storage} storage */
  constructor(storage) {
    this.#storage = storage;
  }

  /** @param {string} of what they belong to: a conversation's id, or `new` */
  read(of) {
    return this.#storage.getItem(PREFIX + of) ?? "";
  }

  /**
   * @param {string} of
   * @param {string} words
   */
  keep(of, words) {
    try {
      if (words) this.#storage.setItem(PREFIX + of, words);
      else this.#storage.removeItem(PREFIX + of);
    } catch {
      // storage is full: they are still in the text box
    }
  }

  /** Forgets all of them, when somebody signs out. */
  clear() {
    for (const key of Object.keys(this.#storage)) {
      if (key.startsWith(PREFIX)) this.#storage.removeItem(key);
    }
  }
}
