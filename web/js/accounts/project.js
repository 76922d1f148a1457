/** One Supabase project, by its REST API: its address, its public key, its refusals as failures. */

import { Failure } from "../failure.js";
import { codeOf, sentenceOf } from "./refusals.js";

/** @typedef {import("../api.js").Api} Api */
/** @typedef {import("./refusals.js").Refusal} Refusal */
/**
 * @typedef {object} Sent
 * @property {unknown} [body]
 * @property {string | undefined} [token] whose it is
 * @property {boolean} [keepalive]
 */

const STUMBLED = 502;

export class Project {
  #url;
  #key;
  #api;

  /**
   * @param {{url: string, key: string}} project
   * @param {Api} api
   */
  constructor({ url, key }, api) {
    this.#url = `${url.replace(/\/+$/, "")}/auth/v1`;
    this.#key = key;
    this.#api = api;
  }

  /**
   * @param {string} path
   * @param {Record<string, string>} [query]
   */
  address(path, query = {}) {
    const given = new URLSearchParams(query).toString();
    return `${this.#url}/${path}${given && `?${given}`}`;
  }

  /**
   * What it answers. A failure of status 0 says that it cannot be reached, one of 500 and more that it said nothing that counts.
   *
   * @param {"GET" | "POST" | "PUT"} method
   * @param {string} address
   * @param {Sent} [sent]
   * @returns {Promise<any>}
   */
  async ask(method, address, { body, token, keepalive = false } = {}) {
    const headers = {
      apikey: this.#key,
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "Content-Type": "application/json" }),
    };
    const response = await this.#api.elsewhere(address, { method, headers, keepalive, body: body === undefined ? null : JSON.stringify(body) });
    if (response.status === 204) return null;
    const answer = await json(response);
    if (response.ok) return answer;
    throw refused(response.status, answer);
  }
}

/**
 * @param {number} status
 * @param {Refusal} refusal
 */
export function refused(status, refusal) {
  const sentence = sentenceOf(refusal, status);
  return new Failure(status, sentence, [{ msg: sentence, type: codeOf(refusal) }]);
}

/**
 * Not from Supabase, where it is no JSON: a proxy, or a school's own sign-in to its network.
 *
 * @param {Response} response
 */
async function json(response) {
  try {
    const answer = await response.json();
    if (answer && typeof answer === "object") return answer;
  } catch {
    // said below
  }
  throw new Failure(Math.max(response.status, STUMBLED), "Something else answered in place of the sign-in service. Please look at your network, and try again.");
}
