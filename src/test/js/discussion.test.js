import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Discussion } from "../../../web/js/model/discussion.js";
import { conversation, DEWEY, fault, HOOKS, message, said, seen, turn } from "./told.js";

/** A discussion in which this has been said. */
function after(...messages) {
  const discussion = new Discussion(conversation());
  discussion.merge(messages);
  return discussion;
}

function tell(discussion, ...events) {
  for (const [event, data] of events) discussion.apply({ event, data });
}

const seqs = (discussion) => discussion.messages.map((each) => each.seq);
const newest = (...from) => from.map((seq) => message(seq)).reverse();

describe("a turn", () => {
  test("is begun, said word by word, and stored", () => {
    const discussion = after(said(1));
    discussion.begin();
    discussion.foresee({ speaker: DEWEY, reason: "" }, "");
    tell(discussion, ["turn", turn(2)]);
    assert.deepEqual(discussion.live, { id: "m2", seq: 2, version: 0, speaker: DEWEY, reason: "John Dewey has spoken least.", text: "" });
    assert.equal(discussion.next, null);
    tell(discussion, ["delta", { text: "I " }], ["delta", { text: "think" }]);
    assert.deepEqual(seen(discussion), ["you: Words 1", "john-dewey… I think"]);
    const key = discussion.items.at(-1).key;
    tell(discussion, ["message", message(2, { content: "I think." })]);
    assert.deepEqual(seen(discussion), ["you: Words 1", "john-dewey: I think."]);
    assert.equal(discussion.items.at(-1).key, key, "what was said stays where it was");
    assert.equal(discussion.live, null);
    assert.ok(discussion.busy, "the stream is not over yet");
    assert.equal(discussion.conversation.message_count, 2);
  });

  test("follows another one in a run", () => {
    const discussion = after();
    discussion.begin();
    for (const seq of [1, 2, 3]) {
      tell(discussion, ["turn", turn(seq, { speaker: seq % 2 ? DEWEY : HOOKS })], ["delta", { text: `Words ${seq}` }]);
      assert.equal(discussion.live.seq, seq);
      tell(discussion, ["message", message(seq, { speaker: seq % 2 ? DEWEY : HOOKS })]);
    }
    assert.deepEqual(seen(discussion), ["john-dewey: Words 1", "bell-hooks: Words 2", "john-dewey: Words 3"]);
  });

  test("stores the words that it answers", () => {
    const discussion = after(message(1));
    discussion.waiting = { text: "Why?", state: "sending" };
    discussion.begin();
    tell(discussion, ["turn", turn(3, { user_message_id: "m2" })]);
    assert.deepEqual(seen(discussion), ["john-dewey: Words 1", "you: Why?", "john-dewey… "]);
    assert.deepEqual([discussion.live.seq, discussion.waiting], [3, null]);
    discussion.renew([said(2, "Why?"), message(1)], null);
    assert.deepEqual(seqs(discussion), [1, 2], "the server's copy takes the place of ours");
  });

  test("does not store the words twice that were read meanwhile", () => {
    const discussion = after(message(1), said(2, "Why?"));
    discussion.begin();
    discussion.waiting = { text: "Why?", state: "sending" };
    tell(discussion, ["turn", turn(3, { user_message_id: "m2" })]);
    assert.deepEqual(seen(discussion), ["john-dewey: Words 1", "you: Why?", "john-dewey… "]);
  });

  test("that answers another tab leaves waiting what is queued here", () => {
    const discussion = after(said(1, "From there"));
    discussion.waiting = { text: "From here", state: "queued" };
    tell(discussion, ["turn", turn(2, { user_message_id: "m1" })]);
    assert.deepEqual(seen(discussion), ["you: From there", "john-dewey… ", "(queued) From here"]);
  });

  test("that is told again from its beginning is not doubled", () => {
    const discussion = after(said(1));
    tell(discussion, ["turn", turn(2)], ["delta", { text: "I " }], ["delta", { text: "th" }]);
    discussion.end();
    discussion.begin();
    tell(discussion, ["turn", turn(2)], ["delta", { text: "I th" }], ["delta", { text: "ink" }]);
    assert.deepEqual(seen(discussion), ["you: Words 1", "john-dewey… I think"]);
    tell(discussion, ["turn", turn(2)], ["delta", { text: "I think" }], ["message", message(2)]);
    assert.deepEqual(seen(discussion), ["you: Words 1", "john-dewey: Words 2"]);
  });

  test("that is stored already is not said again", () => {
    const discussion = after(said(1), message(2));
    tell(discussion, ["turn", turn(2)], ["delta", { text: "Words" }]);
    assert.deepEqual(seen(discussion), ["you: Words 1", "john-dewey: Words 2"]);
    tell(discussion, ["message", message(2, { content: "Words, as stored" })]);
    assert.deepEqual(seen(discussion), ["you: Words 1", "john-dewey: Words, as stored"]);
  });

  test("ends with the stream, whatever was said", () => {
    const discussion = after(said(1));
    discussion.begin();
    tell(discussion, ["turn", turn(2)], ["delta", { text: "I" }]);
    discussion.stopping = true;
    discussion.end();
    assert.deepEqual([discussion.busy, discussion.stopping, discussion.live], [false, false, null]);
  });

  test("has words, and words without a turn are nothing", () => {
    const discussion = after(said(1));
    tell(discussion, ["delta", { text: "I" }], ["tool_call", { name: "search" }], ["else", {}]);
    assert.equal(discussion.live, null);
    assert.deepEqual(seqs(discussion), [1]);
  });
});

