import assert from "node:assert/strict";
import { test } from "node:test";
import { Arrivals, megabytes } from "../../../web/js/model/arrivals.js";

const card = (name, size = 10) => ({ name, size });
const states = (arrivals) => arrivals.items.map((each) => `${each.file.name} ${each.state}`);

/** Brings a card when the test says so. */
function byHand() {
  const come = [];
  const bring = (file) => new Promise((resolve, reject) => come.push({ name: file.name, resolve, reject }));
  return { bring, come };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

test("cards come one after the other, in their order", async () => {
  const { bring, come } = byHand();
  const arrivals = new Arrivals(bring, 100);
  const all = arrivals.take([card("a"), card("b")]);
  assert.deepEqual(states(arrivals), ["a coming", "b waiting"]);
  assert.equal(come.length, 1);
  assert.ok(arrivals.busy);
  come[0].resolve({ id: "1" });
  await soon();
  assert.deepEqual(states(arrivals), ["a here", "b coming"]);
  come[1].resolve({ id: "2" });
  await all;
  assert.deepEqual(arrivals.items.map((each) => each.character?.id), ["1", "2"]);
  assert.ok(!arrivals.busy);
  assert.equal(arrivals.told, "2 came along.");
});

test("one that is refused says why, and does not hold up the others", async () => {
  const arrivals = new Arrivals(async ({ name }) => {
    if (name === "bad") throw new Error("There is no card in this picture.");
    return { id: name };
  }, 100);
  await arrivals.take([card("bad"), card("good")]);
  assert.deepEqual(states(arrivals), ["bad refused", "good here"]);
  assert.equal(arrivals.items[0].sentence, "There is no card in this picture.");
  assert.equal(arrivals.told, "1 came along. 1 could not.");
});

test("what is too large is not sent", async () => {
  const { bring, come } = byHand();
  const arrivals = new Arrivals(bring, 2 * 1024 * 1024);
  await arrivals.take([card("large", 2 * 1024 * 1024 + 1)]);
  assert.equal(come.length, 0);
  assert.equal(arrivals.items[0].sentence, "This file is larger than the 2 MB that are allowed.");
});

test("cards that come while others do wait their turn", async () => {
  const { bring, come } = byHand();
  const arrivals = new Arrivals(bring, 100);
  const all = arrivals.take([card("a")]);
  void arrivals.take([card("b")]);
  assert.equal(come.length, 1);
  come[0].resolve({ id: "1" });
  await soon();
  come[1].resolve({ id: "2" });
  await all;
  assert.deepEqual(states(arrivals), ["a here", "b here"]);
});

test("a card is tried again when somebody says so", async () => {
  let fails = true;
  const arrivals = new Arrivals(async () => {
    if (fails) throw new Error("Not now.");
    return { id: "1" };
  }, 100);
  await arrivals.take([card("a")]);
  fails = false;
  await arrivals.again(arrivals.items[0]);
  assert.deepEqual(states(arrivals), ["a here"]);
  assert.equal(arrivals.items[0].sentence, "");
});

test("a refusal names the place in the card, and says whether it will pass", async () => {
  const fails = (status, ...faults) => async () => {
    throw Object.assign(new Error("All of it."), { status, faults });
  };
  const refused = async (bring) => {
    const arrivals = new Arrivals(bring, 100);
    await arrivals.take([card("a")]);
    return [arrivals.items[0].sentence, arrivals.items[0].lasting];
  };
  assert.deepEqual(await refused(fails(422, { loc: ["body", "data", "name"], msg: "This is needed." }, { loc: ["body"], msg: "No." })), ["name: This is needed. No.", true]);
  assert.deepEqual(await refused(fails(422, { loc: ["body"], msg: "Must have at least 1 properties.", type: "minProperties" }, { loc: ["name"], msg: "This is needed." })), ["There is no character in it.", true]);
  assert.deepEqual(await refused(fails(503, { msg: "Not now." })), ["Not now.", false]);
  assert.deepEqual(await refused(fails(429)), ["All of it.", false]);
  assert.deepEqual(await refused(fails(0)), ["All of it.", false]);
});

test("clearing leaves what is still on its way", async () => {
  const { bring, come } = byHand();
  const arrivals = new Arrivals(bring, 100);
  void arrivals.take([card("a"), card("b"), card("large", 101)]);
  come[0].resolve({ id: "1" });
  await soon();
  arrivals.clear();
  assert.deepEqual(states(arrivals), ["b coming"]);
});

test("sizes are said as people say them", () => {
  assert.deepEqual([2 * 1024 * 1024, 1.55 * 1024 * 1024, 300 * 1024, 12].map(megabytes), ["2 MB", "1.6 MB", "300 kB", "1 kB"]);
});
