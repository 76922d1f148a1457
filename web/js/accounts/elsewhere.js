/** Accounts of which this page knows no more than that they are not here. */

import { Failure } from "../failure.js";

/** @typedef {import("../api.js").Api} Api */
/** @typedef {import("./accounts.js").Accounts} Accounts */

/** @implements {Accounts} */
export class ElsewhereAccounts {
  remains = "Your account itself is kept by another service, and stays there until you delete it there.";
  changePassword = null;
  reset = null;
  comeBack = null;
  renewPassword = null;
  #api;

  /** @param {Api} api */
  constructor(api) {
    this.#api = api;
  }

  async offer() {
    return null;
  }

  /** @returns {Promise<never>} */
  async refresh() {
    throw new Failure(401, "Please sign in again where your account is kept.");
  }

  async signOut() {
    await this.#api.post("/auth/logout");
  }

  gone() {
    return this.signOut();
  }
}