describe("what is read", () => {
  test("stands by its number, however it comes", () => {
    const discussion = after(message(3), message(1));
    discussion.merge([message(10), message(2)]);
    assert.deepEqual(seqs(discussion), [1, 2, 3, 10]);
    assert.ok(discussion.has(10) && !discussion.has(4));
  });

  test("takes the place of what it changes", () => {
    const discussion = after(message(1), message(2, { status: "failed", content: "I" }));
    discussion.merge([message(2, { content: "I think" })]);
    assert.deepEqual(seen(discussion), ["john-dewey: Words 1", "john-dewey: I think"]);
  });

  test("ends the turn that it brings, and no other one", () => {
    const discussion = after(said(1));
    tell(discussion, ["turn", turn(2)]);
    discussion.merge([said(1)]);
    assert.ok(discussion.live);
    discussion.merge([message(2)]);
    assert.equal(discussion.live, null);
  });

  test("first gives the place where earlier turns go on", () => {
    const discussion = after();
    discussion.renew(newest(41, 42), "c41");
    assert.deepEqual([seqs(discussion), discussion.earlier], [[41, 42], "c41"]);
  });

  test("again and reaching back to what is known keeps all and its place", () => {
    const discussion = after();
    discussion.renew(newest(3, 4), "c3");
    discussion.merge([message(1), message(2)]);
    discussion.earlier = null;
    discussion.renew(newest(4, 5), "c4");
    assert.deepEqual([seqs(discussion), discussion.earlier], [[1, 2, 3, 4, 5], null]);
    discussion.renew(newest(6, 7), "c6");
    assert.deepEqual([seqs(discussion), discussion.earlier], [[1, 2, 3, 4, 5, 6, 7], null], "no turn lacks between 5 and 6");
  });

  test("again with a gap before it replaces all", () => {
    const discussion = after();
    discussion.renew(newest(1, 2), null);
    discussion.renew(newest(4, 5), "c4");
    assert.deepEqual([seqs(discussion), discussion.earlier], [[4, 5], "c4"]);
  });

  test("of an empty discussion is nothing, and takes nothing away", () => {
    const discussion = after();
    discussion.renew([], null);
    assert.deepEqual(discussion.items, []);
    const told = after(message(1));
    told.renew([], null);
    assert.deepEqual(seqs(told), [1]);
  });
});

