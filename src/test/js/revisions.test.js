import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Discussion } from "../../../web/js/model/discussion.js";
import { Fork } from "../../../web/js/model/fork.js";
import { asText, leadOf, titleOf } from "../../../web/js/model/shown.js";
import { Revisions } from "../../../web/js/revisions.js";
import { Held } from "./held.js";
import { GUARD } from "./loopback.js";
import { conversation, DEWEY, fault, HOOKS, message, said, seen, turn } from "./told.js";

describe("a reply that is made anew", GUARD, () => {
  test("is told in its place, and then stands there", async (t) => {
    const held = await Held.over(t, said(1), message(2), message(3, { speaker: HOOKS }));
    await held.talk.open();
    const asked = held.call("POST /messages/m2/regenerate");
    const over = held.talk.regenerate("m2");
    const call = (await asked).begin().comment("ok").send("turn", turn(2)).send("delta", { text: "Or ra" });
    await held.until(({ live }) => live?.text);
    assert.deepEqual(seen(held.discussion), ["you: Words 1", "john-dewey… Or ra", "bell-hooks: Words 3"]);
    assert.deepEqual(held.discussion.items.map((item) => item.key), ["m1", "m2", "m3"], "nothing moves");
    held.stored[1] = message(2, { content: "Or rather", version: 2, versions: 2 });
    call.send("message", held.stored[1]).done();
    await over;
    assert.deepEqual(seen(held.discussion), ["you: Words 1", "john-dewey: Or rather", "bell-hooks: Words 3"]);
    assert.deepEqual([held.discussion.busy, held.discussion.rewriting], [false, null]);
  });

  test("and is not, keeps its words and says what went wrong there, until it works", async (t) => {
    const held = await Held.over(t, message(1), message(2, { speaker: HOOKS }));
    await held.talk.open();
    held.on("POST /messages/m1/regenerate", (call) => call.begin().comment("ok").send("turn", turn(1)).send("error", fault("Busy.")).done());
    await held.talk.regenerate("m1");
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1 !Busy.", "bell-hooks: Words 2"]);
    held.on("POST /messages/m1/regenerate", (call) => call.fault(429, "Too often."));
    await held.talk.again();
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1 !Too often.", "bell-hooks: Words 2"]);
    held.on("POST /messages/m1/regenerate", (call) => held.rewrite(call, 1, { content: "At last" }));
    await held.talk.again();
    assert.deepEqual(seen(held.discussion), ["john-dewey: At last", "bell-hooks: Words 2"]);
    assert.equal(held.got("POST /next").length, 0);
  });

  test("while the connection breaks is found again", async (t) => {
    const held = await Held.over(t, message(1), message(2, { speaker: HOOKS }));
    await held.talk.open();
    const asked = held.call("POST /messages/m1/regenerate");
    const over = held.talk.regenerate("m1");
    const call = (await asked).begin().comment("ok").send("turn", turn(1)).send("delta", { text: "Or" });
    await held.until(({ live }) => live?.text);
    held.stored[0] = message(1, { content: "Or rather", version: 2, versions: 2 });
    call.cut();
    await over;
    assert.deepEqual(seen(held.discussion), ["john-dewey: Or rather", "bell-hooks: Words 2"]);
    assert.deepEqual([held.discussion.busy, held.discussion.fault], [false, null]);
  });

  test("and was not, when the connection broke, says so in its place", async (t) => {
    const held = await Held.over(t, message(1), message(2, { speaker: HOOKS }));
    await held.talk.open();
    held.on("POST /messages/m1/regenerate", (call) => {
      call.begin().comment("ok").send("turn", turn(1));
      setImmediate(() => call.cut());
    });
    await held.talk.regenerate("m1");
    assert.deepEqual(seen(held.discussion), ["john-dewey: Words 1 !The connection broke before the reply was whole.", "bell-hooks: Words 2"]);
  });
});

describe("what was deleted elsewhere", () => {
  test("is gone with the next look, and only that", () => {
    const discussion = new Discussion(conversation());
    discussion.renew([4, 3, 2].map((seq) => message(seq)), "2");
    discussion.merge([message(1)]);
    const known = new Set(["m1", "m2", "m3", "m4"]);
    discussion.merge([message(5)]);
    discussion.renew([message(4), message(2)], "2", known);
    assert.deepEqual(discussion.messages.map(({ seq }) => seq), [1, 2, 4, 5], "what came meanwhile, and what is before the page, stays");
  });

  test("may be all there was", () => {
    const discussion = new Discussion(conversation());
    discussion.merge([message(1)]);
    discussion.renew([], null, new Set(["m1"]));
    assert.deepEqual(discussion.messages, []);
  });
});

