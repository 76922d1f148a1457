import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Api, Failure } from "../../../web/js/api.js";
import { Characters } from "../../../web/js/characters.js";
import { Session } from "../../../web/js/session.js";
import { GUARD, serve, signedIn } from "./loopback.js";

const LIST = "/api/u%201/characters";
const somebody = (id, more = {}) => ({ id, name: `Name ${id}`, version: 1, ...more });
const page = (ids, next_cursor = null) => ({ items: ids.map((id) => somebody(id)), next_cursor });
const ids = (characters) => characters.items.map((each) => each.id);
const asked = (calls) => calls.map((call) => `${call.method} ${call.url.replace(LIST, "")}`);

/** Own characters before a server that a test answers for; without an answer, `a` and `b` are there and all goes well. */
async function own(t, answer = wellMeaning) {
  const { base, calls } = await serve(t, answer);
  const characters = new Characters(new Api(base, new Session(signedIn())));
  let told = 0;
  characters.told = () => told++;
  return { characters, calls, told: () => told };
}

function wellMeaning(call) {
  if (call.method === "GET") return call.json(200, page(["a", "b"]));
  if (call.method === "DELETE") return call.empty();
  return call.json(call.method === "POST" ? 201 : 200, somebody(call.method === "POST" ? "new" : "b", { version: 2 }));
}

describe("the list", GUARD, () => {
  test("is all of them, however many pages that is", async (t) => {
    const { characters, calls } = await own(t, (call) => call.json(200, call.url.includes("cursor") ? page(["c"]) : page(["a", "b"], "x y")));
    const states = [];
    characters.changed = () => states.push([characters.loading, ids(characters).length]);
    await characters.load();
    assert.deepEqual(ids(characters), ["a", "b", "c"]);
    assert.deepEqual(states, [[true, 0], [false, 3]]);
    assert.deepEqual(asked(calls), ["GET ?limit=100", "GET ?limit=100&cursor=x%20y"]);
  });

  test("that cannot be had says why, and what was there stays", async (t) => {
    let away = false;
    const { characters } = await own(t, (call) => (away ? call.fault(503, "Not now.") : wellMeaning(call)));
    await characters.load();
    away = true;
    await characters.load();
    assert.equal(characters.fault, "Not now.");
    assert.deepEqual(ids(characters), ["a", "b"]);
    assert.equal(characters.loading, false);
  });

  test("that was asked for before somebody was made is asked for again", async (t) => {
    const waiting = [];
    const { characters } = await own(t, (call) => (call.method === "GET" ? waiting.push(call) : wellMeaning(call)));
    const loading = characters.load();
    await characters.create({ name: "New" }, "k");
    while (waiting.length < 2) await new Promise((resolve) => setImmediate(resolve));
    waiting[0].json(200, page(["a"]));
    waiting[1].json(200, page(["new", "a"]));
    await loading;
    while (characters.loading) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(ids(characters), ["new", "a"]);
  });
});

