import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Api, AWAY, Failure } from "../../../web/js/api.js";
import { Session } from "../../../web/js/session.js";
import { GUARD, nowhere, serve, signedIn } from "./loopback.js";

const STUMBLED = "The server stumbled. Please try again in a moment.";
const WOULD_NOT = "The server would not do that.";

async function asking(t, answer) {
  const { base, calls } = await serve(t, answer);
  return { api: new Api(base, new Session(signedIn())), calls };
}

/** Status and sentence of the Failure in which it ends. */
async function failure(promise) {
  const error = await promise.then(
    () => assert.fail("it did not fail"),
    (reason) => reason,
  );
  assert.ok(error instanceof Failure, String(error));
  return [error.status, error.message];
}

async function all(stream) {
  const found = [];
  for await (const event of stream) found.push(event);
  return found;
}

describe("what the server refuses", GUARD, () => {
  const answers = {
    "one fault": [(call) => call.fault(422, "The title is too long."), 422, "The title is too long."],
    "several faults": [(call) => call.fault(422, "Too long.", "Too many."), 422, "Too long. Too many."],
    "the same fault twice": [(call) => call.fault(422, "Too long.", "Too long."), 422, "Too long."],
    "no sentence": [(call) => call.fault(409), 409, WOULD_NOT],
    "empty sentences": [(call) => call.fault(500, "", ""), 500, STUMBLED],
    "another JSON": [(call) => call.json(400, { error: "?" }), 400, WOULD_NOT],
    "a detail that is a string": [(call) => call.json(404, { detail: "Not Found" }), 404, WOULD_NOT],
    "null": [(call) => call.json(503, null), 503, STUMBLED],
    "a proxy's page": [(call) => call.text(502, "<h1>Bad Gateway</h1>"), 502, STUMBLED],
    "a proxy's refusal": [(call) => call.text(413, "<h1>Too Large</h1>"), 413, WOULD_NOT],
    "no body": [(call) => call.empty(500), 500, STUMBLED],
  };
  for (const [name, [answer, ...expected]] of Object.entries(answers)) {
    test(`is a sentence: ${name}`, async (t) => {
      const { api } = await asking(t, answer);
      assert.deepEqual(await failure(api.get("/api/x")), expected);
      assert.deepEqual(await failure(all(api.stream("POST", "/api/x", { body: {} }))), expected);
    });
  }
});

describe("a server that is away", GUARD, () => {
  test("is said in one sentence, and once", async () => {
    const session = new Session(signedIn());
    const api = new Api(await nowhere(), session);
    const news = [];
    api.onReach = (reached) => news.push(reached);
    assert.deepEqual(await failure(api.get("/api/x")), [0, AWAY]);
    assert.deepEqual(await failure(all(api.stream("GET", "/api/x", {}))), [0, AWAY]);
    assert.deepEqual(news, [false]);
    assert.ok(session.tokens, "nobody is signed out by that");
  });

  test("and comes back is said, once", async (t) => {
    let away = true;
    const { api } = await asking(t, (call) => (away ? call.cut() : call.json(200, {})));
    const news = [];
    api.onReach = (reached) => news.push(reached);
    await failure(api.post("/api/x"));
    await failure(api.post("/api/x"));
    away = false;
    await api.post("/api/x");
    await api.post("/api/x");
    assert.deepEqual(news, [false, true]);
  });

  test("is reached where it refuses", async (t) => {
    const { api } = await asking(t, (call) => call.fault(500, "Oh."));
    api.onReach = () => assert.fail("it was there all the time");
    await failure(api.get("/api/x"));
  });

  test("in the middle of an answer is away, too", async (t) => {
    const { api } = await asking(t, (call) => {
      call.response.writeHead(200, { "Content-Type": "application/json", "Content-Length": 100 });
      call.response.write('{"half":', () => call.cut());
    });
    assert.deepEqual(await failure(api.get("/api/x")), [0, AWAY]);
    assert.deepEqual(await failure(api.text("/api/x")), [0, AWAY]);
  });
});

describe("a stream", GUARD, () => {
  test("gives its events with their data, and comments as they are", async (t) => {
    const { api, calls } = await asking(t, (call) => call.begin().comment("ok").send("turn", { a: 1 }).comment("still here").send("delta", { text: "[DONE]" }).done());
    assert.deepEqual(await all(api.stream("POST", "/api/x", { body: { b: 2 }, key: "k1" })), [
      { event: "comment", data: "ok" },
      { event: "turn", data: { a: 1 } },
      { event: "comment", data: "still here" },
      { event: "delta", data: { text: "[DONE]" } },
    ]);
    const [{ headers, body, token }] = calls;
    assert.deepEqual([headers.accept, headers["idempotency-key"], token, body], ["text/event-stream", "k1", "Bearer first", { b: 2 }]);
  });

  test("of a server that has nothing to tell has no events", async (t) => {
    const { api } = await asking(t, (call) => call.empty());
    assert.deepEqual(await all(api.stream("GET", "/api/x", {})), []);
  });

  test("that ends before it says so was broken", async (t) => {
    const ends = {
      "at once": (call) => call.response.end(),
      "after an event": (call) => call.send("delta", { text: "a" }).response.end(),
      "in its last line": (call) => call.response.end("data: [DONE]"),
      "with another event of that name": (call) => call.response.end('event: end\ndata: "[DONE]"\n\n'),
    };
    for (const [name, end] of Object.entries(ends)) {
      const { api } = await asking(t, (call) => end(call.begin()));
      const news = [];
      api.onReach = (reached) => news.push(reached);
      assert.deepEqual(await failure(all(api.stream("GET", "/api/x", {}))), [0, AWAY], name);
      assert.deepEqual(news, [false], name);
    }
  });

  test("that is cut, or sends what cannot be read, was broken; what came before counts", async (t) => {
    const breaks = [(call) => call.cut(), (call) => call.response.end("data: {half\n\ndata: [DONE]\n\n")];
    for (const end of breaks) {
      let kept;
      const { api } = await asking(t, (call) => (kept = call.begin().send("delta", { text: "a" })));
      const found = [];
      const reading = (async () => {
        for await (const { data } of api.stream("GET", "/api/x", {})) {
          found.push(data.text);
          end(kept);
        }
      })();
      assert.deepEqual(await failure(reading), [0, AWAY]);
      assert.deepEqual(found, ["a"]);
    }
  });

  test("that is given up ends as such, and the server's side is let go", async (t) => {
    let closed;
    const { api } = await asking(t, (call) => {
      closed = new Promise((resolve) => call.response.on("close", resolve));
      call.begin().send("delta", { text: "a" });
    });
    api.onReach = () => assert.fail("the server is there");
    const leaving = new AbortController();
    await assert.rejects(
      async () => {
        for await (const event of api.stream("GET", "/api/x", { signal: leaving.signal })) if (event) leaving.abort();
      },
      { name: "AbortError" },
    );
    await closed;
  });

  test("that nobody reads on is let go", async (t) => {
    let closed;
    const { api } = await asking(t, (call) => {
      closed = new Promise((resolve) => call.response.on("close", resolve));
      call.begin().send("delta", { text: "a" });
    });
    for await (const { data } of api.stream("GET", "/api/x", {})) {
      assert.equal(data.text, "a");
      break;
    }
    await closed;
  });
});
