/** The works that a discussion rests on, as far as its claims name them. */

/** @typedef {import("../types.js").Message} Message */
/** @typedef {{work: string, year: number, turns: string[]}} Work */

/**
 * Each work once, with the turns that rest on it, in order of the talk.
 *
 * @param {Message[]} messages
 * @returns {Work[]}
 */
export function sources(messages) {
  /** @type {Map<string, Work>} */
  const works = new Map();
  for (const { id, claims } of messages) {
    for (const { source } of claims) {
      if (!source) continue;
      const key = `${source.work} ${source.year}`;
      const work = works.get(key) ?? { work: source.work, year: source.year, turns: [] };
      if (!work.turns.includes(id)) work.turns.push(id);
      works.set(key, work);
    }
  }
  return [...works.values()];
}
