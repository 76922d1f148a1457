/** What came of a discussion, as the page tells it. */

import { year } from "./table.js";

/** @typedef {import("../types.js").Participation} Participation */
/** @typedef {import("../types.js").Summary} Summary */
/** @typedef {import("./sources.js").Work} Work */
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
 * The report as Markdown, to be pasted somewhere; with who said how much and the sources, as far as they are known.
 *
 * @param {Summary} summary
 * @param {(id: string) => Turn | null} turnOf
 * @param {{participation?: Participation | null, works?: Work[]}} [more]
 */
export function asMarkdown(summary, turnOf, { participation = null, works = [] } = {}) {
  const blocks = parts(summary).map(({ title, entries }) => {
    const lines = entries.map(({ text, turns }) => `- ${plain(text)}${rests(turns.map(turnOf))}`);
    return `## ${title}\n\n${lines.join("\n")}`;
  });
  return [`# ${plain(summary.topic)}`, ...blocks, ...talk(participation), ...sources(works, turnOf)].join("\n\n") + "\n";
}

/**
 * Markdown without its signs, as far as a report has any: for a file that everything opens.
 *
 * @param {string} report
 */
export function asPlainText(report) {
  return report
    .replace(/^\|[ |:-]+\|\n/gm, "") // the line below a table's head
    .replace(/^\| (.*) \|$/gm, (_, row) => row.replaceAll(" | ", ", ").replaceAll("\\|", "|"))
    .replace(/^(#+) (.*)$/gm, (_, signs, title) => (signs.length === 1 ? `${title}\n${"=".repeat([...title].length)}` : title.toUpperCase()))
    .replace(/^- \*(.*)\*,/gm, "- $1,");
}

/** @param {string} text on one line */
function plain(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** @param {Participation | null} participation */
function talk(participation) {
  if (!participation?.words) return [];
  const rows = participation.items.map(({ speaker, share, turns, words }) => `| ${plain(speaker.name).replaceAll("|", "\\|")} | ${percent(share)} | ${turns} | ${words} |`);
  return [`## Share of talk\n\n| Who | Share of the words | Turns | Words |\n| --- | ---: | ---: | ---: |\n${rows.join("\n")}`];
}

/**
 * @param {Work[]} works
 * @param {(id: string) => Turn | null} turnOf
 */
function sources(works, turnOf) {
  const lines = works.map(({ work, year: when, turns }) => `- *${plain(work)}*, ${year(when)}${rests(turns.map(turnOf))}`);
  return lines.length ? [`## Sources used\n\n${lines.join("\n")}`] : [];
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
