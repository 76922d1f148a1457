import assert from "node:assert/strict";
import { test } from "node:test";
import { sources } from "../../../web/js/model/sources.js";
import { message } from "./told.js";

const claim = (work, year = 1916) => ({ text: "…", kind: "paraphrased", source: work && { work, year } });

test("each work is named once, with the turns that rest on it", () => {
  const messages = [
    message(1, { claims: [claim("How We Think", 1910), claim("Experience and Education", 1938)] }),
    message(2, { claims: [] }),
    message(3, { claims: [claim("How We Think", 1910), claim("How We Think", 1910), claim(null), claim("How We Think", 1933)] }),
  ];
  assert.deepEqual(sources(messages), [
    { work: "How We Think", year: 1910, turns: ["m1", "m3"] },
    { work: "Experience and Education", year: 1938, turns: ["m1"] },
    { work: "How We Think", year: 1933, turns: ["m3"] },
  ]);
});
