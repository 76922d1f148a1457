/** Everybody who can be invited. */

/** @typedef {import("./api.js").Api} Api */
/** @typedef {import("./types.js").Character} Character */
/** @typedef {import("./types.js").CharacterSet} CharacterSet */

/**
 * The sets, and all who are in them.
 *
 * @param {Api} api
 * @returns {Promise<{sets: CharacterSet[], people: Character[]}>}
 */
export async function everybody(api) {
  const [sets, people] = await Promise.all([api.get("/api/character-sets"), all(api)]);
  return { sets: sets.items, people };
}

/**
 * The same, and one's own characters as a last set.
 *
 * @param {Api} api
 * @param {import("./characters.js").Characters} characters
 */
export async function everybodyAndMine(api, characters) {
  const [{ sets, people }] = await Promise.all([everybody(api), characters.load()]);
  const mine = { id: "mine", name: "Mine" };
  return { sets: [...sets, mine], people: [...people, ...characters.items] };
}

/**
 * @param {Api} api
 * @returns {Promise<Character[]>}
 */
async function all(api) {
  const people = [];
  for (let cursor = ""; ; ) {
    const page = await api.get(`/api/characters?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    people.push(...page.items);
    if (!page.next_cursor) return people;
    cursor = page.next_cursor;
  }
}
