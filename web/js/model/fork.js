/** Who sits at the table of a discussion that is forked off. */

/** @typedef {import("../types.js").Character} Character */
/** @typedef {{id: string, name: string}} CharacterSet */
/** @typedef {{character_id: string, name: string}} Seat */

/** Seats, each kept or given to somebody else; nobody sits twice. */
export class Fork {
  #cast;
  /** @type {Map<string, string>} */
  #given = new Map();

  /** @param {Seat[]} cast */
  constructor(cast) {
    this.#cast = cast;
  }

  /**
   * @param {string} seat whose it was
   * @param {string} id who sits there now; the same where nothing changes
   */
  give(seat, id) {
    if (id === seat || !id) this.#given.delete(seat);
    else this.#given.set(seat, id);
  }

  /** As the API takes it. */
  get replace() {
    return Object.fromEntries(this.#given);
  }

  /**
   * Those who may take a seat, by set.
   *
   * @param {string} seat
   * @param {CharacterSet[]} sets
   * @param {Character[]} people
   */
  guests(seat, sets, people) {
    const taken = new Set([...this.#cast.map((each) => each.character_id), ...this.#given.values()]);
    const own = this.#given.get(seat);
    const free = people.filter(({ id }) => id === own || !taken.has(id));
    return sets.map(({ id, name }) => ({ name, people: free.filter((each) => each.set === id) })).filter((set) => set.people.length > 0);
  }
}
