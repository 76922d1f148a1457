import assert from "node:assert/strict";
import { test } from "node:test";
import { EventParser, events } from "../../../web/js/event-stream.js";

const LINES = [
  ": ok",
  "",
  "event: turn",
  'data: {"speaker":"Fröbel – 児童 🎓"}',
  "",
  "data: first",
  "data:second",
  "data",
  "data:  two spaces: and a colon",
  "",
  ":",
  "id: 7",
  "retry: 100",
  "event: lonely",
  "",
  "data: after the lonely one",
  "unknown",
  "",
  "",
  "data: [DONE]",
  "",
  "data: never ended",
];
const TOLD = [
  { event: "comment", data: "ok" },
  { event: "turn", data: '{"speaker":"Fröbel – 児童 🎓"}' },
  { event: "message", data: "first\nsecond\n\n two spaces: and a colon" },
  { event: "comment", data: "" },
  { event: "message", data: "after the lonely one" },
  { event: "message", data: "[DONE]" },
];
const ENDS = { LF: "\n", CRLF: "\r\n", CR: "\r" };

function parsed(...pieces) {
  const parser = new EventParser();
  return pieces.flatMap((piece) => [...parser.take(piece)]);
}

function streamOf(...pieces) {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

async function all(body) {
  const found = [];
  for await (const event of events(body)) found.push(event);
  return found;
}

for (const [name, end] of Object.entries(ENDS)) {
  const text = LINES.join(end);

  test(`lines that end in ${name} are read wherever the text is split`, () => {
    for (let at = 0; at <= text.length; at++) {
      assert.deepEqual(parsed(text.slice(0, at), text.slice(at)), TOLD, `split at ${at}`);
    }
    assert.deepEqual(parsed(...text.split("")), TOLD);
  });

  test(`bytes whose lines end in ${name} are read wherever they are split, even within a letter`, async () => {
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at <= bytes.length; at++) {
      assert.deepEqual(await all(streamOf(bytes.slice(0, at), bytes.slice(at))), TOLD, `split at ${at}`);
    }
    assert.deepEqual(await all(streamOf(...Array.from(bytes, (byte) => Uint8Array.of(byte)))), TOLD);
  });
}

test("the three ends of line may be mixed", () => {
  assert.deepEqual(parsed("event: a\rdata: 1\n\r\ndata: 2\r\n\ndata: 3\n\r"), [
    { event: "a", data: "1" },
    { event: "message", data: "2" },
  ]);
});

test("an event is told as soon as its empty line is there", () => {
  const parser = new EventParser();
  assert.deepEqual([...parser.take("data: 1\n")], []);
  assert.deepEqual([...parser.take("\n")], [{ event: "message", data: "1" }]);
  assert.deepEqual([...parser.take("data: 2\r\n\r\n")], [{ event: "message", data: "2" }]);
});

test("an event's name holds for that event alone", () => {
  assert.deepEqual(parsed("event: turn\ndata: 1\n\ndata: 2\n\n"), [
    { event: "turn", data: "1" },
    { event: "message", data: "2" },
  ]);
});

test("a stream of nothing tells nothing", async () => {
  assert.deepEqual(await all(streamOf()), []);
});

test("a mark at the head that tells the order of bytes is no part of the first field", async () => {
  assert.deepEqual(await all(streamOf(Uint8Array.of(0xef, 0xbb, 0xbf), new TextEncoder().encode("data: 1\n\n"))), [
    { event: "message", data: "1" },
  ]);
});

test("who stops reading lets the connection go", async () => {
  let cancelled = false;
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode("data: 1\n\ndata: 2\n\n")),
    cancel: () => void (cancelled = true),
  });
  for await (const event of events(body)) {
    assert.equal(event.data, "1");
    break;
  }
  assert.ok(cancelled);
});

test("a connection that breaks throws, after what came before it", async () => {
  const found = [];
  const broken = new Error("broken");
  let told = false;
  const body = new ReadableStream({
    pull(controller) {
      if (told) return controller.error(broken);
      told = true;
      controller.enqueue(new TextEncoder().encode("data: 1\n\n"));
    },
  });
  await assert.rejects(async () => {
    for await (const event of events(body)) found.push(event.data);
  }, broken);
  assert.deepEqual(found, ["1"]);
});

test("a stream that falls silent is lost, and let go", async () => {
  let cancelled = false;
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode("data: 1\n\n")),
    cancel: () => void (cancelled = true),
  });
  const found = [];
  await assert.rejects(async () => {
    for await (const event of events(body, 1)) found.push(event.data);
  }, /too long/);
  assert.deepEqual([found, cancelled], [["1"], true]);
});
