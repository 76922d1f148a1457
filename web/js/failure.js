/** What went wrong between the page and the server, as sentences for people. */

/** @typedef {import("./types.js").ErrorBody} ErrorBody */
/** @typedef {import("./types.js").ErrorDetail} ErrorDetail */

export const AWAY = "The server cannot be reached. Nothing you wrote is lost.";

/** `status` is 0 where no answer came. */
export class Failure extends Error {
  /**
   * @param {number} status
   * @param {string} sentence
   * @param {ErrorDetail[]} [faults] each with its place, where the server names one
   */
  constructor(status, sentence, faults = []) {
    super(sentence);
    this.status = status;
    this.faults = faults;
  }

  get away() {
    return this.status === 0;
  }
}

/**
 * What an answer that is none says.
 *
 * @param {Response} response
 */
export async function failureOf(response) {
  const faults = await details(response);
  const sentences = [...new Set(faults.map((fault) => fault.msg).filter(Boolean))];
  return new Failure(response.status, sentences.join(" ") || general(response.status), faults);
}

/** @param {Response} response */
async function details(response) {
  try {
    const { detail } = /** @type {ErrorBody} */ (await response.json());
    return Array.isArray(detail) ? detail : [];
  } catch {
    return []; // not from our server: a proxy, perhaps
  }
}

/** @param {number} status */
function general(status) {
  return status >= 500 ? "The server stumbled. Please try again in a moment." : "The server would not do that.";
}

/**
 * A file of the page that cannot be had fails as any other answer does.
 *
 * @template T
 * @param {Promise<T>} file
 */
export function had(file) {
  return file.catch((error) => {
    throw error instanceof TypeError ? new Failure(0, AWAY) : error;
  });
}
