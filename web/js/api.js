/** Speaks with the server: address, token, one refresh (`renewal.js`), and errors as sentences. Nothing else fetches. */

import { asSent, isFile } from "./body.js";
import { events } from "./event-stream.js";
import { AWAY, Failure, failureOf } from "./failure.js";
import { Renewal } from "./renewal.js";

export { AWAY, Failure };

/** @typedef {import("./accounts/accounts.js").Accounts} Accounts */
/** @typedef {import("./session.js").Session} Session */
/**
 * @typedef {object} Options
 * @property {unknown} [body] a file goes as it is, all else as JSON
 * @property {string} [key] makes a repeat harmless
 * @property {AbortSignal} [signal]
 * @property {Record<string, string>} [headers]
 * @property {boolean} [keepalive] it is sent even where the page is left meanwhile
 * @property {boolean} [anonymous] without the token
 */

const ELSEWHERE_AWAY = "The sign-in service cannot be reached just now. Nothing you wrote is lost.";
const ELSEWHERE_MS = 20_000;
const PARTING_MS = 5_000;

export class Api {
  #base;
  #session;
  #renewal;
  /** @type {Accounts | null} */
  #accounts = null;
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
    this.#renewal = new Renewal(session);
  }

  /** Where the accounts are kept. It is known once the server has said so; until then no token is renewed. */
  get accounts() {
    return this.#accounts;
  }

  set accounts(accounts) {
    this.#accounts = accounts;
    this.#renewal.accounts = accounts;
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
   * The same as it is, with the name that the server gives it.
   *
   * @param {string} path
   * @returns {Promise<{content: Blob, name: string | undefined}>}
   */
  async file(path) {
    const response = await this.#call("GET", path, {});
    const name = /filename="?([^";]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
    return { content: await this.#whole(response.blob()), name };
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

  /**
   * Ends this session here, and elsewhere if that can be had in time.
   *
   * @param {"signOut" | "gone"} [why]
   */
  async signOut(why = "signOut") {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const late = new Promise((resolve) => void (timer = setTimeout(resolve, PARTING_MS)));
    // The tokens are forgotten here whatever anybody says.
    await Promise.race([this.#accounts?.[why]().catch(() => {}), late]);
    clearTimeout(timer);
    this.#session.end();
  }

  /** The user's token, renewed where it has run out. */
  async token() {
    if (this.#renewal.due) await this.#renewal.ahead();
    return this.#token;
  }

  get #token() {
    return this.#session.tokens?.access_token;
  }

  /**
   * Asks another server, which has nothing to do with whether ours can be reached. Its answer as it is.
   *
   * @param {string} address
   * @param {RequestInit} init
   */
  async elsewhere(address, init) {
    try {
      return await fetch(address, { ...init, credentials: "omit", signal: AbortSignal.timeout(ELSEWHERE_MS) });
    } catch {
      throw new Failure(0, ELSEWHERE_AWAY);
    }
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
    if (!options.anonymous && this.#renewal.due) await this.#renewal.ahead(); // no pause otherwise: the page may be on its way out
    let used = options.anonymous ? undefined : this.#token;
    let response = await this.#fetch(method, path, options, used);
    if (response.status === 401 && used && (await this.#renewal.renew(used))) {
      used = this.#token;
      response = await this.#fetch(method, path, options, used);
    }
    if (response.ok) return response;
    const failure = await failureOf(response);
    if (failure.status === 401 && path.startsWith("/api/")) this.#session.endOf(used);
    throw failure;
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
