/** What can be done with what was said already. Knows no DOM. */

import { newKey } from "./api.js";
import { Stored } from "./stored.js";

/** @typedef {import("./api.js").Api} Api */
/** @typedef {import("./model/discussion.js").Discussion} Discussion */
/** @typedef {import("./types.js").Conversation} Conversation */
/** @typedef {import("./model/shown.js").Shown} Shown */

export class Revisions {
  #api;
  #discussion;
  #stored;
  #hooks;

  /**
   * @param {Api} api
   * @param {Discussion} discussion
   * @param {{changed: () => void, told: () => void}} hooks `told`: other tabs should look
   */
  constructor(api, discussion, hooks) {
    this.#api = api;
    this.#discussion = discussion;
    this.#stored = new Stored(api, discussion);
    this.#hooks = hooks;
  }

  /**
   * Other words in the place of those that are there.
   *
   * @param {string} id
   * @param {string} content
   */
  async edit(id, content) {
    await this.#put(this.#api.patch(this.#path(id), { content }));
  }

  /**
   * Shows another version of a reply, to everybody who reads it.
   *
   * @param {string} id
   * @param {number} version
   */
  async show(id, version) {
    await this.#put(this.#api.put(this.#path(id, "/version"), { version }));
  }

  /** Out of sight at once; deleted when {@link remove} says so. @param {string} id */
  hide(id) {
    this.#discussion.hidden.add(id);
    this.#hooks.changed();
  }

  /** It stays after all. @param {string} id */
  keep(id) {
    this.#discussion.hidden.delete(id);
    this.#hooks.changed();
  }

  /**
   * Deletes what is hidden; nothing where it was kept after all, or is gone already.
   *
   * @param {string} id
   * @param {{keepalive?: boolean}} [how] `keepalive` where the page is being left
   */
  async remove(id, how = {}) {
    const { hidden } = this.#discussion;
    if (!hidden.has(id)) return;
    try {
      await this.#api.delete(this.#path(id), how);
    } catch (error) {
      this.keep(id);
      throw error;
    }
    this.#discussion.forget(id);
    await this.#changed();
  }

  /**
   * Deletes all that is hidden.
   *
   * @param {{keepalive?: boolean}} [how]
   */
  async settle(how) {
    await Promise.all([...this.#discussion.hidden].map((id) => this.remove(id, how)));
  }

  /**
   * A discussion of its own that begins with everything up to this turn.
   *
   * @param {string} id
   * @param {Record<string, string>} replace who sits down in whose place
   * @returns {Promise<Conversation>}
   */
  fork(id, replace) {
    const body = { at_message_id: id, ...(Object.keys(replace).length && { replace }) };
    return this.#api.post(this.#stored.path("/fork"), body, { key: newKey() });
  }

  /**
   * What the model was shown for this turn.
   *
   * @param {string} id
   * @returns {Promise<Shown>}
   */
  shown(id) {
    return this.#api.get(this.#stored.path(`/turns/${encodeURIComponent(id)}/prompt`));
  }

  /** @param {Promise<import("./types.js").Message>} answer */
  async #put(answer) {
    this.#discussion.merge([await answer]);
    await this.#changed();
  }

  /** Who is next may have changed with it. */
  async #changed() {
    this.#hooks.changed();
    this.#hooks.told();
    if (this.#discussion.busy) return;
    await this.#stored.foresee();
    this.#hooks.changed();
  }

  /**
   * @param {string} id
   * @param {string} [rest]
   */
  #path(id, rest = "") {
    return this.#stored.path(`/messages/${encodeURIComponent(id)}${rest}`);
  }
}
