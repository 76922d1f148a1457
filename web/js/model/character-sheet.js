/** A character as it stands in a form: everything is text as it was typed, until it is sent. */

/** @typedef {import("../types.js").CharacterCreate} CharacterCreate */
/** @typedef {import("../types.js").CharacterPatch} CharacterPatch */
/** @typedef {import("../types.js").KeyIdea} KeyIdea */
/** @typedef {import("../types.js").OwnCharacter} OwnCharacter */
/** @typedef {{title: string, statement: string, work: string, year: string, locator: string, of?: Origin}} IdeaRow */
/** @typedef {{statement: string, rest: {point?: string}}} Origin the idea that a row began as; `rest` is what the form does not show of it */
/** @typedef {{title: string, year: string}} WorkRow */
/**
 * @typedef {object} Sheet
 * @property {string} name
 * @property {string} called empty where that is the name
 * @property {string} tagline
 * @property {string} color
 * @property {string} description
 * @property {string} manner
 * @property {string} images one on each line
 * @property {string} never likewise
 * @property {IdeaRow[]} ideas
 * @property {Record<string, number>} stances
 * @property {string} born
 * @property {string} died
 * @property {WorkRow[]} works
 * @property {string} greeting
 * @property {string} scenario
 * @property {string} example_dialogue
 * @property {string} instructions
 * @property {string} reminder
 */

/** Colours that are told apart well, in every theme. */
export const COLORS = ["#4075aa", "#3d8a83", "#5b8a45", "#a08a2c", "#b3713a", "#b0554f", "#9d587a", "#7763a8"];

/** What goes as it is. @type {("tagline" | "description" | "greeting" | "scenario" | "example_dialogue" | "instructions" | "reminder")[]} */
const TEXTS = ["tagline", "description", "greeting", "scenario", "example_dialogue", "instructions", "reminder"];

/**
 * @param {string} color
 * @returns {Sheet}
 */
export function blankSheet(color) {
  return { name: "", called: "", tagline: "", color, description: "", manner: "", images: "", never: "", ideas: [], stances: {}, born: "", died: "", works: [], greeting: "", scenario: "", example_dialogue: "", instructions: "", reminder: "" };
}

export function blankIdea() {
  return { title: "", statement: "", work: "", year: "", locator: "" };
}

export function blankWork() {
  return { title: "", year: "" };
}

/**
 * @param {OwnCharacter} character
 * @returns {Sheet}
 */
export function sheetOf(character) {
  const { color, voice, stances, born, died, works } = character;
  const texts = Object.fromEntries(TEXTS.map((field) => [field, field === "tagline" ? oneLine(character[field]) : typed(character[field])]));
  return {
    ...blankSheet(color),
    ...texts,
    name: oneLine(character.name),
    called: character.called === character.name ? "" : oneLine(character.called),
    manner: typed(voice.manner),
    images: voice.images.map(oneLine).join("\n"),
    never: voice.never.map(oneLine).join("\n"),
    ideas: character.key_ideas.map(ideaRow),
    stances: { ...stances },
    born: written(born),
    died: written(died),
    works: works.map((work) => ({ title: oneLine(work.title), year: written(work.year) })),
  };
}

/**
 * As a field of several lines gives it back, so that a text which nobody touched has not changed.
 *
 * @param {string} text
 */
function typed(text) {
  return text.replace(/\r\n?/g, "\n");
}

/**
 * As a field of one line can hold it.
 *
 * @param {string} text
 */
function oneLine(text) {
  return text.replace(/[\r\n]+/g, " ");
}

/**
 * @param {KeyIdea} idea
 * @returns {IdeaRow}
 */
function ideaRow({ title, statement, source, ...rest }) {
  const said = typed(statement);
  return { title: oneLine(title), statement: said, work: oneLine(source?.work ?? ""), year: written(source?.year ?? null), locator: oneLine(source?.locator ?? ""), of: { statement: said, rest } };
}

/**
 * The whole of it, as the server takes it; rows in which nothing stands are left out.
 *
 * @param {Sheet} sheet
 */