describe("what fails", () => {
  test("before it is stored is said in its place, with who was to speak", () => {
    const discussion = after(said(1));
    discussion.begin();
    tell(discussion, ["turn", turn(2, { speaker: HOOKS })], ["delta", { text: "I" }], ["error", fault("The model is busy.")]);
    discussion.end();
    assert.deepEqual(seen(discussion), ["you: Words 1", "!The model is busy."]);
    assert.deepEqual(discussion.missed, HOOKS);
  });

  test("before anybody speaks has nobody", () => {
    const discussion = after(message(1));
    discussion.begin();
    tell(discussion, ["error", fault("Nobody is free.")]);
    discussion.end();
    assert.deepEqual(seen(discussion), ["john-dewey: Words 1", "!Nobody is free."]);
    assert.equal(discussion.missed, null);
  });

  test("half way stands in the message that it broke, once that is read", () => {
    const discussion = after(said(1));
    discussion.begin();
    tell(discussion, ["turn", turn(2)], ["delta", { text: "I" }], ["error", fault("The line broke.")]);
    discussion.end();
    discussion.renew([message(2, { content: "I", status: "failed" }), said(1)], null);
    assert.deepEqual(seen(discussion), ["you: Words 1", "john-dewey: I !The line broke."]);
    assert.deepEqual(discussion.missed, DEWEY);
  });

  test("and is read later has no sentence, but its place", () => {
    const discussion = after(said(1), message(2, { status: "failed" }));
    assert.deepEqual(discussion.items[1].fault, { speaker: DEWEY, sentence: "" });
    assert.deepEqual(discussion.missed, DEWEY);
    discussion.begin();
    assert.deepEqual(seen(discussion), ["you: Words 1", "john-dewey: Words 2"], "it is tried again");
    discussion.end();
    discussion.merge([message(3)]);
    assert.deepEqual(seen(discussion), ["you: Words 1", "john-dewey: Words 2", "john-dewey: Words 3"], "it is past");
    assert.equal(discussion.missed, null);
  });

  test("without a sentence has one", () => {
    for (const data of [{}, { detail: [] }, { detail: [{}] }]) {
      const discussion = after(message(1));
      tell(discussion, ["error", data]);
      assert.equal(discussion.fault.sentence, "The reply did not arrive.");
    }
  });

  test("is past with the next attempt", () => {
    const discussion = after(said(1));
    tell(discussion, ["error", fault("Oh.")]);
    discussion.lost = true;
    discussion.begin();
    assert.deepEqual([seen(discussion), discussion.fault, discussion.lost], [["you: Words 1"], null, false]);
  });
});

describe("the user's words", () => {
  test("that nobody answers are marked, once and only while nothing happens", () => {
    const discussion = after(message(1), said(2));
    assert.ok(discussion.unanswered);
    assert.deepEqual(seen(discussion), ["john-dewey: Words 1", "you: Words 2", "!"]);
    discussion.begin();
    assert.deepEqual([discussion.unanswered, discussion.items.length], [false, 2]);
    discussion.end();
    discussion.waiting = { text: "And?", state: "sending" };
    assert.deepEqual([discussion.unanswered, seen(discussion).at(-1)], [false, "(sending) And?"]);
    discussion.waiting = null;
    discussion.merge([message(3)]);
    assert.deepEqual([discussion.unanswered, discussion.items.length], [false, 3]);
  });

  test("wait below who is speaking", () => {
    const discussion = after(message(1));
    discussion.begin();
    tell(discussion, ["turn", turn(2)], ["delta", { text: "I" }]);
    discussion.waiting = { text: "But", state: "queued" };
    assert.deepEqual(seen(discussion), ["john-dewey: Words 1", "john-dewey… I", "(queued) But"]);
  });

  test("that could not be said bear the fault, and can be taken back", () => {
    const discussion = after(message(1));
    discussion.fault = { speaker: null, sentence: "Too long." };
    discussion.waiting = { text: "But", state: "sending" };
    assert.deepEqual(seen(discussion), ["john-dewey: Words 1", "(sending) But"]);
    discussion.waiting.state = "unsent";
    assert.deepEqual(seen(discussion), ["john-dewey: Words 1", "(unsent) But !Too long."]);
    assert.equal(discussion.takeBack(), "But");
    assert.deepEqual(seen(discussion), ["john-dewey: Words 1"]);
    assert.equal(discussion.takeBack(), "");
  });
});

test("what is seen has keys of its own, that stay", () => {
  const discussion = after(said(1), message(2));
  tell(discussion, ["turn", turn(3)]);
  discussion.waiting = { text: "But", state: "queued" };
  assert.deepEqual(discussion.items.map((item) => item.key), ["m1", "m2", "m3", "waiting"]);
});

test("who sits at the table is found by their id", () => {
  const discussion = after();
  assert.equal(discussion.participant("bell-hooks").name, "bell hooks");
  assert.equal(discussion.participant("nobody"), undefined);
  assert.equal(discussion.participant(undefined), undefined);
});