describe("a character", GUARD, () => {
  test("that is made stands first, and a repeat is harmless", async (t) => {
    const { characters, calls, told } = await own(t);
    await characters.load();
    assert.equal((await characters.create({ name: "New" }, "key-1")).id, "new");
    assert.deepEqual(ids(characters), ["new", "a", "b"]);
    assert.deepEqual(calls[1].body, { name: "New" });
    assert.equal(calls[1].headers["idempotency-key"], "key-1");
    assert.equal(told(), 1);
  });

  test("that is changed, or has a new picture, keeps its place", async (t) => {
    const { characters, calls, told } = await own(t);
    await characters.load();
    await characters.change("b", { tagline: "T" });
    await characters.picture("b", new Blob(["png"], { type: "image/png" }));
    assert.deepEqual(ids(characters), ["a", "b"]);
    assert.equal(characters.items[1].version, 2);
    assert.deepEqual(asked(calls).slice(1), ["PATCH /b", "PUT /b/avatar"]);
    assert.equal(calls[2].headers["content-type"], "image/png");
    assert.equal(calls[2].sent, "png");
    assert.equal(told(), 2);
  });

  test("comes along as a file in a form, whatever it is called", async (t) => {
    const { characters, calls } = await own(t);
    await characters.bring(new File(["{}"], "my card.txt"), "key-2");
    assert.deepEqual(asked(calls), ["POST /import"]);
    assert.match(calls[0].headers["content-type"], /^multipart\/form-data; boundary=/);
    assert.match(calls[0].sent, /name="file"; filename="my card.txt"/);
    assert.deepEqual(ids(characters), ["new"]);
  });

  test("goes along as a card of each kind, byte for byte", async (t) => {
    const { characters, calls } = await own(t, (call) => call.file("image/png", Buffer.from([0x89, 0x50, 0xff, 0])));
    for (const kind of ["v3", "v2", "png"]) {
      const bytes = new Uint8Array(await (await characters.card("a/b", kind)).arrayBuffer());
      assert.deepEqual([...bytes], [0x89, 0x50, 0xff, 0]);
    }
    assert.deepEqual(asked(calls), ["GET /a%2Fb/card?format=json&spec=v3", "GET /a%2Fb/card?format=json&spec=v2", "GET /a%2Fb/card?format=png"]);
  });

  test("is heard without a discussion", async (t) => {
    const { characters, calls } = await own(t, (call) => call.json(200, { items: [{ character_id: "a", text: "Who pays?" }] }));
    assert.equal(await characters.hear("a", "Homework"), "Who pays?");
    assert.equal(calls[0].url, "/api/u%201/perspectives");
    assert.deepEqual(calls[0].body, { topic: "Homework", character_ids: ["a"] });
  });

  test("that is refused says what is wrong where", async (t) => {
    const detail = [{ loc: ["body", "name"], msg: "Too long.", type: "t" }, { loc: ["body", "works", 0], msg: "No.", type: "t" }];
    const { characters } = await own(t, (call) => call.json(422, { detail, request_id: "r" }));
    const failure = await characters.create({ name: "x" }, "k").catch((error) => error);
    assert.ok(failure instanceof Failure);
    assert.equal(failure.message, "Too long. No.");
    assert.deepEqual(failure.faults, detail);
    assert.deepEqual(ids(characters), []);
  });
});

describe("somebody deleted", GUARD, () => {
  test("is gone here at once, and on the server when it cannot be called back any more", async (t) => {
    const { characters, calls, told } = await own(t);
    await characters.load();
    characters.remove(characters.items[0]);
    assert.deepEqual(ids(characters), ["b"]);
    assert.equal(calls.length, 1);
    await characters.forget("a");
    assert.deepEqual(asked(calls).slice(1), ["DELETE /a"]);
    assert.deepEqual(ids(characters), ["b"]);
    assert.equal(told(), 1);
  });

  test("who is called back never left", async (t) => {
    const { characters, calls } = await own(t);
    await characters.load();
    characters.remove(characters.items[0]);
    await characters.load();
    assert.deepEqual(ids(characters), ["b"], "not even where the list is loaded meanwhile");
    characters.callBack("a");
    await characters.forget("a");
    assert.deepEqual(ids(characters), ["a", "b"]);
    assert.ok(calls.every((call) => call.method === "GET"));
  });

  test("whom the server keeps is there again", async (t) => {
    const { characters } = await own(t, (call) => (call.method === "DELETE" ? call.fault(503, "Not now.") : wellMeaning(call)));
    await characters.load();
    characters.remove(characters.items[0]);
    await assert.rejects(characters.forget("a"), { message: "Not now." });
    assert.deepEqual(ids(characters), ["a", "b"]);
  });

  test("whom another tab deleted first is gone", async (t) => {
    const { characters } = await own(t, (call) => (call.method === "DELETE" ? call.fault(404, "No such.") : wellMeaning(call)));
    await characters.load();
    characters.remove(characters.items[0]);
    await characters.forget("a");
    assert.deepEqual(ids(characters), ["b"]);
  });

  test("goes with the user who leaves", async (t) => {
    const { characters, calls } = await own(t);
    await characters.load();
    for (const each of characters.items) characters.remove(each);
    await characters.forgetAll();
    assert.deepEqual(asked(calls).slice(1).sort(), ["DELETE /a", "DELETE /b"]);
    assert.deepEqual(ids(characters), []);
  });
});
