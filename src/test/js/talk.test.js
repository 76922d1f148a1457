import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Held } from "./held.js";
import { GUARD } from "./loopback.js";
import { DEWEY, fault, HOOKS, message, said, seen, turn } from "./told.js";

const SAY = "POST /messages/stream";

describe("opening", GUARD, () => {
  test("shows what is stored and who would be next", async (t) => {
    const held = await Held.over(t, said(1), message(2));
    await held.talk.open();
    assert.deepEqual(seen(held.discussion), ["you: Words 1", "john-dewey: Words 2"]);
    assert.deepEqual([held.discussion.next.speaker, held.discussion.busy], [DEWEY, false]);
    assert.deepEqual(held.log, [], "nothing is news to anybody");
  });

  test("listens to who is speaking, from the beginning of the turn", async (t) => {
    const held = await Held.over(t, said(1));
    held.on("GET /turn", (call) => held.turn(call.begin()).send("delta", { text: "I " }).send("delta", { text: "think" }));
    const opened = held.talk.open();
    await held.until(({ live }) => live?.text === "I think");
    assert.ok(held.discussion.busy);
    held.finish(held.got("GET /turn")[0], { content: "I think so" }).done();
    await opened;
    assert.deepEqual(seen(held.discussion), ["you: Words 1", "john-dewey: I think so"]);
    assert.ok(!held.discussion.busy);
  });

  test("says why nobody would be next", async (t) => {
    const held = await Held.over(t);
    held.on("GET /next", (call) => call.fault(422, "All are resting."), (call) => call.fault(500, "Oh."));
    await held.talk.open();
    assert.deepEqual([held.discussion.next, held.discussion.nobody], [null, "All are resting."]);
    await held.talk.open();
    assert.deepEqual([held.discussion.next, held.discussion.nobody], [null, ""]);
  });

  test("of what is not there fails with the server's sentence", async (t) => {
    const held = await Held.over(t);
    held.on("GET /messages", (call) => call.fault(404, "There is no such discussion."));
    await assert.rejects(held.talk.open(), { message: "There is no such discussion.", status: 404 });
  });
});

describe("saying something", GUARD, () => {
  test("sends it, keeps it as soon as it is stored, and hears the answer", async (t) => {
    const held = await Held.over(t, message(1));
    await held.talk.open();
    const asked = held.call(SAY);
    const over = held.talk.say("Why?");
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "(sending) Why?"]);
    const call = await asked;
    assert.deepEqual(call.body, { content: "Why?" });
    assert.match(call.key, /^\w{32}$/);
    assert.deepEqual(held.log, []);
    held.turn(held.heard(call)).send("delta", { text: "Be" });
    await held.until(({ live }) => live?.text);
    assert.deepEqual(held.log, ["kept", "told"]);
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: Why?", "john-dewey… Be"]);
    held.finish(call, { content: "Because" }).done();
    await over;
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: Why?", "john-dewey: Because"]);
    assert.deepEqual([held.discussion.busy, held.discussion.next.speaker], [false, DEWEY]);
    assert.deepEqual(held.log, ["kept", "told", "settled", "told"]);
  });

  test("twice has two keys", async (t) => {
    const held = await Held.over(t);
    await held.talk.say("One");
    await held.talk.say("Two");
    const [one, two] = held.got(SAY).map((call) => call.key);
    assert.notEqual(one, two);
    assert.deepEqual(seen(held.discussion), ["you: One", "john-dewey: Words 2", "you: Two", "john-dewey: Words 4"]);
  });

  test("that is refused is unsent, and can be taken back", async (t) => {
    const held = await Held.over(t, message(1));
    await held.talk.open();
    held.on(SAY, (call) => call.fault(422, "Too long."));
    await held.talk.say("Long");
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "(unsent) Long !Too long."]);
    assert.deepEqual([held.discussion.busy, held.log], [false, []]);
    assert.equal(held.discussion.takeBack(), "Long");
  });

  test("while somebody speaks waits for the end of that turn", async (t) => {
    const held = await Held.over(t, message(1));
    await held.talk.open();
    const first = held.call("POST /next");
    const over = held.talk.next();
    held.turn((await first).begin().comment("ok"));
    await held.until(({ live }) => live);
    await held.talk.say("But");
    assert.equal(seen(held.discussion).at(-1), "(queued) But");
    assert.equal(held.got(SAY).length, 0);
    held.finish(await first).done();
    await over;
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "john-dewey: Words 2", "you: But", "john-dewey: Words 4"]);
  });

  test("goes after what waits already, or could not be sent", async (t) => {
    const held = await Held.over(t, message(1));
    await held.talk.open();
    const first = held.call("POST /next");
    const over = held.talk.next();
    held.turn((await first).begin().comment("ok"));
    await held.until(({ live }) => live);
    await held.talk.say("But");
    await held.talk.say("And");
    assert.equal(seen(held.discussion).at(-1), "(queued) But\n\nAnd");
    held.on(SAY, (call) => call.fault(422, "Too long."));
    held.finish(await first).done();
    await over;
    assert.equal(seen(held.discussion).at(-1), "(unsent) But\n\nAnd !Too long.");
    await held.talk.say("Yet");
    assert.deepEqual(seen(held.discussion).slice(2), ["you: But\n\nAnd\n\nYet", "john-dewey: Words 4"]);
  });

  test("in a run stops it after the turn", async (t) => {
    const held = await Held.over(t);
    const asked = held.call("POST /run");
    const over = held.talk.run(5);
    const run = await asked;
    assert.deepEqual(run.body, { turns: 5 });
    held.turn(run.begin().comment("ok"));
    await held.until(({ live }) => live);
    await held.talk.say("But");
    assert.equal(held.got("POST /stop").length, 0, "who speaks may finish");
    const stop = held.call("POST /stop");
    held.finish(run);
    (await stop).empty(202);
    run.done();
    await over;
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1", "you: But", "john-dewey: Words 3"]);
  });
});

