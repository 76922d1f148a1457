/** Who has been chosen for a new discussion, in the order of choosing. */

/** @typedef {import("../types.js").Character} Character */

const NUMBERS = ["Nobody", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

export class Table {
  /** @type {Character[]} */
  #chosen = [];
  #seats;

  /** @param {number} seats how many may sit down */
  constructor(seats) {
    this.#seats = seats;
  }

  get chosen() {
    return [...this.#chosen];
  }

  get ids() {
    return this.#chosen.map((each) => each.id);
  }

  get full() {
    return this.#chosen.length >= this.#seats;
  }

  /** @param {string} id */
  has(id) {
    return this.#chosen.some((each) => each.id === id);
  }

  /**
   * Sits down, or gets up again. False where the table is full.
   *
   * @param {Character} character
   */
  toggle(character) {
    if (this.has(character.id)) {
      this.#chosen = this.#chosen.filter((each) => each.id !== character.id);
      return true;
    }
    if (this.full) return false;
    this.#chosen.push(character);
    return true;
  }

  /** “Four and you”. */
  get title() {
    const count = this.#chosen.length;
    return count === 0 ? "An empty table" : `${inWords(count)} and you`;
  }

  get advice() {
    if (this.#chosen.length === 0) return "Choose who sits down with you.";
    if (this.full) return "The table is full.";
    if (this.#chosen.length === 1) return "A conversation for two. Add a second voice to hear them disagree.";
    return this.#chosen.length <= 4 ? "Two to four make the liveliest talk." : "A big table. Everybody waits longer for a turn.";
  }
}

/** @param {number} count */
export function inWords(count) {
  return NUMBERS[count] ?? String(count);
}

/**
 * Those whose name, work or ideas hold every word of the search.
 *
 * @param {Character[]} characters
 * @param {string} search
 */
export function found(characters, search) {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return characters.filter((each) => {
    const text = plain(
      [each.name, each.tagline, ...each.key_ideas.map((idea) => idea.title), ...each.works.map((work) => work.title)].join(" "),
    );
    return words.every((word) => text.includes(word));
  });
}

/**
 * “1859–1952”; a person still living, or one without dates, has what there is.
 *
 * @param {Pick<Character, "born" | "died">} character
 */
export function years({ born, died }) {
  if (born === null && died === null) return "";
  return `${year(born)}–${year(died)}`;
}

/** @param {number | null} value */
export function year(value) {
  if (value === null) return "";
  return value < 0 ? `${-value} BCE` : String(value);
}

/**
 * Without case and accents.
 *
 * @param {string} text
 */
export function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