function whole(sheet) {
  const texts = Object.fromEntries(TEXTS.map((field) => [field, sheet[field].trim()]));
  return {
    name: sheet.name.trim(),
    called: sheet.called.trim(),
    ...texts,
    color: sheet.color,
    voice: { manner: sheet.manner.trim(), images: lines(sheet.images), never: lines(sheet.never) },
    key_ideas: sheet.ideas.filter(isSaid).map(idea),
    stances: sheet.stances,
    born: yearOf(sheet.born),
    died: yearOf(sheet.died),
    works: sheet.works.filter(isSaid).map(({ title, year }) => ({ title: title.trim(), year: yearOf(year) })),
  };
}

/** @param {IdeaRow} row */
function idea({ title, statement, work, year, locator, of }) {
  const place = locator.trim();
  const source = work.trim() && { work: work.trim(), year: yearOf(year), ...(place && { locator: place }) };
  return { ...kept(statement, of), title: title.trim(), statement: statement.trim(), ...(source && { source }) };
}

/**
 * The point of an idea is its statement in short, so it goes with it.
 *
 * @param {string} statement
 * @param {Origin | undefined} origin
 */
function kept(statement, origin) {
  const { point, ...rest } = origin?.rest ?? {};
  return { ...rest, ...(point && origin?.statement === statement.trim() && { point }) };
}

/**
 * What makes a new character: only what was filled in.
 *
 * @param {Sheet} sheet
 */
export function creation(sheet) {
  return /** @type {CharacterCreate} */ (Object.fromEntries(Object.entries(whole(sheet)).filter(([, value]) => !isNothing(value))));
}

/**
 * What is to be changed; null where nothing is.
 *
 * @param {Sheet} before
 * @param {Sheet} now
 */
export function changes(before, now) {
  const old = /** @type {Record<string, unknown>} */ (whole(before));
  const different = Object.entries(whole(now)).filter(([field, value]) => !same(old[field], value));
  if (!different.length) return null;
  const clear = different.filter(([, value]) => value === null).map(([field]) => field);
  const kept = Object.fromEntries(different.filter(([, value]) => value !== null));
  if (kept["called"] === "") kept["called"] = now.name.trim(); // to be called something else no more
  return /** @type {CharacterPatch} */ ({ ...kept, ...(clear.length && { clear }) });
}

/**
 * The user's own changes put onto what the character has become meanwhile.
 *
 * @param {Sheet} base from which they were made
 * @param {Sheet} mine
 * @param {Sheet} theirs
 * @returns {Sheet}
 */
export function merged(base, mine, theirs) {
  const fields = /** @type {(keyof Sheet)[]} */ (Object.keys(theirs));
  return /** @type {Sheet} */ (Object.fromEntries(fields.map((field) => [field, field in mine && !same(mine[field], base[field]) ? mine[field] : theirs[field]])));
}

/** @param {unknown} value */
function isNothing(value) {
  if (value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.values(value).every(isNothing);
}

/**
 * Whether something stands in a row.
 *
 * @param {object} row
 */
export function isSaid(row) {
  return Object.values(row).some((value) => typeof value === "string" && value.trim() !== "");
}

/** @param {string} text */
export function lines(text) {
  return text.split("\n").map((each) => each.trim()).filter(Boolean);
}

/**
 * A year as people write it: `1859`, `-428`, `428 BCE`, `428 v. Chr.`; null where nothing stands there, NaN for what is none.
 *
 * @param {string} text
 */
export function yearOf(text) {
  const plain = text.trim().replace(/[−–]/g, "-");
  if (!plain) return null;
  const parts = /^(-?\d{1,4})\s*(bce?|b\.c\.(?:e\.)?|v\.\s?chr\.?)?$/i.exec(plain);
  if (!parts) return NaN;
  const year = Number(parts[1]);
  return parts[2] ? -Math.abs(year) : year;
}

/** @param {number | null} year */
function written(year) {
  return year === null ? "" : year < 0 ? `${-year} BCE` : String(year);
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
export function same(one, other) {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

/**
 * With its fields in one order, so that the order in which they came says nothing.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
function ordered(value) {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== "object") return value;
  const known = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(known.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, ordered(each)]));
}