describe("what was said", GUARD, () => {
  async function revising(t, ...stored) {
    const held = await Held.over(t, ...stored);
    await held.talk.open();
    const told = [];
    const revisions = new Revisions(held.api, held.discussion, { changed: () => {}, told: () => told.push("told") });
    return { held, revisions, told };
  }

  test("is changed, and others hear of it", async (t) => {
    const { held, revisions, told } = await revising(t, said(1), message(2));
    held.on("PATCH /messages/m1", (call) => call.json(200, { ...said(1, call.body.content), version: 2, versions: 2, edited_at: "2026-01-01T00:00:00.000Z" }));
    await revisions.edit("m1", "Other words");
    assert.deepEqual(seen(held.discussion), ["you: Other words", "john-dewey: Words 2"]);
    assert.deepEqual(told, ["told"]);
  });

  test("stays as it is where the change is refused", async (t) => {
    const { held, revisions, told } = await revising(t, said(1));
    held.on("PATCH /messages/m1", (call) => call.fault(422, "Too long."));
    await assert.rejects(revisions.edit("m1", "Long"), { message: "Too long." });
    assert.deepEqual([held.discussion.messages[0].content, told], ["Words 1", []]);
  });

  test("is shown in another version", async (t) => {
    const { held, revisions } = await revising(t, message(1, { version: 2, versions: 2 }));
    held.on("PUT /messages/m1/version", (call) => call.json(200, message(1, { content: "The first", version: call.body.version, versions: 2 })));
    await revisions.show("m1", 1);
    assert.deepEqual(seen(held.discussion), ["john-dewey: The first"]);
  });

  test("is out of sight at once, and deleted only when nobody wants it back", async (t) => {
    const { held, revisions, told } = await revising(t, said(1), message(2), message(3, { speaker: HOOKS }));
    revisions.hide("m2");
    revisions.hide("m3");
    assert.deepEqual(seen(held.discussion), ["you: Words 1", "!"]);
    revisions.keep("m2");
    await revisions.remove("m2");
    assert.deepEqual([seen(held.discussion), held.got("DELETE /messages/m2").length], [["you: Words 1", "john-dewey: Words 2"], 0]);
    held.on("DELETE /messages/m3", (call) => call.empty());
    await revisions.settle();
    await revisions.remove("m3");
    assert.deepEqual([held.got("DELETE /messages/m3").length, told], [1, ["told"]]);
    assert.deepEqual(held.discussion.messages.map(({ id }) => id), ["m1", "m2"]);
  });

  test("is back where it could not be deleted", async (t) => {
    const { held, revisions } = await revising(t, said(1), message(2));
    held.on("DELETE /messages/m2", (call) => call.fault(503, "Not now."));
    revisions.hide("m2");
    await assert.rejects(revisions.remove("m2"), { message: "Not now." });
    assert.deepEqual(seen(held.discussion), ["you: Words 1", "john-dewey: Words 2"]);
  });

  test("goes along into a discussion of its own, with others if one likes", async (t) => {
    const { held, revisions } = await revising(t, message(1));
    for (let times = 0; times < 2; times++) held.on("POST /fork", (call) => call.json(201, { id: "c2" }));
    assert.deepEqual(await revisions.fork("m1", {}), { id: "c2" });
    await revisions.fork("m1", { "john-dewey": "jane-addams" });
    assert.deepEqual(held.got("POST /fork").map((call) => call.body), [
      { at_message_id: "m1" },
      { at_message_id: "m1", replace: { "john-dewey": "jane-addams" } },
    ]);
  });
});

describe("the table of a fork", () => {
  const person = (id, set = "theorists") => ({ id, name: id, set });
  const sets = [{ id: "theorists", name: "Theorists" }, { id: "hats", name: "Hats" }];
  const people = [person(DEWEY.id), person(HOOKS.id), person("addams"), person("kant"), person("red", "hats")];
  const cast = [DEWEY, HOOKS].map(({ id, name }) => ({ character_id: id, name }));
  const offered = (fork, seat) => fork.guests(seat, sets, people).map(({ name, people: all }) => `${name}: ${all.map(({ id }) => id)}`);

  test("has nobody twice", () => {
    const fork = new Fork(cast);
    assert.deepEqual(offered(fork, DEWEY.id), ["Theorists: addams,kant", "Hats: red"]);
    fork.give(DEWEY.id, "addams");
    assert.deepEqual(offered(fork, HOOKS.id), ["Theorists: kant", "Hats: red"]);
    assert.deepEqual(offered(fork, DEWEY.id), ["Theorists: addams,kant", "Hats: red"], "who sits there may stay");
    assert.deepEqual(fork.replace, { "john-dewey": "addams" });
    fork.give(DEWEY.id, "");
    assert.deepEqual(fork.replace, {});
  });
});

describe("what a model was shown", () => {
  test("has parts with names and beginnings", () => {
    assert.deepEqual(
      [{ role: "system" }, { role: "user" }, { role: "assistant" }, { role: "user", name: "Hooks" }].map(titleOf),
      ["Instructions", "What it heard", "What it had said", "What it heard from Hooks"],
    );
    assert.equal(leadOf("You are\n\n John Dewey."), "You are John Dewey.");
    assert.equal(leadOf("a".repeat(89) + "🙂🙂"), "a".repeat(89) + "🙂…", "no letter is cut in two");
  });

  test("becomes text, word for word", () => {
    const shown = { reason: "It is his turn.", provider: "openai", model: null, messages: [{ role: "system", content: "You are\n  Dewey." }] };
    assert.equal(asText(shown), "It is his turn.\n\nopenai\n\n--- Instructions (system)\n\nYou are\n  Dewey.\n");
  });
});