describe("the next voice", GUARD, () => {
  test("is the moderator's pick, or whom the user asks for", async (t) => {
    const held = await Held.over(t);
    await held.talk.next();
    await held.talk.next("bell-hooks");
    assert.deepEqual(held.got("POST /next").map((call) => call.body), [{}, { speaker_id: "bell-hooks" }]);
    assert.ok(!held.log.includes("kept"), "the user has said nothing");
  });

  test("is not called while somebody speaks", async (t) => {
    const held = await Held.over(t);
    const first = held.call("POST /next");
    const over = held.talk.next();
    const call = await first;
    await held.talk.next();
    await held.talk.run(3);
    held.reply(call);
    await over;
    assert.deepEqual(held.calls.filter((each) => each.method === "POST").map((each) => each.what), ["POST /next"]);
  });

  test("of a run begins when the one before is wholly shown", async (t) => {
    const held = await Held.over(t);
    let shown = () => {};
    held.on("POST /run", (call) => held.tell(held.tell(call.begin().comment("ok"), { content: "One" }), { content: "Two" }).done());
    let turns = 0;
    held.settled = () => (++turns === 1 ? new Promise((resolve) => (shown = resolve)) : Promise.resolve());
    const over = held.talk.run(2);
    while (turns < 1) await new Promise(setImmediate);
    assert.deepEqual(seen(held.discussion), ["john-dewey… One"]);
    shown();
    await over;
    assert.deepEqual(seen(held.discussion), ["john-dewey: One", "john-dewey: Two"]);
  });
});

describe("stopping", GUARD, () => {
  test("asks the server once, and shows how far it came", async (t) => {
    const held = await Held.over(t, said(1));
    await held.talk.open();
    const asked = held.call("POST /next");
    const over = held.talk.next();
    const call = held.turn((await asked).begin().comment("ok")).send("delta", { text: "I th" });
    await held.until(({ live }) => live?.text);
    await Promise.all([held.talk.stop(), held.talk.stop()]);
    assert.equal(held.got("POST /stop").length, 1);
    assert.ok(held.discussion.stopping && held.discussion.busy);
    held.stored.push(message(2, { content: "I th", status: "stopped" }));
    call.send("message", held.stored.at(-1)).done();
    await over;
    assert.deepEqual(seen(held.discussion), ["you: Words 1", "john-dewey: I th"]);
    assert.ok(!held.discussion.stopping);
  });

  test("has no sense where nobody speaks", async (t) => {
    const held = await Held.over(t);
    await held.talk.stop();
    assert.deepEqual(held.calls, []);
  });
});

describe("a turn that fails", GUARD, () => {
  test("is read as far as it came, and made anew in its place", async (t) => {
    const held = await Held.over(t);
    held.on(SAY, (call) => {
      held.turn(held.heard(call), { speaker: HOOKS }).send("delta", { text: "I" });
      held.stored.push(message(2, { speaker: HOOKS, content: "I", status: "failed" }));
      call.send("error", fault("The model fell silent.")).done();
    });
    await held.talk.say("Why?");
    assert.deepEqual(seen(held.discussion), ["you: Why?", "bell-hooks: I !The model fell silent."]);
    assert.ok(held.log.includes("kept"));
    held.on("POST /messages/m2/regenerate", (call) => held.rewrite(call, 2, { content: "I think so", speaker: HOOKS }));
    await held.talk.again();
    assert.deepEqual([held.got("POST /next").length, held.got(SAY).length], [0, 1], "what is stored is not said again");
    assert.deepEqual(seen(held.discussion), ["you: Why?", "bell-hooks: I think so"]);
  });

  test("before a word is asked for again of the same speaker, too", async (t) => {
    const held = await Held.over(t);
    held.on(SAY, (call) => held.turn(held.heard(call), { speaker: HOOKS }).send("error", fault("Busy.")).done());
    await held.talk.say("Why?");
    assert.deepEqual(seen(held.discussion), ["you: Why?", "!Busy."]);
    await held.talk.again();
    assert.deepEqual(held.got("POST /next").map((call) => call.body), [{ speaker_id: "bell-hooks" }]);
    assert.equal(held.discussion.fault, null);
  });

  test("long ago is made anew in its place, too", async (t) => {
    const held = await Held.over(t, said(1), message(2, { speaker: HOOKS, status: "failed" }));
    await held.talk.open();
    held.on("POST /messages/m2/regenerate", (call) => held.rewrite(call, 2, { content: "Now", speaker: HOOKS }));
    await held.talk.again();
    assert.deepEqual(seen(held.discussion), ["you: Words 1", "bell-hooks: Now"]);
    assert.equal(held.discussion.broken, null);
  });
});

test("leaving lets the stream go and tells nothing more", GUARD, async (t) => {
  const held = await Held.over(t, said(1));
  const asked = held.call("POST /next");
  const over = held.talk.next();
  const call = await asked;
  const closed = new Promise((resolve) => call.response.on("close", resolve));
  call.begin().send("turn", turn(2));
  await held.until(({ live }) => live);
  held.talk.close();
  await Promise.all([over, closed]);
  assert.equal(held.discussion.fault, null);
  assert.equal(held.got("GET /messages").length, 0, "it does not look for what it left");
});
