/** Accounts that this server keeps itself. */

/** @typedef {import("../api.js").Api} Api */
/** @typedef {import("../types.js").Tokens} Tokens */
/** @typedef {import("./accounts.js").Accounts} Accounts */
/** @typedef {import("./accounts.js").Credentials} Credentials */
/** @typedef {import("./accounts.js").Entry} Entry */
/** @typedef {import("./accounts.js").Offer} Offer */

/** No token goes along: whoever asks has none, or one that has run out. */
const NOBODY = { anonymous: true };

/** @implements {Accounts} */
export class LocalAccounts {
  remains = "";
  comeBack = null;
  renewPassword = null;
  #api;
  #guests;

  /**
   * @param {Api} api
   * @param {boolean} guests
   */
  constructor(api, guests) {
    this.#api = api;
    this.#guests = guests;
  }

  /** @returns {Promise<Offer>} */
  async offer() {
    return {
      guest: this.#guests ? () => this.#enter("/auth/guest", {}) : null,
      signIn: ({ email, password }) => this.#enter("/auth/login", { email, password }),
      register: (who) => this.#enter("/auth/register", filled(who)),
      upgrade: async (who) => ({ tokens: await this.#api.post("/auth/upgrade", filled(who)) }),
      recover: null,
      providers: [],
      whole: true,
    };
  }

  /** @param {string} refreshToken */
  refresh(refreshToken) {
    return this.#api.post("/auth/refresh", { refresh_token: refreshToken }, NOBODY);
  }

  async signOut() {
    await this.#api.post("/auth/logout");
  }

  /** The tokens went with the account. */
  async gone() {}

  /**
   * @param {string} current
   * @param {string} password
   */
  changePassword = async (current, password) => {
    await this.#api.post("/auth/password", { current_password: current, new_password: password });
  };

  /**
   * @param {string} token
   * @param {string} password
   * @returns {Promise<Tokens>}
   */
  reset = (token, password) => this.#api.post("/auth/reset", { token, new_password: password }, NOBODY);

  /**
   * @param {string} path
   * @param {unknown} body
   * @returns {Promise<Entry>}
   */
  async #enter(path, body) {
    return { tokens: await this.#api.post(path, body, NOBODY) };
  }
}

/** @param {Credentials} who */
function filled({ email, password, name }) {
  return { email, password, ...(name && { full_name: name }) };
}
