/** What came of a discussion, as the page tells it. */

/** @typedef {import("../types.js").Summary} Summary */
/** @typedef {{seq: number, name: string}} Turn */
/** @typedef {Map<string, number>} Versions of turns, by their ids */
/** @typedef {"key_insights" | "agreements" | "disagreements" | "open_questions" | "user_contributions"} Part */

/** @type {{part: Part, title: string}[]} */
const PARTS = [
  { part: "key_insights", title: "So far" },
  { part: "agreements", title: "They agree" },
  { part: "disagreements", title: "Still in dispute" },
  { part: "open_questions", title: "Open" },
  { part: "user_contributions", title: "What you brought" },
];

/**
 * The parts in which there is something.
 *
 * @param {Summary} summary
 */
export function parts(summary) {
  return PARTS.map(({ part, title }) => ({ title, entries: summary[part] })).filter(({ entries }) => entries.length > 0);
}

/**
 * What has come since a report was made; nothing where it knows all.
 *
 * @param {Versions} known
 * @param {Versions} said
 */
export function since(known, said) {
  const fresh = [...said.keys()].filter((id) => !known.has(id)).length;
  const changed = [...known].some(([id, version]) => said.get(id) !== version);
  if (changed) return "Something was changed since.";
  return fresh === 0 ? "" : fresh === 1 ? "One turn since." : `${fresh} turns since.`;
}

/**
 * Every turn that a line rests on.
 *
 * @param {Summary} summary
 */
export function cited(summary) {
  return [...new Set(parts(summary).flatMap(({ entries }) => entries.flatMap((entry) => entry.turns)))];
}

/**
 * The report as Markdown, to be pasted somewhere.
 *
 * @param {Summary} summary
 * @param {(id: string) => Turn | null} turnOf
 */
export function asMarkdown(summary, turnOf) {
  const blocks = parts(summary).map(({ title, entries }) => {
    const lines = entries.map(({ text, turns }) => `- ${text.replace(/\s+/g, " ").trim()}${rests(turns.map(turnOf))}`);
    return `## ${title}\n\n${lines.join("\n")}`;
  });
  return [`# ${summary.topic.replace(/\s+/g, " ").trim()}`, ...blocks].join("\n\n") + "\n";
}

/** @param {(Turn | null)[]} turns */
function rests(turns) {
  const known = turns.filter((turn) => turn !== null);
  return known.length ? ` (${known.map(({ seq, name }) => `turn ${seq}, ${name}`).join("; ")})` : "";
}

/**
 * A share of the talk in words.
 *
 * @param {number} share from 0 to 1
 */
export function percent(share) {
  return share > 0 && share < 0.005 ? "<1%" : `${Math.round(share * 100)}%`;
}

/**
 * How far the bar of a share goes: the longest goes all the way.
 *
 * @param {number} share
 * @param {number[]} all
 */
export function barOf(share, all) {
  const most = Math.max(...all);
  return most > 0 ? Math.round((share / most) * 1000) / 10 : 0;
}
