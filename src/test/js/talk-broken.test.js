import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { AWAY } from "../../../web/js/api.js";
import { Held } from "./held.js";
import { GUARD } from "./loopback.js";
import { fault, message, said, seen } from "./told.js";

const SAY = "POST /messages/stream";
const BROKE = "The connection broke before the reply was whole.";

/** The user says “Why?” after one turn; gives the call that says it. */
async function saying(t) {
  const held = await Held.over(t, message(1));
  await held.talk.open();
  const asked = held.call(SAY);
  const over = held.talk.say("Why?");
  return { held, call: await asked, over };
}

/** The same, up to a word of the answer. */
async function answering(t) {
  const all = await saying(t);
  all.held.turn(all.held.heard(all.call)).send("delta", { text: "Be" });
  await all.held.until(({ live }) => live?.text);
  return all;
}

describe("words that may not have arrived", GUARD, () => {
  test("are unsent, and sent again under the same key", async (t) => {
    const { held, call, over } = await saying(t);
    call.cut();
    await over;
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", `(unsent) Why? !${AWAY}`]);
    assert.deepEqual(held.log, []);
    const asked = held.call(SAY);
    const again = held.talk.again();
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "(sending) Why?"]);
    const second = await asked;
    assert.deepEqual([second.key, second.body], [call.key, call.body]);
    held.reply(second);
    await again;
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: Why?", "john-dewey: Words 3"]);
    assert.ok(held.log.includes("kept"));
  });

  test("and did arrive are answered once", async (t) => {
    const { held, call, over } = await saying(t);
    held.stored.push(said(2, "Why?"), message(3));
    call.cut();
    await over;
    held.on(SAY, (second) => {
      const words = { user_message_id: "m2", message_id: "m3" };
      held.turn(second.begin().comment("ok"), words).send("delta", { text: "Words 3" }).send("message", message(3)).done();
    });
    await held.talk.again();
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: Why?", "john-dewey: Words 3"]);
  });

  test("are unsent after any refusal, and go again under the same key", async (t) => {
    for (const status of [422, 429, 500]) {
      const { held, call, over } = await saying(t);
      call.fault(status, "Not now.");
      await over;
      assert.equal(seen(held.discussion).at(-1), "(unsent) Why? !Not now.");
      await held.talk.again();
      assert.deepEqual(held.got(SAY).map((each) => each.key), [call.key, call.key]);
      assert.equal(seen(held.discussion).at(-1), "john-dewey: Words 3");
    }
  });

  test("taken back and changed have a new key", async (t) => {
    const { held, call, over } = await saying(t);
    call.cut();
    await over;
    assert.equal(held.discussion.takeBack(), "Why?");
    await held.talk.say("Why not?");
    const [, second] = held.got(SAY);
    assert.notEqual(second.key, call.key);
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: Why not?", "john-dewey: Words 3"]);
  });
});

