/** Where the accounts are kept, as `GET /api/config` says: here, at Supabase, or elsewhere. All three are asked in the same way. */

import { had } from "../failure.js";
import { ElsewhereAccounts } from "./elsewhere.js";
import { LocalAccounts } from "./local.js";

/** @typedef {import("../api.js").Api} Api */
/** @typedef {import("../session.js").Session} Session */
/** @typedef {import("../types.js").ApiConfig} ApiConfig */
/** @typedef {import("../types.js").Tokens} Tokens */
/** @typedef {{email: string, password: string, name: string}} Credentials */
/** @typedef {"signup" | "unconfirmed" | "upgrade" | "recovery"} Occasion of a letter: a new account, one that was never confirmed, a guest's address, a forgotten password */
/** @typedef {{email: string, occasion: Occasion, again: () => Promise<void>}} Letter on its way; who opens its link goes on */
/** @typedef {{tokens: Tokens} | {letter: Letter}} Entry somebody is in, or has a letter to open first */
/** @typedef {{query: URLSearchParams, fragment: URLSearchParams, token: string}} Brought what an address had with it; `token` is its fragment as it was */
/** @typedef {{tokens: Tokens, occasion: string, back: string}} Return somebody is back, whence, and where they wanted to be */
/** @typedef {(who: Credentials, back: string) => Promise<Entry>} Way in; `back` is where one wanted to be */
/**
 * What one can do at the door; null is what one cannot.
 *
 * @typedef {object} Offer
 * @property {(() => Promise<Entry>) | null} guest
 * @property {Way | null} signIn
 * @property {Way | null} register
 * @property {Way} upgrade a guest to an account
 * @property {((email: string) => Promise<Letter>) | null} recover a forgotten password, by a letter
 * @property {{name: string, go: (back: string) => Promise<void>}[]} providers where people have accounts already; one leaves the page for them
 * @property {boolean} whole all that there is could be asked for
 */
/**
 * @typedef {object} Accounts
 * @property {() => Promise<Offer | null>} offer null where nobody can sign in on this page
 * @property {(refreshToken: string) => Promise<Tokens>} refresh
 * @property {() => Promise<void>} signOut tells whoever should know
 * @property {() => Promise<void>} gone likewise, once all that was here is deleted
 * @property {string} remains what is left of an account after that, or nothing
 * @property {((current: string, password: string) => Promise<void>) | null} changePassword
 * @property {((token: string, password: string) => Promise<Tokens>) | null} reset a password, by an operator's link
 * @property {((brought: Brought) => Promise<Return>) | null} comeBack from a provider, or from a letter
 * @property {((password: string) => Promise<void>) | null} renewPassword of somebody who came back for that
 */

/**
 * @param {ApiConfig} config
 * @param {Api} api
 * @param {Session} session
 * @returns {Promise<Accounts>}
 */
export async function accountsOf(config, api, session) {
  const { auth_mode: mode, guests, supabase_url: url, supabase_anon_key: key } = config;
  if (mode === "local") return new LocalAccounts(api, guests);
  if (mode !== "supabase" || !url || !key) return new ElsewhereAccounts(api);
  const { SupabaseAccounts } = await had(import("./supabase.js"));
  return new SupabaseAccounts({ url, key, guests }, api, session);
}
