import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Api, Failure, newKey } from "../../../web/js/api.js";
import { Session } from "../../../web/js/session.js";
import { GUARD, nowhere, serve, signedIn, storage, TOKENS, withAccounts } from "./loopback.js";

const SECOND = { ...TOKENS, access_token: "second", refresh_token: "and again" };

/** An API before a server that answers so. */
async function asking(t, answer, kept = signedIn()) {
  const { base, calls } = await serve(t, answer);
  const session = new Session(kept);
  return { api: withAccounts(new Api(base, session)), session, calls, kept };
}

/** Takes only the second token; gives it for the first one's refresh token. */
function refreshing(call) {
  if (call.url === "/auth/refresh") return call.json(200, SECOND);
  if (call.token === "Bearer second") return call.json(200, { fine: true });
  return call.fault(401, "Your session has expired.");
}

const refreshes = (calls) => calls.filter((call) => call.url === "/auth/refresh");

/** The Failure that a promise ends in. */
async function failure(promise) {
  const error = await promise.then(
    () => assert.fail("it did not fail"),
    (reason) => reason,
  );
  assert.ok(error instanceof Failure, String(error));
  return error;
}

describe("a request", GUARD, () => {
  test("brings the token, the body as JSON and the key", async (t) => {
    const { api, calls } = await asking(t, (call) => call.json(200, { got: call.body }));
    assert.deepEqual(await api.post("/api/x", { words: "Grüezi 🎓" }, { key: "k1" }), { got: { words: "Grüezi 🎓" } });
    await api.get("/api/y");
    await api.patch("/api/z", { title: "T" });
    await api.delete("/api/z");
    assert.deepEqual(calls.map(({ method, url, token, body }) => [method, url, token, body]), [
      ["POST", "/api/x", "Bearer first", { words: "Grüezi 🎓" }],
      ["GET", "/api/y", "Bearer first", undefined],
      ["PATCH", "/api/z", "Bearer first", { title: "T" }],
      ["DELETE", "/api/z", "Bearer first", undefined],
    ]);
    assert.deepEqual(calls.map(({ headers }) => [headers["idempotency-key"], headers["content-type"]]), [
      ["k1", "application/json"],
      [undefined, undefined],
      [undefined, "application/json"],
      [undefined, undefined],
    ]);
  });

  test("of a guest brings no token, and a 401 refreshes nothing", async (t) => {
    const { api, calls } = await asking(t, (call) => call.fault(401, "Wrong password."), storage());
    const error = await failure(api.post("/auth/login", { password: "x" }));
    assert.deepEqual([error.status, error.message, error.away], [401, "Wrong password.", false]);
    assert.deepEqual(calls.map((call) => call.token), [undefined]);
  });

  test("that is answered with nothing gives null", async (t) => {
    const { api } = await asking(t, (call) => call.empty(call.method === "DELETE" ? 204 : 202));
    assert.equal(await api.delete("/api/x"), null);
    assert.equal(await api.post("/api/x/stop"), null);
  });

  test("for a file gives its text", async (t) => {
    const { api } = await asking(t, (call) => call.text(200, "# Grüezi"));
    assert.equal(await api.text("/api/x/export"), "# Grüezi");
  });

  test("knows its own place, with or without a last slash", async (t) => {
    const session = new Session(signedIn());
    assert.equal(new Api("https://a.example/", session).url("/api/x"), "https://a.example/api/x");
    assert.equal(new Api("", session).own("conversations"), "/api/u%201/conversations");
    const { base, calls } = await serve(t, (call) => call.json(200, {}));
    await new Api(`${base}/`, session).get("/health");
    assert.equal(calls[0].url, "/health");
  });

  test("that is given up ends as such and is no news of the server", async (t) => {
    const { api } = await asking(t, () => leaving.abort());
    const leaving = new AbortController();
    api.onReach = () => assert.fail("the server is there");
    await assert.rejects(api.get("/api/x", { signal: leaving.signal }), { name: "AbortError" });
  });

  test("has a key of its own", () => {
    const keys = Array.from({ length: 100 }, newKey);
    assert.equal(new Set(keys).size, 100);
    for (const key of keys) assert.match(key, /^[0-9a-f]{32}$/);
  });
});

