import assert from "node:assert/strict";
import { test } from "node:test";
import { grouped, moment } from "../../../web/js/model/history.js";

process.env.TZ = "Europe/Zurich"; // where the clocks change on 29 March and 25 October 2026

/** Local time, as the user's clock shows it. */
const at = (...when) => new Date(when[0], when[1] - 1, ...when.slice(2));

function labels(now, ...thens) {
  const groups = grouped(thens.map((then, id) => ({ id, updated_at: then.toISOString() })), now, "en-GB");
  assert.deepEqual(groups.flatMap((group) => group.items.map((item) => item.id)), thens.map((_, id) => id), "everything, in its order");
  return groups.map((group) => group.label);
}

function label(now, then) {
  return labels(now, then)[0];
}

test("the time zone holds", () => {
  assert.equal(at(2026, 7, 1, 12).toISOString(), "2026-07-01T10:00:00.000Z");
});

test("no discussions, no groups", () => {
  assert.deepEqual(grouped([], at(2026, 11, 21), "en-GB"), []);
});

test("neighbours with one label are one group", () => {
  const now = at(2026, 11, 21, 15);
  const groups = grouped(
    [at(2026, 11, 21, 14), at(2026, 11, 21, 0), at(2026, 11, 20, 23, 59), at(2026, 11, 16), at(2026, 11, 15)].map((then, id) => ({ id, updated_at: then.toISOString() })),
    now,
    "en-GB",
  );
  assert.deepEqual(groups.map((group) => [group.label, group.items.map((item) => item.id)]), [
    ["Today", [0, 1]],
    ["Yesterday", [2]],
    ["Last 7 days", [3, 4]],
  ]);
});

test("days end at midnight, not after 24 hours", () => {
  assert.equal(label(at(2026, 11, 21, 0, 1), at(2026, 11, 20, 23, 59)), "Yesterday");
  assert.equal(label(at(2026, 11, 21, 23, 59), at(2026, 11, 21, 0, 0)), "Today");
  assert.equal(label(at(2026, 11, 21, 23, 59), at(2026, 11, 20, 0, 0)), "Yesterday");
  assert.equal(label(at(2026, 11, 21, 0, 0), at(2026, 11, 19, 23, 59)), "Last 7 days");
});

test("a week is today and the six days before", () => {
  assert.equal(label(at(2026, 11, 21, 9), at(2026, 11, 15, 0, 0)), "Last 7 days");
  assert.equal(label(at(2026, 11, 21, 9), at(2026, 11, 14, 23, 59)), "Earlier in November");
});

test("yesterday and the last days go back over the end of a month and of a year", () => {
  assert.equal(label(at(2026, 12, 1, 0, 5), at(2026, 11, 30, 23, 55)), "Yesterday");
  assert.equal(label(at(2027, 1, 1, 0, 5), at(2026, 12, 31, 23, 55)), "Yesterday");
  assert.equal(label(at(2027, 1, 3, 9), at(2026, 12, 28)), "Last 7 days");
  assert.equal(label(at(2028, 3, 1, 9), at(2028, 2, 29, 9)), "Yesterday");
});

test("months have their year unless it is this one", () => {
  assert.deepEqual(labels(at(2027, 1, 20, 9), at(2027, 1, 2), at(2026, 12, 31, 23, 59), at(2026, 1, 1), at(2025, 12, 31)), [
    "Earlier in January",
    "December 2026",
    "January 2026",
    "December 2025",
  ]);
});

test("one month in two years is two groups", () => {
  assert.deepEqual(labels(at(2026, 12, 20), at(2026, 11, 1), at(2025, 11, 1)), ["November", "November 2025"]);
});

test("days of 23 and of 25 hours are days", () => {
  assert.equal(label(at(2026, 3, 30, 0, 0), at(2026, 3, 29, 0, 0)), "Yesterday");
  assert.equal(label(at(2026, 3, 30, 0, 0), at(2026, 3, 28, 23, 59)), "Last 7 days");
  assert.equal(label(at(2026, 10, 25, 23, 59), at(2026, 10, 25, 0, 0)), "Today");
  assert.equal(label(at(2026, 10, 26, 0, 0), at(2026, 10, 25, 23, 59)), "Yesterday");
  assert.equal(label(at(2026, 10, 26, 0, 0), at(2026, 10, 24, 23, 59)), "Last 7 days");
  assert.equal(label(at(2026, 4, 4), at(2026, 3, 29)), "Last 7 days");
  assert.equal(label(at(2026, 4, 4), at(2026, 3, 28)), "March");
  assert.equal(label(at(2026, 10, 31), at(2026, 10, 24, 23, 59)), "Earlier in October");
});

test("the hour that comes twice is one day's", () => {
  const before = new Date("2026-10-25T00:30:00Z"); // 02:30 for the first time
  const after = new Date("2026-10-25T01:30:00Z"); // 02:30 for the second
  assert.equal(label(after, before), "Today");
  assert.equal(moment(before, after, "en-GB"), moment(after, after, "en-GB"));
});

test("a server whose clock is ahead tells of today", () => {
  assert.equal(label(at(2026, 11, 21, 23, 59), at(2026, 11, 22, 0, 3)), "Today");
});

test("a moment is a time for two days, a weekday within a week, else a date", () => {
  const now = at(2026, 11, 21, 15);
  assert.match(moment(at(2026, 11, 21, 9, 5), now, "en-GB"), /^0?9:05$/);
  assert.match(moment(at(2026, 11, 20, 0, 0), now, "en-GB"), /^0?0:00$/);
  assert.equal(moment(at(2026, 11, 19, 23, 59), now, "en-GB"), "Thu");
  assert.equal(moment(at(2026, 11, 15), now, "en-GB"), "Sun");
  assert.equal(moment(at(2026, 11, 14), now, "en-GB"), "14 Nov");
});
