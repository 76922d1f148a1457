import assert from "node:assert/strict";
import { test } from "node:test";
import { faultsOf, placed } from "../../../web/js/model/character-faults.js";
import { blankIdea, blankSheet, blankWork } from "../../../web/js/model/character-sheet.js";
import { AXES, stanceInWords } from "../../../web/js/model/axes.js";

const sheet = (more = {}) => ({ ...blankSheet("#4075aa"), name: "Mrs. Miller", ...more });
const fields = (more) => faultsOf(sheet(more)).map((fault) => fault.field);

test("a name is enough", () => {
  assert.deepEqual(fields(), []);
  assert.deepEqual(fields({ name: "  " }), ["name"]);
});

test("rows in which nothing stands are no fault, half rows are", () => {
  const idea = { ...blankIdea(), title: "Pay", statement: "Who?" };
  assert.deepEqual(fields({ ideas: [blankIdea(), idea, { ...blankIdea(), statement: "S" }, { ...blankIdea(), title: "T" }] }), ["ideas.2.title", "ideas.3.statement"]);
  assert.deepEqual(fields({ works: [blankWork(), { title: "Notes", year: "1901" }, { title: "Notes", year: "" }, { title: "", year: "1901" }] }), ["works.2.year", "works.3.title"]);
});

test("a source is whole or none", () => {
  const idea = (more) => ({ ideas: [{ ...blankIdea(), title: "T", statement: "S", ...more }] });
  assert.deepEqual(fields(idea({ work: "Letters", year: "1901" })), []);
  assert.deepEqual(fields(idea({ work: "Letters" })), ["ideas.0.year"]);
  assert.deepEqual(fields(idea({ year: "1901" })), ["ideas.0.work"]);
  assert.deepEqual(fields(idea({ locator: "p. 3" })), ["ideas.0.work", "ideas.0.year"]);
});

test("what is no year is said to be none", () => {
  assert.deepEqual(fields({ born: "about 1900", died: "soon" }), ["born", "died"]);
  assert.match(faultsOf(sheet({ born: "x" }))[0].sentence, /1859/);
});

test("every fault of the server stands at the field where it was typed", () => {
  const filled = sheet({ ideas: [blankIdea(), { ...blankIdea(), title: "T" }], works: [blankWork(), { title: "W", year: "1" }] });
  const at = (...loc) => placed([{ loc, msg: "No.", type: "t" }], filled);
  const places = {
    "body name": "name",
    "body voice manner": "manner",
    "body voice images 3": "images",
    "body voice": "manner",
    "body stances play_work": "stances.play_work",
    "body key_ideas": "ideas",
    "body key_ideas 0 title": "ideas.1.title",
    "body key_ideas 0 source work": "ideas.1.work",
    "body key_ideas 0 source": "ideas.1.title",
    "body key_ideas 0": "ideas.1.title",
    "body key_ideas 7 title": "ideas",
    "body works 0 year": "works.1.year",
    "body clear": "",
    "header X": "",
    body: "",
  };
  for (const [loc, field] of Object.entries(places)) assert.deepEqual(at(...loc.split(" ")), [{ field, sentence: "No." }], loc);
  assert.deepEqual(placed([{ msg: "No.", type: "t" }], filled), [{ field: "", sentence: "No." }]);
});

test("who is called by the name is at fault in the name", () => {
  const detail = [{ loc: ["body", "called"], msg: "No.", type: "t" }];
  assert.equal(placed(detail, sheet())[0].field, "name");
  assert.equal(placed(detail, sheet({ called: "…" }))[0].field, "called");
});

test("a stance is said in words, and taking no side is not being in between", () => {
  const axis = AXES.find((each) => each.key === "play_work");
  assert.equal(AXES.length, 8);
  assert.deepEqual([-2, -1, 0, 1, 2, undefined].map((value) => stanceInWords(axis, value)), [
    "Firmly: Children learn by playing",
    "Rather: Children learn by playing",
    "Sees both sides",
    "Rather: Children learn by serious work",
    "Firmly: Children learn by serious work",
    "Takes no side",
  ]);
});
