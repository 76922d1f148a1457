import { h } from "../dom.js";
import { inWords } from "../model/stances.js";
import { isEvened, nearest, threads, voicedIn } from "../model/threads.js";
import { voiced } from "./portrait.js";
import { Reading } from "./reading.js";
import { of, s } from "./svg.js";
import { turnLink } from "./turn-ref.js";

/** @typedef {import("../model/discussion.js").Discussion} Discussion */
/** @typedef {import("../model/stances.js").Axis} Axis */
/** @typedef {import("../model/stances.js").Stances} Stances */
/** @typedef {import("../model/threads.js").Dot} Dot */
/** @typedef {import("../model/threads.js").Thread} Thread */

const HIGH = { least: 4.5, most: 11, turn: 0.5 }; // in rem

/**
 * What each voiced on an axis as the talk went on, hanging from where they stand: drawn, to be read turn by turn, and as a table.
 *
 * @param {Axis} axis
 * @param {Stances} stances
 * @param {Discussion} discussion
 */
export function stanceCourse(axis, stances, discussion) {
  const hung = threads(stances, axis.key);
  const dots = voicedIn(hung);
  if (!dots.length) return h("p", { class: "quiet unvoiced-yet" }, "Nobody has said anything on this yet.");
  const drawing = s("svg", { "aria-hidden": "true" }, ...hung.map((thread) => drawn(thread, discussion)));
  const turns = (stances.to_seq ?? 0) - (stances.from_seq ?? 0) + 1;
  drawing.style.setProperty("--high", `${Math.min(HIGH.most, Math.max(HIGH.least, turns * HIGH.turn))}rem`);
  const label = `What was voiced on whether ${axis.first}, or ${axis.second}`;
  const ring = s("circle", { class: "cursor", r: 8, visibility: "hidden" });
  drawing.append(ring);
  const reading = new Reading(
    drawing,
    {
      label,
      along: "vertical",
      stops: dots.map((dot) => ({ text: `Turn ${dot.seq}, ${told(dot, axis)}`, tip: () => tip(dot, axis, discussion) })),
      find: (pointed) => nearest(dots, pointed),
      point: (stop) => pointOut(ring, dots[stop]),
    },
    `stance-${axis.key}`,
  );
  return h("figure", { class: "course threads" }, reading.element, table(dots, axis, label));
}

/**
 * How to read the threads, where there are any.
 *
 * @param {Axis[]} axes
 * @param {Stances} stances
 */
export function threadsExplained(axes, stances) {
  const { from_seq: from, to_seq: to } = stances;
  const hung = axes.flatMap(({ key }) => threads(stances, key));
  if (from === undefined || to === undefined || !voicedIn(hung).length) return null;
  const way = from === to ? `in turn\u00a0${from}` : `from turn\u00a0${from} down to\u00a0${to}`;
  const evened = isEvened(hung) && " Where dots are many, each is the mean of the last four.";
  return h("p", { class: "quiet explained" }, `What they voiced, ${way}. A dot is a turn; hollow, one that left its speaker’s place.`, evened);
}

/**
 * @param {Thread} thread
 * @param {Discussion} discussion
 */
function drawn({ standing, stretches, steps, dots }, discussion) {
  const down = stretches.map(({ x, from, to, voiced: said }) => s("line", { class: said ? "thread" : "thread silent", x1: of(x), x2: of(x), y1: of(from), y2: of(to) }));
  const aside = steps.map(({ y, from, to }) => s("line", { class: "thread aside", x1: of(from), x2: of(to), y1: of(y), y2: of(y) }));
  const small = dots.length > 20 ? 2.5 : 3.5;
  const marks = dots.map(({ x, y, left }) => s("circle", { class: left ? "dot left" : "dot", cx: of(x), cy: of(y), r: left ? 4.5 : small }));
  return voiced(s("g", {}, ...down, ...aside, ...marks), discussion.participant(standing.speaker.id)?.color);
}

/**
 * @param {SVGElement} ring
 * @param {Dot | undefined} dot
 */
function pointOut(ring, dot) {
  ring.setAttribute("visibility", dot ? "visible" : "hidden");
  if (!dot) return;
  ring.setAttribute("cx", of(dot.x));
  ring.setAttribute("cy", of(dot.y));
}

/**
 * @param {Dot} dot
 * @param {Axis} axis
 */
function told({ standing, value, left }, axis) {
  const fixed = standing.stances[axis.key] ?? 0;
  return `${standing.speaker.name} ${inWords(axis, value)}${left ? `, and leaves their place: ${inWords(axis, fixed)}` : ""}`;
}

/**
 * @param {Dot} dot
 * @param {Axis} axis
 * @param {Discussion} discussion
 */
function tip(dot, axis, discussion) {
  const { id, name } = dot.standing.speaker;
  return [
    turnLink({ seq: dot.seq, name, color: discussion.participant(id)?.color }),
    h("span", {}, h("b", {}, name), dot.left && ", away from their place", ` ${inWords(axis, dot.value)}: `, h("q", {}, dot.text)),
  ];
}

/**
 * @param {Dot[]} dots
 * @param {Axis} axis
 * @param {string} label
 */
function table(dots, axis, label) {
  const heads = ["Turn", "Who", "What it voices", "By what words"].map((name) => h("th", { scope: "col" }, name));
  const rows = dots.map((dot) =>
    h("tr", {}, h("th", { scope: "row" }, dot.seq), h("td", {}, dot.standing.speaker.name), h("td", {}, inWords(axis, dot.value), dot.left && ", away from their place"), h("td", {}, dot.text)),
  );
  return h("table", { class: "unseen", "aria-label": label }, h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...rows));
}
