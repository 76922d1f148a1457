import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Held } from "./held.js";
import { GUARD } from "./loopback.js";
import { message } from "./told.js";

const seqs = (held) => held.discussion.messages.map((each) => each.seq);
const many = (count) => Array.from({ length: count }, (_, index) => message(index + 1));

describe("a long discussion", GUARD, () => {
  test("is read back page by page, to its beginning", async (t) => {
    const held = await Held.over(t, ...many(90));
    await held.talk.open();
    assert.deepEqual([seqs(held).length, seqs(held)[0], held.discussion.earlier], [40, 51, "51"]);
    await held.talk.earlier();
    assert.deepEqual([seqs(held).length, seqs(held)[0], held.discussion.earlier], [80, 11, "11"]);
    await held.talk.earlier();
    assert.deepEqual([seqs(held).length, seqs(held)[0], held.discussion.earlier], [90, 1, null]);
    await held.talk.earlier();
    assert.equal(held.got("GET /messages").length, 3, "there is nothing before the beginning");
  });

  test("asked for twice at once is read once", async (t) => {
    const held = await Held.over(t, ...many(130));
    await held.talk.open();
    await Promise.all([held.talk.earlier(), held.talk.earlier()]);
    assert.deepEqual([seqs(held).length, held.discussion.earlier], [80, "51"]);
  });

  test("does not forget how far it was read when an answer comes late", async (t) => {
    const held = await Held.over(t, ...many(90));
    await held.talk.open();
    const asked = held.call("GET /messages");
    const slow = held.talk.earlier();
    const late = await asked;
    await held.talk.earlier();
    await held.talk.earlier();
    late.json(200, { items: many(50).slice(10).reverse(), next_cursor: "11" });
    await slow;
    assert.deepEqual([seqs(held).length, held.discussion.earlier], [90, null]);
  });

  test("is read back to a turn, and no further", async (t) => {
    const held = await Held.over(t, ...many(200));
    await held.talk.open();
    await held.talk.reach(100);
    assert.equal(seqs(held)[0], 81);
    await held.talk.reach(150);
    assert.equal(held.got("GET /messages").length, 3);
    await held.talk.reach(999);
    assert.equal(seqs(held)[0], 1, "a turn that is not there is looked for to the beginning");
  });

  test("that went on elsewhere for more than a page is shown from there", async (t) => {
    const held = await Held.over(t, ...many(3));
    await held.talk.open();
    held.stored = many(60);
    await held.talk.sync();
    assert.deepEqual([seqs(held)[0], seqs(held).length, held.discussion.earlier], [21, 40, "21"]);
    await held.talk.earlier();
    assert.deepEqual([seqs(held).length, held.discussion.earlier], [60, null]);
  });

  test("keeps what it has where an earlier page fails", async (t) => {
    const held = await Held.over(t, ...many(50));
    await held.talk.open();
    held.on("GET /messages", (call) => call.fault(500, "Oh."));
    await assert.rejects(held.talk.earlier(), { message: "Oh." });
    assert.deepEqual([seqs(held).length, held.discussion.earlier], [40, "11"]);
  });
});
