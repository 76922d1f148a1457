import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Held } from "./held.js";
import { GUARD } from "./loopback.js";
import { DEWEY, HOOKS, message, said, seen } from "./told.js";

const SAY = "POST /messages/stream";

const busy = (call) => call.fault(409, "Somebody is speaking.");

describe("while another tab has somebody speak", GUARD, () => {
  test("words are heard out and said afterwards", async (t) => {
    const held = await Held.over(t, message(1));
    await held.talk.open();
    held.on(SAY, (call) => (held.stored.push(said(2, "From there")), busy(call)));
    const listening = held.call("GET /turn");
    const over = held.talk.say("From here");
    const call = held.turn((await listening).begin(), { user_message_id: "m2", speaker: HOOKS }).send("delta", { text: "W" });
    await held.until(({ live }) => live?.text);
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: From there", "bell-hooks… W", "(queued) From here"]);
    assert.equal(held.discussion.fault, null);
    held.finish(call, { speaker: HOOKS }).done();
    await over;
    assert.deepEqual(seen(held.discussion).slice(2), ["bell-hooks: Words 3", "you: From here", "john-dewey: Words 5"]);
    assert.equal(held.got(SAY).length, 2);
  });

  test("that ends at that moment, words are said at once", async (t) => {
    const held = await Held.over(t);
    held.on(SAY, busy);
    await held.talk.say("From here");
    assert.deepEqual(seen(held.discussion), ["you: From here", "john-dewey: Words 2"]);
  });

  test("that is never heard, words are asked for twice and then kept", async (t) => {
    const held = await Held.over(t);
    held.on(SAY, busy);
    held.on(SAY, busy);
    await held.talk.say("From here");
    assert.deepEqual(seen(held.discussion), ["(unsent) From here !Somebody is speaking."]);
    await held.talk.again();
    assert.deepEqual(seen(held.discussion), ["you: From here", "john-dewey: Words 2"]);
  });

  test("the next voice is that one", async (t) => {
    const held = await Held.over(t);
    held.on("POST /next", busy);
    held.on("GET /turn", (call) => held.tell(call.begin()).done());
    await held.talk.next();
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1"]);
    assert.deepEqual([held.got("POST /next").length, held.discussion.fault], [1, null]);
  });

  test("its words are not taken for ours, though they cannot be read yet", async (t) => {
    const held = await Held.over(t, message(1));
    await held.talk.open();
    held.on(SAY, (call) => {
      held.stored.push(said(2, "From there"));
      held.on("GET /messages", (page) => page.fault(500, "Oh."));
      busy(call);
    });
    const listening = held.call("GET /turn");
    const over = held.talk.say("From here");
    const call = held.turn((await listening).begin(), { user_message_id: "m2", speaker: HOOKS });
    await held.until(({ live }) => live);
    assert.deepEqual(seen(held.discussion).filter((line) => line.includes("From here")), ["(queued) From here"]);
    held.finish(call).done();
    await over;
  });
});

