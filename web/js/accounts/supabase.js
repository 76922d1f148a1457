/** Accounts that a Supabase project keeps: through its REST API, codes only with a proof (PKCE). */

import { Failure } from "../failure.js";
import { Asked } from "./asked.js";
import { challengeOf } from "./pkce.js";
import { Project, refused } from "./project.js";
import { providersOf, scopesOf } from "./providers.js";

/** @typedef {import("../api.js").Api} Api */
/** @typedef {import("../session.js").Session} Session */
/** @typedef {import("../types.js").Tokens} Tokens */
/** @typedef {import("./accounts.js").Accounts} Accounts */
/** @typedef {import("./accounts.js").Brought} Brought */
/** @typedef {import("./accounts.js").Credentials} Credentials */
/** @typedef {import("./accounts.js").Entry} Entry */
/** @typedef {import("./accounts.js").Letter} Letter */
/** @typedef {import("./accounts.js").Occasion} Occasion */
/** @typedef {import("./accounts.js").Offer} Offer */
/** @typedef {import("./accounts.js").Return} Return */
/** @typedef {import("./asked.js").Question} Question */
/** @typedef {{external?: Record<string, unknown>, disable_signup?: boolean}} Settings */

/** Where one comes back; Supabase has to be told of it (README.md). */
const CALLBACK = "/auth/callback";
const REFUSED = 400;
const NOT_ASKED = "Nobody asked for this in this browser, so it opens nothing. If you opened a link in a letter, open it in the browser in which you asked for it, or sign in here.";
const CONFIRMED = "Your e-mail address is confirmed. You can sign in now.";
const INVITED = "Your e-mail address is confirmed. If you have no password yet, “Forgot your password?” lets you choose one.";

/** @implements {Accounts} */
export class SupabaseAccounts {
  remains = "Your sign-in itself (e-mail address and password, or Google and the like) is kept by the identity server of this place, Supabase, and not deleted with it. Whoever runs this server can delete it there.";
  reset = null;
  changePassword = null;
  #guests;
  #project;
  #session;
  #api;
  #asked = new Asked(sessionStorage, localStorage);
  /** @type {Promise<Settings> | null} */
  #settings = null;

  /**
   * @param {{url: string, key: string, guests: boolean}} project
   * @param {Api} api
   * @param {Session} session
   */
  constructor({ guests, ...project }, api, session) {
    this.#guests = guests;
    this.#project = new Project(project, api);
    this.#session = session;
    this.#api = api;
  }

