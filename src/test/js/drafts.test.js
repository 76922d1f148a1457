import assert from "node:assert/strict";
import { test } from "node:test";
import { Drafts } from "../../../web/js/drafts.js";
import { storage } from "./loopback.js";

test("each discussion has its own words", () => {
  const kept = storage();
  const drafts = new Drafts(kept);
  drafts.keep("new", "A question");
  drafts.keep("c1", "Half a sen");
  const later = new Drafts(kept);
  assert.equal(later.read("new"), "A question");
  assert.equal(later.read("c1"), "Half a sen");
  assert.equal(later.read("c2"), "");
});

test("words that are said leave nothing behind", () => {
  const kept = storage();
  const drafts = new Drafts(kept);
  drafts.keep("c1", "Half a sen");
  drafts.keep("c1", "");
  assert.equal(drafts.read("c1"), "");
  assert.deepEqual(Object.keys(kept), []);
});

test("signing out forgets all drafts and nothing else", () => {
  const kept = storage({ "chatlab.session": "s", "chatlab.theme": "dark", other: "o" });
  const drafts = new Drafts(kept);
  for (const of of ["new", "c1", "c2", "c3"]) drafts.keep(of, "words");
  drafts.clear();
  assert.deepEqual(Object.keys(kept), ["chatlab.session", "chatlab.theme", "other"]);
});

test("a full storage does not stop anybody from typing", () => {
  const kept = storage({ "chatlab.draft.c1": "Half" });
  const full = Object.assign(Object.create(kept), {
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  });
  const drafts = new Drafts(full);
  drafts.keep("c1", "Half a sen");
  assert.equal(drafts.read("c1"), "Half");
});