describe("a connection that breaks while somebody speaks", GUARD, () => {
  test("is said, and what was stored meanwhile is read", async (t) => {
    const { held, call, over } = await answering(t);
    const page = held.call("GET /messages");
    held.stored.push(message(3, { content: "Because" }));
    call.cut();
    const asked = await page;
    assert.ok(held.discussion.lost && held.discussion.busy);
    assert.equal(seen(held.discussion).at(-1), "john-dewey… Be", "what was heard stays");
    held.on("GET /messages", (next) => next.json(200, { items: [...held.stored].reverse(), next_cursor: null }));
    asked.cut();
    await over;
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: Why?", "john-dewey: Because"]);
    assert.deepEqual([held.discussion.lost, held.discussion.busy, held.discussion.fault], [false, false, null]);
    assert.equal(held.got(SAY).length, 1);
  });

  test("goes on where the turn goes on", async (t) => {
    const { held, call, over } = await answering(t);
    const listening = held.call("GET /turn");
    call.cut();
    const second = held.turn((await listening).begin(), { user_message_id: "m2" }).send("delta", { text: "Because" });
    await held.until(({ live }) => live?.text === "Because");
    assert.deepEqual([held.discussion.lost, held.discussion.busy, held.discussion.fault], [false, true, null]);
    held.finish(second, { content: "Because" }).done();
    await over;
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: Why?", "john-dewey: Because"]);
  });

  test("and breaks again is found again", async (t) => {
    const { held, call, over } = await answering(t);
    const listening = held.call("GET /turn");
    call.cut();
    const second = held.turn((await listening).begin(), { user_message_id: "m2" }).send("delta", { text: "Beca" });
    await held.until(({ live }) => live?.text === "Beca");
    held.stored.push(message(3, { content: "Because" }));
    second.cut();
    await over;
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: Why?", "john-dewey: Because"]);
    assert.equal(held.discussion.fault, null);
  });

  test("and leaves nothing behind is a fault, to be tried again", async (t) => {
    const { held, call, over } = await answering(t);
    call.cut();
    await over;
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: Why?", `!${BROKE}`]);
    assert.ok(!held.discussion.busy);
    await held.talk.again();
    assert.equal(held.got(SAY).length, 1);
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: Why?", "john-dewey: Words 3"]);
  });

  test("waits for a server that is long away", async (t) => {
    const { held, call, over } = await answering(t);
    held.stored.push(message(3));
    held.on("GET /messages", ...Array.from({ length: 7 }, () => (each) => each.cut()));
    call.cut();
    await over;
    assert.equal(held.got("GET /messages").length, 9);
    assert.equal(seen(held.discussion).at(-1), "john-dewey: Words 3");
  });

  test("is not looked after by who has left", async (t) => {
    const { held, call, over } = await answering(t);
    held.on("GET /messages", (each) => (held.talk.close(), each.cut()));
    call.cut();
    await over;
    assert.equal(held.got("GET /messages").length, 2);
  });

  test("lets words that wait be said after it", async (t) => {
    const { held, call, over } = await answering(t);
    await held.talk.say("But");
    held.stored.push(message(3));
    call.cut();
    await over;
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: Why?", "john-dewey: Words 3", "you: But", "john-dewey: Words 5"]);
  });

  test("before anybody speaks shows the words that are stored once", async (t) => {
    const { held, call, over } = await saying(t);
    held.heard(call);
    await held.until(() => held.log.includes("kept"));
    held.stored.push(message(3));
    call.cut();
    await over;
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: Why?", "john-dewey: Words 3"]);
  });

  test("is over where the server stumbles, and can be tried again", async (t) => {
    const { held, call, over } = await answering(t);
    held.on("GET /messages", (each) => each.fault(500, "Oh."));
    call.cut();
    await over;
    assert.deepEqual([held.discussion.busy, held.discussion.lost], [false, false]);
    await held.talk.again();
    assert.equal(held.got("POST /next").length, 1);
  });

  test("does not hide what the turn itself died of", async (t) => {
    const { held, call, over } = await answering(t);
    held.on("GET /turn", (each) => held.turn(each.begin(), { user_message_id: "m2" }).send("error", fault("The model fell silent.")).done());
    call.cut();
    await over;
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: Why?", "!The model fell silent."]);
  });

  test("is a fault though the last word was a character's", async (t) => {
    const held = await Held.over(t, message(1));
    await held.talk.open();
    const asked = held.call("POST /next");
    const over = held.talk.next();
    const call = held.turn((await asked).begin().comment("ok"));
    await held.until(({ live }) => live);
    call.cut();
    await over;
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", `!${BROKE}`]);
  });
});

test("a turn that fails before anybody speaks shows the words that are stored once", GUARD, async (t) => {
  const { held, call, over } = await saying(t);
  held.heard(call).send("error", fault("Nobody is free.")).done();
  await over;
  assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: Why?", "!Nobody is free."]);
  await held.talk.again();
  assert.equal(held.got(SAY).length, 1);
  assert.equal(seen(held.discussion).at(-1), "john-dewey: Words 3");
});
