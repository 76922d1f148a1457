/** Speaks with the server: address, token, one refresh, and errors as sentences. Nothing else fetches. */

import { asSent, isFile } from "./body.js";
import { events } from "./event-stream.js";
import { AWAY, Failure, failureOf } from "./failure.js";

export { AWAY, Failure };

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./types.js").Tokens} Tokens */
/**
 * @typedef {object} Options
 * @property {unknown} [body] a file goes as it is, all else as JSON
 * @property {string} [key] makes a repeat harmless
 * @property {AbortSignal} [signal]
 * @property {Record<string, string>} [headers]
 * @property {boolean} [keepalive] it is sent even where the page is left meanwhile
 */

export class Api {
  #base;
  #session;
  /** @type {Promise<boolean> | null} */
  #refreshing = null;
  #reached = true;
  /** @type {(reached: boolean) => void} */
  onReach = () => {};

  /**
   * @param {string} base where the API is; empty for the page's own origin
   * @param {Session} session
   */
  constructor(base, session) {
    this.#base = base.replace(/\/$/, "");
    this.#session = session;
  }

  /** Whether the last call got an answer, whatever that was. */
  get reached() {
    return this.#reached;
  }

  /**
   * The address of something the API serves, for an image.
   *
   * @param {string} path
   */
  url(path) {
    return this.#base + path;
  }

  /**
   * The path of something of the user's own.
   *
   * @param {string} path
   */
  own(path) {
    return `/api/${encodeURIComponent(this.#session.user?.id ?? "")}/${path}`;
  }

  /**
   * @param {string} path
   * @param {Options} [options]
   */
  get(path, options) {
    return this.#json("GET", path, options);
  }

  /**
   * @param {string} path
   * @param {unknown} [body]
   * @param {Options} [options]
   */
  post(path, body = {}, options = {}) {
    return this.#json("POST", path, { ...options, body });
  }

  /**
   * @param {string} path
   * @param {unknown} body
   */
  patch(path, body) {
    return this.#json("PATCH", path, { body });
  }

  /**
   * @param {string} path
   * @param {unknown} body
   */
  put(path, body) {
    return this.#json("PUT", path, { body });
  }

  /**
   * @param {string} path
   * @param {{keepalive?: boolean}} [options]
   */
  delete(path, options) {
    return this.#json("DELETE", path, options);
  }

  /**
   * A file of the user's own, as text.
   *
   * @param {string} path
   */
  async text(path) {
    const response = await this.#call("GET", path, {});
    return this.#whole(response.text());
  }

  /**
   * The same, as it is.
   *
   * @param {string} path
   * @returns {Promise<Blob>}
   */
  async file(path) {
    const response = await this.#call("GET", path, {});
    return this.#whole(response.blob());
  }

  /**
   * The events of a stream. Throws a {@link Failure} where the server refuses, or the connection breaks
   * before the stream has said that it is done. A server that has nothing to tell gives no events.
   *
   * @param {"GET" | "POST"} method
   * @param {string} path
   * @param {Options} options
   */
  async *stream(method, path, options) {
    const headers = { Accept: "text/event-stream" };
    const response = await this.#call(method, path, { ...options, headers });
    if (response.status === 204 || !response.body) return;
    let done = false;
    try {
      for await (const { event, data } of events(response.body)) {
        done = event === "message" && data === "[DONE]";
        if (!done) yield { event, data: event === "comment" ? data : JSON.parse(data) };
      }
    } catch (error) {
      throw this.#broken(error, options.signal);
    }
    if (!done) throw this.#unreached();
  }

  /** Ends this session, here and on the server. */
  async signOut() {
    try {
      await this.post("/auth/logout");
    } catch {
      // the tokens are forgotten here whatever the server says
    }
    this.#session.end();
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {Options} [options]
   */
  async #json(method, path, options = {}) {
    const response = await this.#call(method, path, options);
    return response.status === 204 || response.status === 202 ? null : this.#whole(response.json(), options.signal);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {Options} options
   */
  async #call(method, path, options) {
    let used = this.#session.tokens?.access_token;
    let response = await this.#fetch(method, path, options, used);
    if (response.status === 401 && used && (await this.#refresh(used))) {
      used = this.#session.tokens?.access_token;
      response = await this.#fetch(method, path, options, used);
    }
    if (response.ok) return response;
    const failure = await failureOf(response);
    if (failure.status === 401 && path.startsWith("/api/")) this.#refused(used);
    throw failure;
  }

  /**
   * The session is over: once, and not the one of somebody who has come in meanwhile.
   *
   * @param {string | undefined} token
   */
  #refused(token) {
    if (token && token === this.#session.tokens?.access_token) this.#session.end();
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {Options} options
   * @param {string | undefined} token
   */
  async #fetch(method, path, { body, key, signal, headers = {}, keepalive = false }, token) {
    const sent = new Headers(headers);
    if (token) sent.set("Authorization", `Bearer ${token}`);
    if (body !== undefined && !isFile(body)) sent.set("Content-Type", "application/json");
    if (key) sent.set("Idempotency-Key", key);
    try {
      const response = await fetch(this.url(path), { method, headers: sent, body: asSent(body), signal: signal ?? null, keepalive });
      this.#reach(true);
      return response;
    } catch (error) {
      throw this.#broken(error, signal);
    }
  }

  /**
   * New tokens for old, once for all that wait and in one tab only. False where the session is over; a server that
   * only stumbles over it has not said so.
   *
   * @param {string} used the token that was refused
   */
  #refresh(used) {
    this.#refreshing ??= alone(() => this.#renew(used)).finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  /** @param {string} used */
  async #renew(used) {
    const now = this.#session.reload();
    if (!now) return false;
    if (now.access_token !== used) return true; // another tab was quicker
    const response = await this.#fetch("POST", "/auth/refresh", { body: { refresh_token: now.refresh_token } }, undefined);
    if (response.status === 429 || response.status >= 500) throw await failureOf(response);
    if (!response.ok) return false;
    this.#session.keep(/** @type {Tokens} */ (await this.#whole(response.json())));
    return true;
  }

  /**
   * A body, which may break off half way.
   *
   * @param {Promise<any>} body
   * @param {AbortSignal} [signal]
   */
  async #whole(body, signal) {
    try {
      return await body;
    } catch (error) {
      throw this.#broken(error, signal);
    }
  }

  /**
   * @param {unknown} error
   * @param {AbortSignal | undefined} signal
   */
  #broken(error, signal) {
    return signal?.aborted ? error : this.#unreached();
  }

  #unreached() {
    this.#reach(false);
    return new Failure(0, AWAY);
  }

  /** @param {boolean} reached */
  #reach(reached) {
    if (reached === this.#reached) return;
    this.#reached = reached;
    this.onReach(reached);
  }
}

/** A key that makes a repeated request harmless. Works without a secure context, too. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {() => Promise<boolean>} work
 * @returns {Promise<boolean>}
 */
async function alone(work) {
  return navigator.locks ? navigator.locks.request("chatlab.refresh", work) : work();
}
