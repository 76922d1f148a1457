import assert from "node:assert/strict";
import { test } from "node:test";
import { caps, keysOf, meant, shown } from "../../../web/js/model/shortcuts.js";

const FREE = { mac: false, writing: false, single: true };
const WRITING = { ...FREE, writing: true };
const BARE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

/** What a press may mean, as its ids. */
function ids(key, held = {}, circumstances = FREE) {
  return meant({ key, ...BARE, ...held }, circumstances).map(({ id }) => id);
}

test("a letter alone means something only where nobody writes", () => {
  assert.deepEqual(ids("j"), ["later"]);
  assert.deepEqual(ids("?", { shiftKey: true }), ["help"]);
  assert.deepEqual(ids("/", { shiftKey: true }), ["search"]); // as on a German keyboard
  for (const key of ["j", "?", "/", "."]) assert.deepEqual(ids(key, {}, WRITING), []);
});

test("with Caps Lock it means the same, with Shift, Alt or AltGr nothing", () => {
  assert.deepEqual(ids("N"), ["new"]);
  assert.deepEqual(ids("N", { shiftKey: true }), []);
  assert.deepEqual(ids("n", { altKey: true }), []);
  assert.deepEqual(ids("k", { altKey: true, ctrlKey: true }), []);
});

test("where single keys are turned off, none is left and those with Ctrl are", () => {
  const off = { ...FREE, single: false };
  for (const key of "?/njkgir.") assert.deepEqual(ids(key, {}, off), []);
  assert.deepEqual(ids("k", { ctrlKey: true }, off), ["search"]);
});

test("with Ctrl it means the same while one writes", () => {
  assert.deepEqual(ids("k", { ctrlKey: true }, WRITING), ["search"]);
  assert.deepEqual(ids("Enter", { ctrlKey: true }, WRITING), ["next", "launch"]);
  assert.deepEqual(ids("s", { ctrlKey: true }, WRITING), ["save"]);
  assert.deepEqual(ids("j", { ctrlKey: true }, WRITING), []);
  assert.deepEqual(ids("Enter", { ctrlKey: true, shiftKey: true }, WRITING), []);
  assert.deepEqual(ids("Enter", {}, WRITING), []);
});

test("on a Mac Ctrl is Command, and Ctrl is for editing", () => {
  const mac = { ...WRITING, mac: true };
  assert.deepEqual(ids("k", { metaKey: true }, mac), ["search"]);
  assert.deepEqual(ids("k", { ctrlKey: true }, mac), []);
  assert.deepEqual(ids("k", { metaKey: true }, WRITING), []);
  assert.deepEqual(ids("Enter", { ctrlKey: true }, mac), ["next", "launch"]);
  assert.equal(keysOf("next", true), "⌘Enter");
  assert.equal(keysOf("next", false), "Ctrl+Enter");
  assert.deepEqual(caps("Shift+Enter", true), ["⇧", "Enter"]);
});

test("a keyboard of another script has its letters where ours are", () => {
  assert.deepEqual(ids("т", { code: "KeyN" }), ["new"]);
  assert.deepEqual(ids("т", { code: "KeyN", shiftKey: true }), []);
  assert.deepEqual(ids("ö", { code: "Semicolon" }), []);
});

test("no key means two things in one place, and every key that is shown is heard", () => {
  const listed = shown(true).flatMap(({ shortcuts }) => shortcuts);
  const heard = listed.filter(({ id }) => !["say", "line", "name", "close"].includes(id));
  for (const { id, keys } of heard) {
    for (const key of keys) {
      const parts = key.split("+");
      const found = ids(parts.at(-1), { ctrlKey: parts.length > 1 });
      assert.ok(found.includes(id), `${key} is not heard`);
      assert.ok(found.length === 1 || found.join() === "next,launch", `${key}: ${found}`);
    }
  }
});

test("what is turned off is not shown", () => {
  const left = shown(false).flatMap(({ shortcuts }) => shortcuts.flatMap(({ keys }) => keys));
  assert.deepEqual(left, ["Ctrl+K", "Ctrl+Enter", "Enter", "Shift+Enter", "@", "Esc", "Ctrl+Enter", "Ctrl+S"]);
});
