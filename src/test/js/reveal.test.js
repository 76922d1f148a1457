import assert from "node:assert/strict";
import { test } from "node:test";
import { reveal } from "../../../web/js/model/reveal.js";

const FRAME = 1 / 60;

/** How many frames it takes to show all. */
function frames(arrived, elapsed, pace = "quick") {
  let shown = 0;
  let count = 0;
  while (shown < arrived) {
    const next = reveal(shown, arrived, count * elapsed, (count + 1) * elapsed, pace);
    const on = pace === "calm" ? next >= shown : next > shown;
    assert.ok(on && next <= arrived && Number.isInteger(next), `${shown} → ${next} of ${arrived}`);
    shown = next;
    count++;
  }
  return count;
}

test("it goes on with every frame and always ends, however many letters and however slow", () => {
  for (const arrived of [1, 2, 89, 90, 91, 1000, 12345]) {
    for (const elapsed of [-0.01, 0, 0.0001, FRAME, 1, 60]) frames(arrived, elapsed);
  }
});

test("a few words come steadily", () => {
  const seconds = frames(60, FRAME) * FRAME;
  assert.ok(seconds > 0.4 && seconds < 0.8, `${seconds}`);
});

test("a long text is never far behind", () => {
  for (const arrived of [1000, 10_000, 100_000]) {
    let shown = 0;
    for (let frame = 0; frame < 1.1 / FRAME; frame++) shown = reveal(shown, arrived, 0, FRAME);
    assert.ok(shown > arrived * 0.6, `${shown} of ${arrived}`);
  }
});

test("calm is as slow as reading on every screen, and does not fall behind for ever", () => {
  for (const frame of [1 / 30, FRAME, 1 / 144]) {
    const seconds = frames(280, frame, "calm") * frame;
    assert.ok(seconds > 9.9 && seconds < 10.1, `${seconds}`);
  }
  const long = frames(12_345, FRAME, "calm") * FRAME;
  assert.ok(long < 90, `${long}`);
});

test("at once is at once", () => {
  assert.equal(reveal(0, 5000, 0, 0, "at_once"), 5000);
});

test("a pace that nobody knows is quick", () => {
  assert.equal(frames(60, FRAME, "hasty"), frames(60, FRAME));
});

test("a tab that slept shows all at once", () => {
  assert.equal(reveal(10, 5000, 0, 3), 5000);
});

test("it never goes back while text arrives in bursts", () => {
  let shown = 0;
  for (const arrived of [0, 5, 5, 5, 400, 400, 401, 401, 401, 2000]) {
    const next = reveal(shown, arrived, 0, FRAME);
    assert.ok(next >= shown && next <= arrived);
    shown = next;
  }
});

test("all that is there stays, and nothing more is shown than is there", () => {
  assert.equal(reveal(7, 7, 0, FRAME), 7);
  assert.equal(reveal(0, 0, 0, FRAME), 0);
  assert.equal(reveal(9, 7, 0, FRAME), 7);
});
