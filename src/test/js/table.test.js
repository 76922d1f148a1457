import assert from "node:assert/strict";
import { test } from "node:test";
import { found, plain, Table, years } from "../../../web/js/model/table.js";

function character(name, more = {}) {
  return { id: name.toLowerCase().replace(/\W+/g, "-"), name, tagline: "", key_ideas: [], works: [], born: null, died: null, ...more };
}

const DEWEY = character("John Dewey", { tagline: "Learning is life", key_ideas: [{ title: "Inquiry" }], works: [{ title: "Democracy and Education" }] });
const FROEBEL = character("Friedrich Fröbel", { tagline: "Let children play", key_ideas: [{ title: "Kindergarten" }] });
const PEOPLE = Array.from({ length: 12 }, (_, index) => character(`P ${index}`));

function seated(count, seats = 12) {
  const table = new Table(seats);
  for (const person of PEOPLE.slice(0, count)) table.toggle(person);
  return table;
}

test("who sits down is there, in the order of choosing, until they get up", () => {
  const table = new Table(4);
  assert.ok(table.toggle(FROEBEL));
  assert.ok(table.toggle(DEWEY));
  assert.deepEqual(table.ids, [FROEBEL.id, DEWEY.id]);
  assert.ok(table.has(DEWEY.id));
  assert.ok(table.toggle(FROEBEL));
  assert.deepEqual(table.chosen, [DEWEY]);
  assert.ok(!table.has(FROEBEL.id));
  table.toggle(FROEBEL);
  assert.deepEqual(table.ids, [DEWEY.id, FROEBEL.id]);
});

test("at a full table nobody sits down, but may get up", () => {
  const table = seated(2, 2);
  assert.ok(table.full);
  assert.equal(table.toggle(DEWEY), false);
  assert.equal(table.ids.length, 2);
  assert.equal(table.toggle(PEOPLE[0]), true);
  assert.ok(!table.full);
  assert.equal(table.toggle(DEWEY), true);
});

test("the table is not changed from outside", () => {
  const table = seated(2);
  table.chosen.pop();
  assert.equal(table.ids.length, 2);
});

test("the title counts in words as far as they go", () => {
  const titles = { 0: "An empty table", 1: "One and you", 4: "Four and you", 10: "Ten and you", 11: "11 and you" };
  for (const [count, title] of Object.entries(titles)) assert.equal(seated(Number(count)).title, title);
});

test("the advice goes with the number, and a full table says so first", () => {
  const advice = (count, seats) => seated(count, seats).advice;
  assert.match(advice(0, 6), /^Choose/);
  assert.match(advice(1, 6), /for two/);
  assert.equal(advice(2, 6), advice(4, 6));
  assert.match(advice(5, 6), /^A big table/);
  for (const seats of [1, 3, 6]) assert.match(advice(seats, seats), /full/);
});

test("a search finds names, works and ideas by all of its words", () => {
  const people = [DEWEY, FROEBEL];
  const names = (search) => found(people, search).map((each) => each.name);
  assert.deepEqual(names(""), ["John Dewey", "Friedrich Fröbel"]);
  assert.deepEqual(names("  \n "), ["John Dewey", "Friedrich Fröbel"]);
  assert.deepEqual(names("DEWEY"), ["John Dewey"]);
  assert.deepEqual(names("frobel"), ["Friedrich Fröbel"]);
  assert.deepEqual(names("Fröbel".normalize("NFD")), ["Friedrich Fröbel"]);
  assert.deepEqual(names("education john"), ["John Dewey"]);
  assert.deepEqual(names("kinder play"), ["Friedrich Fröbel"]);
  assert.deepEqual(names("inquiry play"), []);
});

test("years are as far as they are known", () => {
  const life = (born, died) => years({ born, died });
  assert.equal(life(1859, 1952), "1859–1952");
  assert.equal(life(1952, null), "1952–");
  assert.equal(life(null, null), "");
  assert.equal(life(-428, -348), "428 BCE–348 BCE");
});

test("plain text has neither capitals nor accents", () => {
  assert.equal(plain("ÉCOLE Żółć"), "ecole zołc");
});