describe("an expired token", GUARD, () => {
  test("is renewed once for all that wait, and each is asked again", async (t) => {
    const { api, session, calls, kept } = await asking(t, refreshing);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => api.post("/api/x", { index }, { key: `k${index}` })));
    assert.ok(answers.every((answer) => answer.fine));
    assert.equal(refreshes(calls).length, 1);
    assert.deepEqual(refreshes(calls)[0].body, { refresh_token: "again" });
    assert.equal(refreshes(calls)[0].token, undefined);
    assert.equal(session.tokens.access_token, "second");
    assert.equal(new Session(kept).tokens.refresh_token, "and again");
    const served = calls.filter((call) => call.token === "Bearer second");
    assert.deepEqual(served.map((call) => [call.body.index, call.headers["idempotency-key"]]).sort(([one], [other]) => one - other), Array.from({ length: 20 }, (_, index) => [index, `k${index}`]));
  });

  test("that is refused once the new one is there is not renewed again", async (t) => {
    const late = [];
    const { api, calls } = await asking(t, (call) => (call.url === "/api/late" && call.token === "Bearer first" ? late.push(call) : refreshing(call)));
    const slow = api.get("/api/late");
    await api.get("/api/x");
    // Whichever came first, the refusal is read after the refresh.
    while (!late.length) await api.get("/api/x");
    late[0].fault(401, "Expired.");
    assert.deepEqual(await slow, { fine: true });
    assert.equal(refreshes(calls).length, 1);
  });

  test("that another tab has renewed is taken from there", async (t) => {
    const kept = signedIn();
    const { api, calls } = await asking(t, refreshing, kept);
    kept.setItem("chatlab.session", JSON.stringify(SECOND));
    assert.deepEqual(await api.get("/api/x"), { fine: true });
    assert.equal(refreshes(calls).length, 0);
    assert.deepEqual(calls.map((call) => call.token), ["Bearer first", "Bearer second"]);
  });

  test("is renewed under a lock that all tabs share, where there is one", async (t) => {
    const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
    const names = [];
    const locks = { request: (name, work) => (names.push(name), work()) };
    Object.defineProperty(globalThis, "navigator", { value: { locks }, configurable: true });
    t.after(() => Object.defineProperty(globalThis, "navigator", before));
    const { api } = await asking(t, refreshing);
    await api.get("/api/x");
    assert.equal(names.length, 1);
  });

  test("that cannot be renewed ends the session, with the server's sentence", async (t) => {
    const { api, session, calls, kept } = await asking(t, (call) => call.fault(401, call.url === "/auth/refresh" ? "Revoked." : "Expired."));
    let told = 0;
    session.onChange(() => told++);
    const failures = await Promise.all(["/api/a", "/api/b", "/api/c"].map((path) => failure(api.get(path))));
    assert.deepEqual(failures.map((error) => error.message), ["Expired.", "Expired.", "Expired."]);
    assert.ok(refreshes(calls).length >= 1);
    assert.equal(session.tokens, null);
    assert.deepEqual(Object.keys(kept), []);
    assert.ok(told >= 1);
  });

  test("refused once more after the refresh ends the session and does not go round in circles", async (t) => {
    const { api, session, calls } = await asking(t, (call) => (call.url === "/auth/refresh" ? call.json(200, SECOND) : call.fault(401, "No.")));
    assert.equal((await failure(api.get("/api/x"))).status, 401);
    assert.equal(calls.length, 3);
    assert.equal(session.tokens, null);
  });

  test("does not end the session where the network fails during the refresh", async (t) => {
    const { api, session } = await asking(t, (call) => (call.url === "/auth/refresh" ? call.cut() : call.fault(401, "Expired.")));
    assert.ok((await failure(api.get("/api/x"))).away);
    assert.deepEqual(session.tokens, TOKENS);
  });

  test("does not end the session where the server stumbles over the refresh", async (t) => {
    for (const status of [429, 500, 502, 503]) {
      const { api, session } = await asking(t, (call) => (call.url === "/auth/refresh" ? call.fault(status, "Busy.") : call.fault(401, "Expired.")));
      const error = await failure(api.get("/api/x"));
      assert.deepEqual([error.status, error.message], [status, "Busy."]);
      assert.deepEqual(session.tokens, TOKENS, `${status}`);
    }
  });

  test("is renewed for a stream, too", async (t) => {
    const { api } = await asking(t, (call) => (call.token === "Bearer second" ? call.begin().comment("ok").done() : refreshing(call)));
    const found = [];
    for await (const event of api.stream("POST", "/api/x", { body: {} })) found.push(event);
    assert.deepEqual(found, [{ event: "comment", data: "ok" }]);
  });
});

test("signing out ends the session whatever the server says", GUARD, async (t) => {
  for (const status of [204, 401, 500]) {
    const { api, session, calls } = await asking(t, (call) => (status === 204 ? call.empty() : call.fault(status, "No.")));
    await api.signOut();
    assert.deepEqual([calls[0].method, calls[0].url, calls[0].token], ["POST", "/auth/logout", "Bearer first"]);
    assert.equal(session.tokens, null);
  }
  const session = new Session(signedIn());
  await withAccounts(new Api(await nowhere(), session)).signOut();
  assert.equal(session.tokens, null);
});
