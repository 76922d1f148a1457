import { fill, h } from "../dom.js";
import { blankIdea, blankWork } from "../model/character-sheet.js";
import { Rows } from "./rows.js";
import { TextField } from "./text-field.js";

/** @typedef {import("../model/character-sheet.js").IdeaRow} IdeaRow */
/** @typedef {import("../model/character-sheet.js").WorkRow} WorkRow */

const MOST_IDEAS = 40;
const MOST_WORKS = 60;
const YEAR = { example: "1938", most: 20 };

/**
 * @template T
 * @typedef {{changed: () => void, removed: (row: T, at: number) => void}} Heard
 */

/**
 * What a character stands for, idea by idea.
 *
 * @param {Heard<IdeaRow>} heard
 * @returns {Rows<IdeaRow>}
 */
export function ideaRows(heard) {
  return new Rows({ one: "idea", add: "Add an idea", most: MOST_IDEAS, make: idea, ...heard });
}

/**
 * @param {Heard<WorkRow>} heard
 * @returns {Rows<WorkRow>}
 */
export function workRows(heard) {
  return new Rows({ one: "work", add: "Add a work", most: MOST_WORKS, make: work, ...heard });
}

function idea() {
  const fields = {
    title: new TextField("The idea, in a few words", { most: 300, example: "Who does the homework" }),
    statement: new TextField("As the character would say it", { rows: 3, most: 2000 }),
    work: new TextField("Where it is written", { most: 300, example: "Experience and Education" }),
    year: new TextField("Year", YEAR),
    locator: new TextField("Page or chapter", { most: 300, example: "ch. 3" }),
  };
  const { title, statement, work, year, locator } = fields;
  const summary = h("summary", {}, "Its source");
  const tell = () => fill(summary, "Its source", work.value.trim() && `: ${[work.value.trim(), year.value.trim()].filter(Boolean).join(", ")}`);
  const source = h("details", { class: "source-of" }, summary, h("div", { class: "side-by-side", on: { input: tell } }, work.element, year.element, locator.element));
  /** @type {IdeaRow} */
  let kept = blankIdea();
  return {
    element: h("div", { class: "idea-row" }, title.element, statement.element, source),
    fields,
    get value() {
      return { ...kept, ...valuesOf(fields) };
    },
    /** @param {IdeaRow} row */
    set value(row) {
      kept = row;
      fillIn(fields, row);
      tell();
    },
  };
}

function work() {
  const fields = { title: new TextField("Title", { most: 300 }), year: new TextField("Year", YEAR) };
  return {
    element: h("div", { class: "side-by-side" }, fields.title.element, fields.year.element),
    fields,
    get value() {
      return { ...blankWork(), ...valuesOf(fields) };
    },
    /** @param {WorkRow} row */
    set value(row) {
      fillIn(fields, row);
    },
  };
}

/**
 * @template {string} K
 * @param {Record<K, TextField>} fields
 */
function valuesOf(fields) {
  return /** @type {Record<K, string>} */ (Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, /** @type {TextField} */ (field).value])));
}

/**
 * @param {Record<string, TextField>} fields
 * @param {Record<string, unknown>} values
 */
function fillIn(fields, values) {
  for (const [name, field] of Object.entries(fields)) field.value = String(values[name] ?? "");
}
