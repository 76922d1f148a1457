import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Api } from "../../../web/js/api.js";
import { Session } from "../../../web/js/session.js";
import { Talks } from "../../../web/js/talks.js";
import { GUARD, serve, signedIn } from "./loopback.js";

const LIST = "/api/u%201/conversations";
const talk = (id, more = {}) => ({ id, title: `About ${id}`, archived: false, ...more });
const page = (ids, next_cursor = null) => ({ items: ids.map((id) => talk(id)), next_cursor });

/** The list before a server that a test answers for; `waiting` are the calls that have no answer yet. */
async function listing(t, answer) {
  const { base, calls } = await serve(t, answer);
  const talks = new Talks(new Api(base, new Session(signedIn())));
  let told = 0;
  talks.told = () => told++;
  return { talks, calls, told: () => told };
}

/** Answers when the test says so: `next()` is the next call. */
function byHand() {
  const come = [];
  const wanted = [];
  return {
    answer: (call) => (wanted.length ? wanted.shift()(call) : come.push(call)),
    next: () => (come.length ? Promise.resolve(come.shift()) : new Promise((resolve) => wanted.push(resolve))),
  };
}

const ids = (talks) => talks.items.map((each) => each.id);
const query = (call) => Object.fromEntries(new URL(call.url, "http://x").searchParams);

describe("the list", GUARD, () => {
  test("is loaded, and says so before and after", async (t) => {
    const { talks } = await listing(t, (call) => call.json(200, page(["a", "b"], "c2")));
    const states = [];
    talks.changed = () => states.push([talks.loading, ids(talks).length]);
    await talks.load();
    assert.deepEqual(states, [[true, 0], [false, 2]]);
    assert.deepEqual([ids(talks), talks.cursor, talks.fault], [["a", "b"], "c2", ""]);
  });

  test("is asked for with what is sought", async (t) => {
    const { talks, calls } = await listing(t, (call) => call.json(200, page([])));
    await talks.search("  grades & marks ");
    await talks.showArchived(true);
    await talks.search(" ");
    assert.deepEqual(calls.map(query), [
      { limit: "40", archived: "false", q: "grades & marks" },
      { limit: "40", archived: "true", q: "grades & marks" },
      { limit: "40", archived: "true" },
    ]);
  });

  test("goes on where it ended, and nothing stands there twice", async (t) => {
    const { talks, calls } = await listing(t, (call) => call.json(200, query(call).cursor ? page(["b", "c"]) : page(["a", "b"], "c 2")));
    await talks.older();
    assert.equal(calls.length, 0, "there is no page before the first");
    await talks.load();
    await talks.older();
    await talks.older();
    assert.deepEqual([ids(talks), talks.cursor, calls.length, query(calls[1]).cursor], [["a", "b", "c"], null, 2, "c 2"]);
  });

  test("shows the answer to the last question only", async (t) => {
    const hand = byHand();
    const { talks } = await listing(t, hand.answer);
    const first = talks.search("g");
    const one = await hand.next();
    const second = talks.search("gr");
    const two = await hand.next();
    two.json(200, page(["new"]));
    await second;
    one.json(200, page(["old"]));
    await first;
    assert.deepEqual([ids(talks), talks.loading], [["new"], false]);
  });

  test("is not touched by the failure of a question that was overtaken", async (t) => {
    for (const overtaken of ["load", "older"]) {
      const hand = byHand();
      const { talks } = await listing(t, hand.answer);
      const loaded = talks.load();
      (await hand.next()).json(200, page(["a"], "c2"));
      await loaded;
      const first = talks[overtaken]();
      const one = await hand.next();
      const second = talks.search("x");
      const two = await hand.next();
      one.fault(500, "Oh.");
      await first;
      assert.deepEqual([talks.fault, talks.loading], ["", true], overtaken);
      two.json(200, page(["x"]));
      await second;
      assert.deepEqual([ids(talks), talks.fault, talks.loading], [["x"], "", false], overtaken);
    }
  });

  test("says what went wrong, keeps what it has, and forgets it when it goes well", async (t) => {
    let fails = false;
    const { talks } = await listing(t, (call) => (fails ? call.fault(503, "One moment.") : call.json(200, page(["a"], "c2"))));
    await talks.load();
    fails = true;
    await talks.load();
    assert.deepEqual([ids(talks), talks.fault, talks.loading], [["a"], "One moment.", false]);
    await talks.older();
    assert.equal(talks.fault, "One moment.");
    fails = false;
    await talks.load();
    assert.equal(talks.fault, "");
  });
});

describe("a discussion in the list", GUARD, () => {
  const usual = (call) => {
    if (call.method === "GET") return call.json(200, page(["b"]));
    if (call.method === "PATCH") return call.json(200, talk("a b", call.body));
    return call.empty();
  };

  test("is renamed in its place", async (t) => {
    const { talks, calls, told } = await listing(t, usual);
    talks.items = [talk("x"), talk("a b"), talk("y")];
    await talks.rename(talks.items[1], "New");
    assert.deepEqual([calls[0].method, calls[0].url, calls[0].body], ["PATCH", `${LIST}/a%20b`, { title: "New" }]);
    assert.deepEqual([talks.items.map((each) => each.title), told()], [["About x", "New", "About y"], 1]);
  });

  test("is put away and brought back, removed and restored", async (t) => {
    const { talks, calls, told } = await listing(t, usual);
    talks.items = [talk("a b"), talk("b")];
    await talks.archive(talks.items[0], true);
    assert.deepEqual(ids(talks), ["b"]);
    await talks.remove(talk("b"));
    assert.deepEqual(ids(talks), []);
    await talks.restore(talk("b"));
    assert.deepEqual(ids(talks), ["b"]);
    assert.deepEqual(calls.filter((call) => call.method !== "GET").map((call) => `${call.method} ${call.url.slice(LIST.length)}`), ["PATCH /a%20b", "DELETE /b", "POST /b/restore"]);
    assert.deepEqual([calls[0].body, told()], [{ archived: true }, 3]);
  });

  test("stays where the server refuses", async (t) => {
    const { talks, told } = await listing(t, (call) => call.fault(409, "Somebody is speaking."));
    talks.items = [talk("a")];
    await assert.rejects(talks.remove(talks.items[0]), { message: "Somebody is speaking." });
    await assert.rejects(talks.rename(talks.items[0], "New"), { status: 409 });
    assert.deepEqual([talks.items, told()], [[talk("a")], 0]);
  });
});
