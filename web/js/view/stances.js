import { h } from "../dom.js";
import { axesInCourse, axesOf, departures, inWords, placed } from "../model/stances.js";
import { portrait, voiced } from "./portrait.js";
import { stanceCourse, threadsExplained } from "./stance-course.js";
import { turnLink, turnRefs } from "./turn-ref.js";

/** @typedef {import("../model/discussion.js").Discussion} Discussion */
/** @typedef {import("../model/stances.js").Axis} Axis */
/** @typedef {import("../model/stances.js").Place} Place */
/** @typedef {import("../model/stances.js").Standing} Standing */
/** @typedef {import("../model/stances.js").Stances} Stances */

/**
 * Where each one stands on the axes that matter to the topic: drawn, as a table, and where somebody left their place.
 *
 * @param {Stances} stances
 * @param {Discussion} discussion
 * @param {boolean} inCourse whether what was voiced as the talk went on is drawn, too
 */
export function stancePlot(stances, discussion, inCourse) {
  const axes = inCourse ? axesInCourse(stances) : axesOf(stances);
  return [
    table(axes, stances.items),
    inCourse && threadsExplained(axes, stances),
    h("div", { class: "axes" }, ...axes.map((axis) => h("div", { class: "axis" }, drawn(axis, stances.items, discussion), inCourse && stanceCourse(axis, stances, discussion)))),
    left(stances, discussion),
    held(stances.items),
  ];
}

/**
 * Everybody agrees: who has not yet said what speaks against it.
 *
 * @param {import("../model/stances.js").Alarm} alarm
 * @param {Discussion} discussion
 * @param {(id: string) => void} ask lets somebody speak
 */
export function alarmNotice({ speaker, objection, turns }, discussion, ask) {
  const name = speaker.name.split(" ").at(-1);
  return h(
    "div",
    { class: "alarm", role: "status" },
    h("p", {}, h("strong", {}, "Everybody agrees."), turnRefs(discussion, turns), ` Nobody has said otherwise yet. ${objection}`),
    h("button", { class: "button", type: "button", "data-size": "small", on: { click: () => ask(speaker.id) } }, `Let ${name} speak`),
  );
}

/**
 * @param {Axis} axis
 * @param {Standing[]} standings
 * @param {Discussion} discussion
 */
function drawn(axis, standings, discussion) {
  const { places, high } = placed(standings, axis.key);
  const field = h("div", { class: "field-of" }, ...places.map((place) => face(place, axis, discussion)));
  field.style.setProperty("--high", String(high));
  return h("div", { "aria-hidden": "true" }, h("p", { class: "ends" }, h("span", {}, axis.first), h("span", {}, axis.second)), field);
}

/**
 * @param {Place} place
 * @param {Axis} axis
 * @param {Discussion} discussion
 */
function face({ standing, value, row }, axis, discussion) {
  const { id, name } = standing.speaker;
  const participant = discussion.participant(id) ?? { name, color: "", avatar_url: null };
  const there = voiced(h("span", { class: "place", title: `${name} ${inWords(axis, value)}` }, portrait(participant)), participant.color);
  there.style.setProperty("--at", String(value));
  there.style.setProperty("--row", String(row));
  return there;
}

/**
 * @param {Axis[]} axes
 * @param {Standing[]} standings
 */
function table(axes, standings) {
  const heads = ["Who", ...axes.map(({ first, second }) => `Whether ${first}, or ${second}`)].map((name) => h("th", { scope: "col" }, name));
  const rows = standings.map(({ speaker, stances }) =>
    h("tr", {}, h("th", { scope: "row" }, speaker.name), ...axes.map((axis) => h("td", {}, axis.key in stances ? inWords(axis, stances[axis.key] ?? 0) : "nothing known"))),
  );
  return h("table", { class: "unseen", "aria-label": "Where they stand" }, h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...rows));
}

/**
 * What each was told to hold on the topic, word for word.
 *
 * @param {Standing[]} standings
 */
function held(standings) {
  const said = standings.filter(({ statement }) => statement);
  if (!said.length) return null;
  const lines = said.map(({ speaker, statement }) => h("li", {}, h("b", {}, speaker.name), ": ", h("q", {}, statement)));
  return h("details", { class: "held" }, h("summary", {}, "The stance that each was given"), h("ul", { class: "points" }, ...lines));
}

/**
 * Who left their place, and where.
 *
 * @param {Stances} stances
 * @param {Discussion} discussion
 */
function left(stances, discussion) {
  const found = departures(stances);
  if (!found.length) return null;
  const lines = found.map(({ standing, departure, axis }) =>
    h(
      "li",
      {},
      h("b", {}, standing.speaker.name),
      axis && `, who ${inWords(axis, departure.fixed)}, said: `,
      h("q", {}, departure.text),
      " ",
      turnLink({ seq: departure.seq, name: standing.speaker.name, color: discussion.participant(standing.speaker.id)?.color }),
    ),
  );
  return h("ul", { class: "points departures" }, ...lines);
}