  /** @returns {Promise<Offer>} */
  async offer() {
    const settings = await this.#known();
    const { email, anonymous_users: anonymous, ...external } = { email: true, anonymous_users: true, ...settings?.external };
    /** @type {Partial<Offer>} */
    const byLetter = { signIn: (who) => this.#signIn(who), recover: (address) => this.#recover(address) };
    return {
      guest: this.#guests && anonymous ? () => this.#enter("signup", {}, {}) : null,
      signIn: null,
      recover: null,
      ...(email && byLetter),
      register: email && !settings?.disable_signup ? (who, back) => this.#register(who, back) : null,
      upgrade: (who, back) => this.#upgrade(who, back),
      providers: providersOf(external).map(({ id, name }) => ({ name, go: (back) => this.#leaveFor(id, back) })),
      whole: settings !== null,
    };
  }

  /** @param {string} refreshToken */
  refresh(refreshToken) {
    return this.#tokens("refresh_token", { refresh_token: refreshToken });
  }

  /** Both are told, in whatever order they listen. */
  async signOut() {
    await Promise.allSettled([this.#api.post("/auth/logout"), this.gone()]);
  }

  async gone() {
    const token = this.#session.tokens?.access_token;
    await this.#project.ask("POST", this.#project.address("logout", { scope: "local" }), { token, keepalive: true });
  }

  /**
   * @param {Brought} brought
   * @returns {Promise<Return>}
   */
  comeBack = async ({ query, fragment }) => {
    for (const told of [query, fragment]) if (told.has("error") || told.has("error_code")) throw refused(REFUSED, Object.fromEntries(told));
    // Tokens in an address may have been written there by anybody, so they count for nothing.
    if (fragment.has("access_token")) throw new Failure(REFUSED, fragment.get("type") === "invite" ? INVITED : CONFIRMED);
    const code = query.get("code");
    if (!code) throw new Failure(REFUSED, NOT_ASKED);
    for (const question of this.#asked.all) {
      const tokens = await this.#answered(code, question);
      if (tokens) return { tokens, occasion: question.occasion, back: question.back };
    }
    throw new Failure(REFUSED, NOT_ASKED);
  };

  /** @param {string} password */
  renewPassword = async (password) => {
    await this.#project.ask("PUT", this.#project.address("user"), { body: { password }, token: await this.#api.token() });
  };

  /** What is on there; null where it cannot be asked, so that one may still try. */
  async #known() {
    this.#settings ??= this.#project.ask("GET", this.#project.address("settings"));
    try {
      return await this.#settings;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#settings = null;
      return null;
    }
  }

  /**
   * @param {Credentials} who
   * @returns {Promise<Entry>}
   */
  async #signIn({ email, password }) {
    try {
      return { tokens: await this.#tokens("password", { email, password }) };
    } catch (error) {
      if (!(error instanceof Failure) || error.faults[0]?.type !== "email_not_confirmed") throw error;
      return this.#letter("unconfirmed", email);
    }
  }

  /**
   * @param {Credentials} who
   * @param {string} back
   * @returns {Promise<Entry>}
   */
  async #register({ email, password, name }, back) {
    const proof = await this.#proof("signup", back);
    return this.#enter("signup", returning(), { email, password, data: named(name), ...proof }, this.#letter("signup", email));
  }

  /**
   * A guest stays who they are. Their token says guest until it is renewed.
   *
   * @param {Credentials} who
   * @param {string} back
   * @returns {Promise<Entry>}
   */
  async #upgrade({ email, password, name }, back) {
    const proof = await this.#proof("upgrade", back);
    const token = await this.#api.token();
    const user = await this.#project.ask("PUT", this.#project.address("user", returning()), { token, body: { email, password, data: named(name), ...proof } });
    if (user.is_anonymous !== false) return this.#letter("upgrade", email);
    return { tokens: await this.refresh(this.#session.tokens?.refresh_token ?? "") };
  }

  /** @param {string} email */
  async #recover(email) {
    const proof = await this.#proof("recovery", "/new");
    await this.#project.ask("POST", this.#project.address("recover", returning()), { body: { email, ...proof } });
    return this.#letter("recovery", email).letter;
  }

  /**
   * @param {Occasion} occasion
   * @param {string} email
   */
  #letter(occasion, email) {
    const type = occasion === "upgrade" ? "email_change" : "signup";
    const again = async () => {
      if (occasion === "recovery") await this.#recover(email);
      else await this.#project.ask("POST", this.#project.address("resend", returning()), { body: { type, email } });
    };
    return { letter: { email, occasion, again } };
  }

  /**
   * @param {string} provider
   * @param {string} back
   */
  async #leaveFor(provider, back) {
    const scopes = scopesOf(provider);
    const proof = await this.#proof("provider", back);
    location.assign(this.#project.address("authorize", { provider, ...returning(), ...(scopes && { scopes }), ...proof }));
    await new Promise(() => {}); // the page is on its way out
  }

  /**
   * What proves later that it was asked for here.
   *
   * @param {string} occasion
   * @param {string} back
   */
  async #proof(occasion, back) {
    const verifier = this.#asked.note(occasion, back);
    return { code_challenge: await challengeOf(verifier), code_challenge_method: "s256" };
  }

  /**
   * Tokens for a code that answers this question; null where it answers another.
   *
   * @param {string} code
   * @param {Question} question
   */
  async #answered(code, question) {
    try {
      const tokens = await this.#tokens("pkce", { auth_code: code, code_verifier: question.verifier });
      this.#asked.forget(question);
      return tokens;
    } catch (error) {
      if (error instanceof Failure && error.faults[0]?.type === "bad_code_verifier") return null;
      throw error;
    }
  }

  /**
   * @param {string} path
   * @param {Record<string, string>} query
   * @param {unknown} body
   * @param {Entry} [otherwise] where there is a user, but no session yet
   * @returns {Promise<Entry>}
   */
  async #enter(path, query, body, otherwise) {
    const answer = await this.#project.ask("POST", this.#project.address(path, query), { body });
    if (otherwise && !answer.access_token) return otherwise;
    return { tokens: tokensOf(answer) };
  }

  /**
   * @param {"password" | "refresh_token" | "pkce"} grant
   * @param {unknown} body
   */
  async #tokens(grant, body) {
    return tokensOf(await this.#project.ask("POST", this.#project.address("token", { grant_type: grant }), { body }));
  }
}

function returning() {
  return { redirect_to: location.origin + CALLBACK };
}

/** @param {string} name */
function named(name) {
  return name ? { full_name: name } : {};
}

/**
 * As ours are.
 *
 * @param {any} session
 * @returns {Tokens}
 */
function tokensOf({ access_token, refresh_token, expires_in, user }) {
  if (!access_token || !user?.id) throw new Failure(502, "The sign-in service gave an answer that makes no sense. Please try again.");
  const { full_name, name } = user.user_metadata ?? {};
  const given = [full_name, name].find((each) => typeof each === "string" && each) ?? null;
  const who = { id: user.id, email: user.email || null, full_name: given, given_name: given, is_anonymous: user.is_anonymous === true, role: "user" };
  return { access_token, refresh_token, token_type: "bearer", expires_in, user: who };
}
