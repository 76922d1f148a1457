import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axesOf, departures, inWords, placed } from "../../../web/js/model/stances.js";

const GUIDE = { key: "guide", first: "the child should lead", second: "the teacher should lead" };
const FORM = { key: "form", first: "freedom comes first", second: "structure comes first" };

const standing = (id, stances, left = []) => ({ speaker: { id, name: id }, stances, statement: "", voiced: [], departures: left });
const stances = (items, topic_axes = ["guide"]) => ({ topic_axes, axes: [GUIDE, FORM], items, alarm: null });

describe("the axes", () => {
  test("are those that matter to the topic", () => {
    assert.deepEqual(axesOf(stances([])), [GUIDE]);
    assert.deepEqual(axesOf(stances([], ["form", "guide"])), [FORM, GUIDE], "the most first");
  });

  test("are all of them where none is known to matter", () => {
    assert.deepEqual(axesOf(stances([], [])), [GUIDE, FORM]);
    assert.deepEqual(axesOf(stances([], ["gone"])), [GUIDE, FORM]);
  });
});

describe("places on a line", () => {
  test("stand above each other where they are the same", () => {
    const items = [standing("a", { guide: -1 }), standing("b", { guide: 2 }), standing("c", { guide: -1 }), standing("d", { form: 1 })];
    const { places, high } = placed(items, "guide");
    assert.deepEqual(places.map((each) => [each.standing.speaker.id, each.value, each.row]), [["a", -1, 0], ["b", 2, 0], ["c", -1, 1]]);
    assert.equal(high, 2);
  });

  test("need some height where nobody stands", () => {
    assert.deepEqual(placed([], "guide"), { places: [], high: 1 });
  });

  test("have words", () => {
    assert.deepEqual([-2, -1, 0, 1, 2].map((value) => inWords(GUIDE, value)), [
      "holds firmly that the child should lead",
      "leans to the view that the child should lead",
      "stands between the two",
      "leans to the view that the teacher should lead",
      "holds firmly that the teacher should lead",
    ]);
  });
});

test("departures stand in order of the talk, whoever made them", () => {
  const at = (seq, axis = "guide") => ({ message_id: `m${seq}`, seq, axis, fixed: -1, voiced: 1, text: `Words ${seq}` });
  const found = departures(stances([standing("a", {}, [at(7), at(3)]), standing("b", {}, [at(5), at(4, "gone")])]));
  assert.deepEqual(found.map(({ standing: { speaker }, departure }) => [speaker.id, departure.seq]), [["a", 3], ["b", 5], ["a", 7]]);
});
