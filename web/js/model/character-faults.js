/** What is wrong with a character's sheet, and at which of its fields. */

import { isSaid, yearOf } from "./character-sheet.js";

/** @typedef {import("../types.js").ErrorDetail} ErrorDetail */
/** @typedef {import("./character-sheet.js").Sheet} Sheet */
/** @typedef {import("./character-sheet.js").IdeaRow} IdeaRow */
/** @typedef {import("./character-sheet.js").WorkRow} WorkRow */
/** @typedef {{field: string, sentence: string}} Fault `field` as in `name` or `ideas.0.title`; empty where no field is at fault */

const NO_YEAR = "A year is a number, such as 1859 or 428 BCE.";

/**
 * What the page sees by itself, before anything is sent.
 *
 * @param {Sheet} sheet
 * @returns {Fault[]}
 */
export function faultsOf(sheet) {
  return [
    fault(!sheet.name.trim(), "name", "Everybody needs a name."),
    ...sheet.ideas.flatMap((idea, row) => (isSaid(idea) ? ideaFaults(idea, `ideas.${row}`) : [])),
    fault(wrong(sheet.born), "born", NO_YEAR),
    fault(wrong(sheet.died), "died", NO_YEAR),
    ...sheet.works.flatMap((work, row) => (isSaid(work) ? workFaults(work, `works.${row}`) : [])),
  ].filter((each) => each !== null);
}

/**
 * @param {IdeaRow} idea
 * @param {string} at
 */
function ideaFaults({ title, statement, work, year, locator }, at) {
  const cited = Boolean(work.trim() || year.trim() || locator.trim());
  return [
    fault(!title.trim(), `${at}.title`, "An idea needs a short title."),
    fault(!statement.trim(), `${at}.statement`, "What would the character say of it, in a sentence or two?"),
    fault(cited && !work.trim(), `${at}.work`, "Where is it written? Or leave the source empty."),
    fault(cited && yearOf(year) === null, `${at}.year`, "From which year is it?"),
    fault(wrong(year), `${at}.year`, NO_YEAR),
  ];
}

/**
 * @param {WorkRow} work
 * @param {string} at
 */
function workFaults({ title, year }, at) {
  return [
    fault(!title.trim(), `${at}.title`, "A work needs a title."),
    fault(yearOf(year) === null, `${at}.year`, "From which year is it?"),
    fault(wrong(year), `${at}.year`, NO_YEAR),
  ];
}

/**
 * @param {boolean} holds
 * @param {string} field
 * @param {string} sentence
 * @returns {Fault | null}
 */
function fault(holds, field, sentence) {
  return holds ? { field, sentence } : null;
}

/** @param {string} year */
function wrong(year) {
  return Number.isNaN(yearOf(year));
}

/**
 * What the server found, at the field where it was typed.
 *
 * @param {ErrorDetail[]} details
 * @param {Sheet} sheet that was sent
 * @returns {Fault[]}
 */
export function placed(details, sheet) {
  return details.map(({ loc = [], msg }) => ({ field: fieldAt(loc[0] === "body" ? loc.slice(1) : loc, sheet), sentence: msg }));
}

/**
 * @param {(string | number)[]} loc
 * @param {Sheet} sheet
 */
function fieldAt([first, second, ...rest], sheet) {
  const name = String(first ?? "");
  if (name === "voice") return String(second ?? "manner");
  if (name === "stances") return [name, second].filter((part) => part !== undefined).join(".");
  if (name === "key_ideas") return inRow("ideas", sheet.ideas, second, rest.filter((part) => part !== "source"));
  if (name === "works") return inRow("works", sheet.works, second, rest);
  if (name === "called") return sheet.called.trim() ? name : "name"; // which is then what they are called
  return name in sheet ? name : "";
}

/**
 * Rows in which nothing stands were not sent, and the server does not count them.
 *
 * @param {string} list
 * @param {object[]} rows
 * @param {string | number | undefined} sent which of those that were sent
 * @param {(string | number)[]} rest
 */
function inRow(list, rows, sent, [part]) {
  const row = rows.flatMap((each, index) => (isSaid(each) ? [index] : []))[Number(sent)];
  if (row === undefined) return list;
  return `${list}.${row}.${typeof part === "string" ? part : "title"}`;
}
