/** Fresh tokens for old ones: before they run out where that is known, else once a call was refused. Once for all that wait, in one tab only. */

import { Failure } from "./failure.js";

/** @typedef {import("./session.js").Kept} Kept */
/** @typedef {import("./session.js").Session} Session */

const EARLY_MS = 60_000;

export class Renewal {
  #session;
  /** @type {Promise<boolean> | null} */
  #running = null;
  /** Where the accounts are kept; before that is known, nothing is renewed. @type {{refresh: (refreshToken: string) => Promise<Kept>} | null} */
  accounts = null;

  /** @param {Session} session */
  constructor(session) {
    this.#session = session;
  }

  /** Whether the token is about to run out. */
  get due() {
    return this.accounts !== null && left(this.#session.tokens, Date.now()) < early(this.#session.tokens);
  }

  /** What is about to run out is renewed meanwhile, what has run out first. Where that fails, the call shows what comes of it. */
  async ahead() {
    const tokens = this.#session.tokens;
    if (!tokens) return;
    const done = this.renew(tokens.access_token).then((renewed) => renewed || this.#session.endOf(tokens.access_token), unlessFailure);
    if (left(tokens, Date.now()) <= 0) await done;
  }

  /**
   * False where the session is over. Where nobody says so (the network, a server that stumbles), it fails.
   *
   * @param {string} used the token that counts no more
   */
  renew(used) {
    this.#running ??= alone(() => this.#renew(used)).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** @param {string} used */
  async #renew(used) {
    const now = this.#session.reload();
    if (!now || !this.accounts) return false;
    if (now.access_token !== used) return true; // another tab was quicker
    try {
      this.#keep(await this.accounts.refresh(now.refresh_token));
      return true;
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
  }

  /** The name is the profile's; an identity server may have another. @param {Kept} fresh */
  #keep(fresh) {
    const name = this.#session.user?.full_name ?? fresh.user.full_name;
    this.#session.keep({ ...fresh, user: { ...fresh.user, full_name: name } });
  }
}

/**
 * How long a token still counts, in ms; for ever where that is not known.
 *
 * @param {Kept | null} tokens
 * @param {number} now
 */
export function left(tokens, now) {
  return tokens?.expires_at ? tokens.expires_at - now : Infinity;
}

/**
 * How long before its end a token is renewed: a minute, or a quarter of a short life.
 *
 * @param {Kept | null} tokens
 */
export function early(tokens) {
  return Math.min(EARLY_MS, (tokens?.expires_in ?? 0) * 250);
}

/** @param {unknown} error */
function unlessFailure(error) {
  if (!(error instanceof Failure)) throw error;
}

/**
 * @param {() => Promise<boolean>} work
 * @returns {Promise<boolean>}
 */
async function alone(work) {
  return navigator.locks ? navigator.locks.request("chatlab.refresh", work) : work();
}

/**
 * Whether somebody said no; a network that is away and a server that stumbles have not.
 *
 * @param {unknown} error
 */
function isRefusal(error) {
  return error instanceof Failure && !error.away && error.status !== 429 && error.status < 500;
}