describe("looking again", GUARD, () => {
  test("finds what another tab said, and the new title", async (t) => {
    const held = await Held.over(t, message(1));
    await held.talk.open();
    held.stored.push(said(2), message(3));
    held.conversation = { ...held.conversation, title: "On marks" };
    await held.talk.sync();
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: Words 2", "john-dewey: Words 3"]);
    assert.equal(held.discussion.conversation.title, "On marks");
  });

  test("listens to who is speaking there", async (t) => {
    const held = await Held.over(t, message(1));
    held.on("GET /turn", (call) => held.tell(call.begin(), { speaker: HOOKS }).done());
    await held.talk.sync();
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "bell-hooks: Words 2"]);
  });

  test("does not disturb who is speaking here", async (t) => {
    const held = await Held.over(t);
    const asked = held.call("POST /next");
    const over = held.talk.next();
    const call = await asked;
    await held.talk.sync();
    assert.deepEqual(held.calls, [call]);
    held.reply(call);
    await over;
  });

  test("leaves what is shown where the server is away or stumbles", async (t) => {
    const held = await Held.over(t, message(1));
    await held.talk.open();
    for (const fails of [(call) => call.cut(), (call) => call.fault(500, "Oh.")]) {
      held.on("GET /messages", fails);
      await held.talk.sync();
      assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1"]);
      assert.ok(!held.discussion.busy);
    }
  });

  test("does not end what is said meanwhile", async (t) => {
    const held = await Held.over(t, message(1));
    await held.talk.open();
    const looking = held.call("GET /turn");
    const synced = held.talk.sync();
    const look = await looking;
    const asked = held.call(SAY);
    const over = held.talk.say("Why?");
    const call = held.turn(held.heard(await asked)).send("delta", { text: "Be" });
    await held.until(({ live }) => live?.text);
    look.empty();
    await synced;
    assert.ok(held.discussion.busy);
    assert.equal(held.discussion.live?.text, "Be");
    held.finish(call).done();
    await over;
  });

  test("and not getting through does not disturb what is said meanwhile", async (t) => {
    const held = await Held.over(t, message(1));
    await held.talk.open();
    const page = new Promise((resolve) => held.on("GET /turn", (look) => (held.on("GET /messages", resolve), look.cut())));
    const synced = held.talk.sync();
    const late = await page;
    const asked = held.call(SAY);
    const over = held.talk.say("Why?");
    const call = held.turn(held.heard(await asked)).send("delta", { text: "Be" });
    await held.until(({ live }) => live?.text);
    late.json(200, { items: [message(1)], next_cursor: null });
    await synced;
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: Why?", "john-dewey… Be"]);
    assert.ok(held.discussion.busy);
    held.finish(call).done();
    await over;
  });

  test("does not hear twice what is said meanwhile", async (t) => {
    const held = await Held.over(t, message(1));
    await held.talk.open();
    const looking = held.call("GET /turn");
    const synced = held.talk.sync();
    const look = await looking;
    const gone = new Promise((resolve) => look.response.on("close", resolve));
    const asked = held.call(SAY);
    const over = held.talk.say("Why?");
    const call = held.turn(held.heard(await asked)).send("delta", { text: "Be" });
    await held.until(({ live }) => live?.text);
    let wrong = "";
    void held.until(({ live }) => live && !"Because".startsWith(live.text) && (wrong = live.text));
    held.turn(look.begin(), { user_message_id: "m2" }).send("delta", { text: "Be" });
    const turns = () => held.log.filter((each) => each === "settled").length;
    await Promise.race([gone, held.until(({ live }) => turns() > 1 && live?.text === "Be")]);
    call.send("delta", { text: "cau" });
    await held.until(({ live }) => live?.text.includes("cau"));
    look.send("delta", { text: "cau" }).done();
    await synced;
    call.send("delta", { text: "se" });
    call.send("message", message(3, { content: "Because" })).done();
    await over;
    assert.equal(wrong, "");
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: Why?", "john-dewey: Because"]);
  });
});

describe("a stop that fails", GUARD, () => {
  test("is said, and the words that wait are still said after the turn", async (t) => {
    const held = await Held.over(t);
    const asked = held.call("POST /run");
    const over = held.talk.run(2);
    const run = held.turn((await asked).begin().comment("ok"));
    await held.until(({ live }) => live);
    await held.talk.say("But");
    held.on("POST /stop", (call) => call.fault(500, "Oh."));
    held.finish(run);
    await held.until(({ fault }) => fault);
    run.done();
    await over;
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: But", "john-dewey: Words 3"]);
  });

  test("can be tried again", async (t) => {
    const held = await Held.over(t);
    const asked = held.call("POST /next");
    const over = held.talk.next();
    const call = held.turn((await asked).begin().comment("ok"));
    await held.until(({ live }) => live);
    held.on("POST /stop", (stop) => stop.fault(500, "Oh."));
    await held.talk.stop();
    assert.equal(held.discussion.fault.sentence, "Oh.");
    await held.talk.stop();
    assert.equal(held.got("POST /stop").length, 2);
    held.finish(call).done();
    await over;
  });
});

test("a change is kept on the server and told to other tabs", GUARD, async (t) => {
  const held = await Held.over(t);
  const participants = [{ character_id: DEWEY.id, muted: true }];
  await held.talk.change({ participants });
  assert.deepEqual(held.got("PATCH").map((call) => call.body), [{ participants }]);
  assert.deepEqual(held.discussion.conversation.participants, participants);
  assert.deepEqual([held.log, held.got("GET /next").length], [["told"], 1]);
  held.on("PATCH", (call) => call.fault(422, "Nobody would be left."));
  await assert.rejects(held.talk.change({ participants: [] }), { message: "Nobody would be left." });
  assert.deepEqual(held.discussion.conversation.participants, participants);
});
