import { h } from "../dom.js";
import { amount, columns, markAt, partsOf, ticks } from "../model/course.js";
import { ownPortrait, portrait, voiced } from "./portrait.js";
import { Reading } from "./reading.js";
import { of, s } from "./svg.js";
import { turnLink } from "./turn-ref.js";

/** @typedef {import("../model/discussion.js").Discussion} Discussion */
/** @typedef {import("../model/course.js").Column} Column */
/** @typedef {import("../model/course.js").Course} Course */
/** @typedef {import("../model/course.js").Mark} Mark */
/** @typedef {import("../types.js").Participation} Participation */
/** @typedef {{column: Column, mark: Mark, name: string, color: string | undefined}} Said */

/**
 * Who spoke when, and how much: a lane for each, a column for each turn or for some. Drawn, to be read turn by turn, and as a table.
 *
 * @param {Participation} participation
 * @param {Course} course
 * @param {Discussion} discussion
 */
export function talkCourse({ items }, course, discussion) {
  const drawn = columns(course);
  const said = drawn.flatMap((column) => column.marks.map((mark) => one(column, mark, items, discussion)));
  const faces = items.map(({ speaker }) => face(speaker, discussion));
  const high = h("div", { class: "lanes" }, h("ul", { class: "faces", "aria-hidden": "true" }, ...faces), plot(drawn, said, items.length, course));
  high.style.setProperty("--lanes", String(items.length));
  return h("figure", { class: "course" }, caption(drawn), high, numbers(drawn), phases(course, drawn), table(said));
}

/**
 * @param {Column} column
 * @param {Mark} mark
 * @param {Participation["items"]} items
 * @param {Discussion} discussion
 * @returns {Said}
 */
function one(column, mark, items, discussion) {
  const speaker = items[mark.item]?.speaker;
  return { column, mark, name: speaker?.name ?? "A voice", color: discussion.participant(speaker?.id)?.color };
}

/**
 * @param {{id: string, name: string}} speaker
 * @param {Discussion} discussion
 */
function face(speaker, discussion) {
  const participant = discussion.participant(speaker.id);
  return h("li", {}, participant ? portrait(participant, "xs") : ownPortrait(speaker.name, "xs"));
}

/**
 * @param {Column[]} drawn
 * @param {Said[]} said
 * @param {number} lanes
 * @param {Course} course
 */
function plot(drawn, said, lanes, course) {
  const cursor = s("rect", { class: "cursor", y: 0, height: "100%", visibility: "hidden" });
  const ground = Array.from({ length: lanes }, (_, lane) => s("line", { class: "lane", x1: 0, x2: "100%", y1: of((lane + 1) / lanes), y2: of((lane + 1) / lanes) }));
  const starts = new Set(partsOf(course, drawn).map(({ at }) => at).filter((at) => at > 0));
  const turns = [...starts].map((at) => s("line", { class: "turn-of", x1: of(at), x2: of(at), y1: 0, y2: "100%" }));
  const marks = said.map((each) => bar(each, lanes));
  const drawing = s("svg", { "aria-hidden": "true" }, cursor, ...turns, ...ground, ...marks);
  const stops = said.map((each) => ({ text: `Turn ${each.mark.seq}, ${each.name}, ${amount(each.column, each.mark)}`, tip: () => tip(each) }));
  const point = (/** @type {number} */ stop) => {
    const column = said[stop]?.column;
    cursor.setAttribute("visibility", column ? "visible" : "hidden");
    marks.forEach((mark, index) => mark.toggleAttribute("data-read", index === stop));
    if (!column) return;
    cursor.setAttribute("x", of(column.at));
    cursor.setAttribute("width", of(column.wide));
  };
  const find = (/** @type {{x: number, y: number}} */ pointed) => said.findIndex(({ mark }) => mark === markAt(drawn, lanes, pointed));
  return new Reading(drawing, { label: "Turns in the course of the talk", along: "horizontal", stops, find, point }, "talk-course").element;
}

/**
 * @param {Said} said
 * @param {number} lanes
 */
function bar({ column, mark, color }, lanes) {
  const high = (mark.high * 0.86) / lanes;
  const gap = column.wide * 0.14;
  return voiced(s("rect", { class: "bar", x: of(column.at + gap / 2), width: of(column.wide - gap), y: of((mark.item + 1) / lanes - high), height: of(high) }), color);
}

/** @param {Said} said */
function tip({ column, mark, name, color }) {
  return [turnLink({ seq: mark.seq, name, color }), h("span", {}, h("b", {}, name), `, ${amount(column, mark)}`)];
}

/** @param {Column[]} drawn */
function caption(drawn) {
  const size = Math.max(...drawn.map(({ marks }) => marks.reduce((sum, { turns }) => sum + turns, 0)));
  return h("figcaption", { class: "quiet" }, size > 1 ? `One column for ${size} turns; height shows words.` : "One column a turn; height shows words.");
}

/** @param {Column[]} drawn */
function numbers(drawn) {
  const marks = ticks(drawn).map(({ seq, at }) => {
    const mark = h("span", {}, seq);
    mark.style.setProperty("--at", String(at));
    return mark;
  });
  return h("p", { class: "ticks", "aria-hidden": "true" }, ...marks);
}

/**
 * @param {Course} course
 * @param {Column[]} drawn
 */
function phases(course, drawn) {
  const parts = partsOf(course, drawn);
  if (!parts.length) return null;
  return h("ol", { class: "phases", "aria-label": "Phases" }, ...parts.map(({ name, from, to }) => h("li", {}, name, " ", h("span", { class: "span" }, from === to ? from : `${from}–${to}`))));
}

/** @param {Said[]} said */
function table(said) {
  const heads = ["Turn", "Who", "How much"].map((name) => h("th", { scope: "col" }, name));
  const rows = said.map(({ column, mark, name }) => h("tr", {}, h("th", { scope: "row" }, mark.seq), h("td", {}, name), h("td", {}, amount(column, mark))));
  return h("table", { class: "unseen", "aria-label": "Turns in the course of the talk" }, h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...rows));
}
