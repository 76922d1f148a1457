import assert from "node:assert/strict";
import { test } from "node:test";
import { hueOf } from "../../../web/js/model/hue.js";

/** Degrees between two hues, the short way round. */
function apart(one, other) {
  const far = Math.abs(one - other) % 360;
  return Math.min(far, 360 - far);
}

const KNOWN = {
  // CSS Color 4's values for the corners of sRGB
  "#ff0000": 29,
  "#ffff00": 110,
  "#00ff00": 142,
  "#00ffff": 195,
  "#0000ff": 264,
  "#ff00ff": 328,
  // characters
  "#4075aa": 250,
  "#9d587a": 350,
  "#a45a4c": 32,
};

for (const [color, hue] of Object.entries(KNOWN)) {
  test(`${color} has the hue ${hue}`, () => {
    assert.ok(apart(hueOf(color), hue) <= 1.5, `it is ${hueOf(color)}`);
  });
}

test("a hue is a whole number from 0 to 359", () => {
  for (let red = 0; red < 256; red += 15) {
    for (let green = 0; green < 256; green += 15) {
      for (let blue = 0; blue < 256; blue += 15) {
        const color = `#${[red, green, blue].map((each) => each.toString(16).padStart(2, "0")).join("")}`;
        const hue = hueOf(color);
        assert.ok(Number.isInteger(hue) && hue >= 0 && hue < 360, `${color}: ${hue}`);
      }
    }
  }
});

test("capitals are the same colour", () => {
  assert.equal(hueOf("#4075AA"), hueOf("#4075aa"));
});

test("a lighter or greyer shade keeps nearly its hue", () => {
  assert.ok(apart(hueOf("#4075aa"), hueOf("#6c8aa9")) < 15);
});

test("what is no colour is the blackboard's green", () => {
  for (const color of ["", "red", "#fff", "#12345g", "4075aa", "#4075aa00", " #4075aa"]) assert.equal(hueOf(color), 165, color);
});
