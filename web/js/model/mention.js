/** `@` names somebody at the table, so that they answer next. */

import { plain } from "./table.js";

/** @typedef {import("../types.js").Participant} Participant */
/** @typedef {{from: number, to: number, who: Participant[]}} Completion what would be replaced, and by whose name */

/**
 * What `@` and the letters before the caret may become; null where the caret stands in no such word.
 *
 * @param {string} text
 * @param {number} caret
 * @param {Participant[]} cast
 * @returns {Completion | null}
 */
export function completion(text, caret, cast) {
  const typed = /(?<![\p{L}\p{N}._%+-])@([\p{L}\p{N}.’'-]*(?: [\p{L}\p{N}.’'-]+){0,5})$/u.exec(text.slice(0, caret));
  if (!typed) return null;
  const start = plain(typed[1] ?? "");
  const who = cast.filter((each) => !each.muted && begins(plain(each.name), start));
  return who.length ? { from: typed.index, to: caret, who } : null;
}

/**
 * The text with a name put in, and where the caret stands after it.
 *
 * @param {string} text
 * @param {{from: number, to: number}} place
 * @param {string} name
 */
export function completed(text, { from, to }, name) {
  const put = `@${name} `;
  const rest = text.slice(to).replace(/^ /, "");
  return { text: text.slice(0, from) + put + rest, caret: from + put.length };
}

const GREETING = "(?:(?:and|but|so|well|now|yes|no|ok|okay|dear|hello|hi|hey|thanks|thank you|please)[.,]?\\s+)*";

/**
 * Whom a first name at the start or the end of the text calls, with a comma between: “John, what would you do?” The
 * server knows whole names and surnames, and goes by them where somebody is asked with `@`.
 *
 * @param {string} text
 * @param {Participant[]} cast
 */
export function calledByFirstName(text, cast) {
  if (text.includes("@")) return undefined;
  const said = plain(text).trim();
  return cast.find((who) => {
    const name = firstName(who);
    if (name.length < 3 || who.muted || cast.some((other) => other !== who && firstName(other) === name)) return false;
    return new RegExp(`^${GREETING}${escaped(name)}\\s*[,:!?]|,\\s*${escaped(name)}\\s*[?!.]*$`, "u").test(said);
  });
}

/** @param {Participant} who */
function firstName({ name }) {
  return plain(name).split(" ")[0] ?? "";
}

/**
 * The text in pieces, those that name somebody at the table with the one they name.
 *
 * @param {string} text
 * @param {Participant[]} cast
 * @returns {{text: string, who?: Participant}[]}
 */
export function pieces(text, cast) {
  const names = cast.flatMap((who) => endings(who.name).map((name) => ({ name, who })));
  names.sort((one, other) => other.name.length - one.name.length);
  if (names.length === 0) return [{ text }];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}._%+-])@(?:${names.map(({ name }) => escaped(name)).join("|")})(?![\\p{L}\\p{N}])`, "giu");
  /** @type {{text: string, who?: Participant}[]} */
  const found = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    const who = names.find(({ name }) => name.toLowerCase() === match[0].slice(1).toLowerCase())?.who;
    found.push(who ? { text: match[0], who } : { text: match[0] });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

/**
 * Whether any word of the name begins so, and the rest goes on with it: “du b” finds W. E. B. Du Bois.
 *
 * @param {string} name
 * @param {string} start
 */
function begins(name, start) {
  const words = name.split(" ");
  return words.some((_, index) => words.slice(index).join(" ").startsWith(start));
}

/**
 * The name, and what may stand for it: “W. E. B. Du Bois”, “Du Bois”, “Bois”.
 *
 * @param {string} name
 */
function endings(name) {
  const words = name.split(" ");
  return words.map((_, index) => words.slice(index).join(" "));
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
