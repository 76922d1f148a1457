import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axesInCourse } from "../../../web/js/model/stances.js";
import { isEvened, nearest, threads, voicedIn } from "../../../web/js/model/threads.js";

const voice = (seq, value, axis = "guide") => ({ message_id: `m${seq}`, seq, axis, value, text: `Words ${seq}` });
const standing = (id, fixed, voiced = [], departures = []) => ({ speaker: { id, name: id }, stances: { guide: fixed }, statement: "", voiced, departures });
const stances = (items, more = {}) => ({ topic_axes: [], axes: [], items, alarm: null, from_seq: 1, to_seq: 10, ...more });
const round = (value) => Math.round(value * 1000) / 1000;

describe("a thread", () => {
  test("hangs from the fixed place to the newest turn where nothing is voiced", () => {
    const [only] = threads(stances([standing("a", -1)]), "guide");
    assert.deepEqual(only.stretches, [{ x: 0.25, from: 0, to: 1, voiced: false }]);
    assert.deepEqual([only.steps, only.dots], [[], []]);
  });

  test("goes by every turn that voices it, in order of the talk, and stays there", () => {
    const [only] = threads(stances([standing("a", -1, [voice(9, -1), voice(4, 2), voice(2, 1, "form")])]), "guide");
    assert.deepEqual(only.dots.map(({ seq, x, y }) => [seq, x, round(y)]), [[4, 1, 0.35], [9, 0.25, 0.85]]);
    assert.deepEqual(only.stretches.map(({ x, voiced }) => [x, voiced]), [[0.25, false], [1, true], [0.25, true]]);
    assert.deepEqual(only.steps.map(({ from, to }) => [from, to]), [[0.25, 1], [1, 0.25]]);
    assert.equal(only.stretches.at(-1).to, 1);
  });

  test("that would only go to and fro is at the mean of the last four turns", () => {
    const often = Array.from({ length: 11 }, (_, index) => voice(index + 1, index % 2 ? -2 : -1));
    const hung = threads(stances([standing("a", 0, often)], { to_seq: 11 }), "guide");
    assert.deepEqual(hung[0].dots.map(({ x }) => round((x * 4 - 2) * 6)).slice(0, 6), [-6, -9, -8, -9, -9, -9]);
    assert.deepEqual(hung[0].dots.map(({ value }) => value).slice(0, 3), [-1, -2, -1], "and tells what each voiced");
    assert.ok(isEvened(hung));
    const fewer = threads(stances([standing("a", 0, often.slice(0, 10))]), "guide");
    assert.deepEqual([fewer[0].dots[1].x, isEvened(fewer)], [0, false]);
  });

  test("runs beside the others of its place, and never as far as the next place", () => {
    for (const count of [2, 5, 9]) {
      const hung = threads(stances(Array.from({ length: count }, (_, index) => standing(String(index), 0))), "guide");
      const places = hung.map(({ stretches }) => stretches[0].x);
      assert.equal(new Set(places.map(round)).size, count);
      assert.ok(Math.max(...places) - Math.min(...places) < 0.2);
      assert.equal(round(places.reduce((sum, x) => sum + x, 0) / count), 0.5, "around it");
    }
  });

  test("is short while few turns were said", () => {
    const [only] = threads(stances([standing("a", 0, [voice(1, 1)])], { to_seq: 1 }), "guide");
    assert.deepEqual([only.dots[0].y, only.stretches.at(-1).to], [0.5 / 8, 1 / 8]);
  });

  test("begins with the first turn that is known", () => {
    const [only] = threads(stances([standing("a", 0, [voice(61, 1)])], { from_seq: 61, to_seq: 210 }), "guide");
    assert.ok(only.dots[0].y < 0.01);
  });

  test("marks where somebody left their place", () => {
    const left = { message_id: "m4", seq: 4, axis: "guide", fixed: -1, voiced: 1, text: "" };
    const [only] = threads(stances([standing("a", -1, [voice(3, -1), voice(4, 1)], [left, { ...left, seq: 3, axis: "form" }])]), "guide");
    assert.deepEqual(only.dots.map(({ left: away }) => away), [false, true]);
  });

  test("is none where nothing was said, or nobody stands anywhere", () => {
    assert.deepEqual(threads(stances([standing("a", 0)], { from_seq: undefined, to_seq: undefined }), "guide"), []);
    assert.deepEqual(threads(stances([standing("a", 0)]), "form"), []);
  });
});

test("what was voiced stands in order of the talk, whoever said it", () => {
  const hung = threads(stances([standing("a", 0, [voice(7, 1)]), standing("b", 0, [voice(2, 1)])]), "guide");
  assert.deepEqual(voicedIn(hung).map(({ seq }) => seq), [2, 7]);
});

test("the nearest dot is found, if one is near", () => {
  const dots = voicedIn(threads(stances([standing("a", 0, [voice(1, -2), voice(10, 2)])]), "guide"));
  const field = { width: 270, height: 100 };
  assert.equal(nearest(dots, { x: 0.02, y: 0.1, ...field }), 0);
  assert.equal(nearest(dots, { x: 0.98, y: 0.8, ...field }), 1);
  assert.equal(nearest(dots, { x: 0.5, y: 0.5, ...field }), -1);
  assert.equal(nearest([], { x: 0.5, y: 0.5, ...field }), -1);
});

describe("the axes of the course", () => {
  const AXES = ["guide", "form", "play", "test", "self"].map((key) => ({ key, first: key, second: key }));
  const often = (axis, count) => Array.from({ length: count }, (_, index) => voice(index + 1, 1, axis));

  test("are those of the topic, and what more than one came back to", () => {
    const items = [
      standing("a", 0, [...often("form", 3), ...often("play", 5), ...often("test", 9)]),
      standing("b", 0, [...often("form", 1), ...often("play", 3), ...often("self", 3)]),
    ];
    const keys = axesInCourse(stances(items, { axes: AXES, topic_axes: ["guide"] })).map(({ key }) => key);
    assert.deepEqual(keys, ["guide", "play", "form"], "not what one alone speaks of");
  });

  test("are no more than the topic's where those are enough", () => {
    const items = [standing("a", 0, often("self", 9)), standing("b", 0, often("self", 9))];
    const keys = axesInCourse(stances(items, { axes: AXES, topic_axes: ["guide", "form", "play"] })).map(({ key }) => key);
    assert.deepEqual(keys, ["guide", "form", "play"]);
  });
});
