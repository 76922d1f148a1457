/** Cards that are being brought along, one after the other, and what became of each. */

/** @typedef {import("../types.js").OwnCharacter} OwnCharacter */
/** @typedef {{name: string, size: number}} Card a file */
/**
 * @template {Card} F
 * @typedef {object} Arrival
 * @property {F} file
 * @property {"waiting" | "coming" | "here" | "refused"} state
 * @property {string} sentence why it was refused
 * @property {boolean} lasting it would be refused again
 * @property {OwnCharacter | null} character
 */

const WRAPPING = ["body", "file", "data"]; // places that say nothing to people

const EMPTY = "minProperties"; // an object without anything in it

/** @template {Card} F */
export class Arrivals {
  #bring;
  #most;
  #working = false;
  /** @type {Arrival<F>[]} */
  items = [];
  /** Something is to be shown. */
  changed = () => {};

  /**
   * @param {(file: F) => Promise<OwnCharacter>} bring
   * @param {number} most bytes that a file may have
   */
  constructor(bring, most) {
    this.#bring = bring;
    this.#most = most;
  }

  /** How many have come to an end, of how many; in words, for those who listen. */
  get told() {
    const here = this.items.filter((each) => each.state === "here").length;
    const refused = this.items.filter((each) => each.state === "refused").length;
    return [here && `${here} came along.`, refused && `${refused} could not.`].filter(Boolean).join(" ");
  }

  get busy() {
    return this.#working;
  }

  /** @param {F[]} files */
  take(files) {
    this.items = [...this.items, ...files.map((file) => this.#looked(file))];
    return this.#work();
  }

  /**
   * Once more, with one that was refused.
   *
   * @param {Arrival<F>} arrival
   */
  again(arrival) {
    Object.assign(arrival, this.#looked(arrival.file));
    return this.#work();
  }

  /** Clears away what has come to an end. */
  clear() {
    this.items = this.items.filter((each) => each.state === "waiting" || each.state === "coming");
    this.changed();
  }

  /**
   * What is too large is not even sent: the server would hang up in the middle of it.
   *
   * @param {F} file
   * @returns {Arrival<F>}
   */
  #looked(file) {
    const large = file.size > this.#most;
    return { file, state: large ? "refused" : "waiting", sentence: large ? `This file is larger than the ${megabytes(this.#most)} that are allowed.` : "", lasting: large, character: null };
  }

  async #work() {
    this.changed();
    if (this.#working) return;
    this.#working = true;
    for (let next = this.#next(); next; next = this.#next()) await this.#one(next);
    this.#working = false;
    this.changed();
  }

  #next() {
    return this.items.find((each) => each.state === "waiting");
  }

  /** @param {Arrival<F>} arrival */
  async #one(arrival) {
    arrival.state = "coming";
    this.changed();
    try {
      arrival.character = await this.#bring(arrival.file);
      arrival.state = "here";
    } catch (error) {
      arrival.state = "refused";
      Object.assign(arrival, refusal(/** @type {Refusal} */ (error)));
    }
    this.changed();
  }
}

/** @typedef {Error & {status?: number, faults?: {loc?: (string | number)[], msg: string, type?: string}[]}} Refusal */

/**
 * Each fault with its place in the card; and whether it will be there the next time, too.
 *
 * @param {Refusal} error
 */
function refusal({ message, status = 0, faults = [] }) {
  if (faults.some(({ type }) => type === EMPTY)) return { sentence: "There is no character in it.", lasting: true };
  const sentences = faults.map(({ loc = [], msg }) => [loc.filter((part) => !WRAPPING.includes(String(part))).join("."), msg].filter(Boolean).join(": "));
  return { sentence: [...new Set(sentences)].join(" ") || message, lasting: status >= 400 && status < 500 && status !== 429 };
}

/** @param {number} bytes */
export function megabytes(bytes) {
  const mega = bytes / 1024 / 1024;
  return mega >= 1 ? `${Math.round(mega * 10) / 10} MB` : `${Math.max(1, Math.round(bytes / 1024))} kB`;
}
