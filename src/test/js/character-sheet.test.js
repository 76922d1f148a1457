import assert from "node:assert/strict";
import { test } from "node:test";
import { blankIdea, blankSheet, blankWork, changes, creation, lines, merged, same, sheetOf, yearOf } from "../../../web/js/model/character-sheet.js";

const MILLER = {
  id: "m-1", set: "mine", name: "Mrs. Miller", called: "Mrs. Miller", surname: "Miller", born: 1974, died: null, tagline: "Has seen four reforms", description: "A nurse.",
  key_ideas: [
    { id: "table", title: "The kitchen table", statement: "It lands on my table.", point: "homework lands on parents", tags: ["homework"], source: null },
    { id: "pay", title: "Who pays", statement: "Somebody does.", source: { work: "Letters", year: -40, locator: "ch. 2" } },
  ],
  quotations: [], voice: { manner: "Dry", images: ["a night shift", "cold tea"], never: [] }, stances: { play_work: 1 }, works: [{ title: "Notes", year: 2001 }],
  color: "#4075aa", avatar_url: "/avatars/drawn/4075aa/M", built_in: false, version: 3,
  greeting: "Good evening.", scenario: "", example_dialogue: "", instructions: "", reminder: "", from_card: true,
};

const sheet = (more = {}) => ({ ...sheetOf(structuredClone(MILLER)), ...more });

test("a name alone makes a character", () => {
  assert.deepEqual(creation({ ...blankSheet(""), name: "  Mrs. Miller " }), { name: "Mrs. Miller" });
});

test("a character is made of what was filled in, without rows in which nothing stands", () => {
  const filled = {
    ...blankSheet("#4075aa"), name: "Miller", images: " tea \n\n bread", ideas: [blankIdea(), { ...blankIdea(), title: " Pay ", statement: "Who?" }],
    works: [blankWork(), { title: "Notes", year: "44 BCE" }], born: " 1974 ", stances: { play_work: 0 },
  };
  assert.deepEqual(creation(filled), {
    name: "Miller", color: "#4075aa", voice: { manner: "", images: ["tea", "bread"], never: [] }, key_ideas: [{ title: "Pay", statement: "Who?" }],
    stances: { play_work: 0 }, born: 1974, works: [{ title: "Notes", year: -44 }],
  });
});

test("what was not touched is not sent, however the server orders its fields", () => {
  assert.equal(changes(sheet(), sheet()), null);
  assert.equal(changes(sheet(), sheetOf({ ...MILLER, voice: { never: [], images: MILLER.voice.images, manner: "Dry" } })), null);
  assert.equal(changes(sheet(), sheet({ name: " Mrs. Miller " })), null);
});

test("only what changed is sent; years that go are cleared, texts and lists emptied", () => {
  assert.deepEqual(changes(sheet(), sheet({ tagline: "Five" })), { tagline: "Five" });
  assert.deepEqual(changes(sheet(), sheet({ born: "", died: "2030" })), { died: 2030, clear: ["born"] });
  assert.deepEqual(changes(sheet(), sheet({ greeting: " ", works: [], stances: {} })), { greeting: "", works: [], stances: {} });
});

test("what others call somebody is said only where it is not the name", () => {
  assert.equal(sheet().called, "");
  assert.equal(sheetOf({ ...MILLER, called: "Hannah" }).called, "Hannah");
  assert.deepEqual(changes(sheet(), sheet({ called: "Hannah" })), { called: "Hannah" });
  assert.deepEqual(changes(sheet({ called: "Hannah" }), sheet()), { called: "Mrs. Miller" });
  assert.deepEqual(changes(sheet(), sheet({ name: "Ms. Miller" })), { name: "Ms. Miller" });
});

test("what the form does not show of an idea stays with it", () => {
  const [table, pay] = sheet().ideas;
  const sent = changes(sheet(), sheet({ ideas: [pay, { ...table, title: "At the table" }] }));
  assert.deepEqual(sent, {
    key_ideas: [
      { id: "pay", title: "Who pays", statement: "Somebody does.", source: { work: "Letters", year: -40, locator: "ch. 2" } },
      { id: "table", title: "At the table", statement: "It lands on my table.", point: "homework lands on parents", tags: ["homework"] },
    ],
  });
});

test("an idea that says something else has another point", () => {
  const [table] = sheet().ideas;
  const sent = changes(sheet(), sheet({ ideas: [{ ...table, statement: "It does not." }] }));
  assert.deepEqual(sent.key_ideas, [{ id: "table", title: "The kitchen table", statement: "It does not.", tags: ["homework"] }]);
});

test("my changes are put onto what the character has become meanwhile", () => {
  const theirs = sheet({ tagline: "Theirs", greeting: "Theirs" });
  const both = merged(sheet(), sheet({ tagline: "Mine", born: "" }), theirs);
  assert.deepEqual(both, { ...theirs, tagline: "Mine", born: "" });
});

test("a draft that an older page kept lacks nothing", () => {
  const old = sheet({ name: "Mine" });
  delete old.reminder;
  assert.deepEqual(merged(sheet(), old, sheet({ reminder: "Be brief." })), sheet({ name: "Mine", reminder: "Be brief." }));
});

test("line ends that a field cannot hold are no change", () => {
  const theirs = sheetOf({ ...MILLER, tagline: "Two\nlines", greeting: "Good\r\nevening\rall" });
  assert.equal(theirs.tagline, "Two lines");
  assert.equal(theirs.greeting, "Good\nevening\nall");
  assert.deepEqual(changes(theirs, { ...theirs, name: "Other" }), { name: "Other" });
});

test("years are read as people write them", () => {
  const years = { "": null, "  ": null, 1859: 1859, "-428": -428, "−428": -428, "428 BCE": -428, "428 bc": -428, "428 v. Chr.": -428, 0: 0 };
  for (const [text, year] of Object.entries(years)) assert.equal(yearOf(text), year, text);
  for (const text of ["about 1900", "1859-1952", "19.5", "123456"]) assert.ok(Number.isNaN(yearOf(text)), text);
});

test("lines are what stands on them", () => {
  assert.deepEqual(lines(" a\n\n  \nb c "), ["a", "b c"]);
});

test("two things are the same whatever the order of their fields, not of their rows", () => {
  assert.ok(same({ a: 1, b: [{ c: 1, d: 2 }] }, { b: [{ d: 2, c: 1 }], a: 1 }));
  assert.ok(!same([1, 2], [2, 1]));
  assert.ok(same({ a: 1, b: undefined }, { a: 1 }));
});
