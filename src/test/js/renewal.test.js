import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Api, Failure } from "../../../web/js/api.js";
import { early, left } from "../../../web/js/renewal.js";
import { Session } from "../../../web/js/session.js";
import { GUARD, serve, signedIn, TOKENS } from "./loopback.js";

const HOUR = 3600;

/** An API whose accounts are elsewhere, and give these tokens. */
async function asking(t, expiresInMs, refresh) {
  const { base, calls } = await serve(t, (call) => call.json(200, { token: call.token }));
  const session = new Session(signedIn({ ...TOKENS, expires_in: HOUR, expires_at: Date.now() + expiresInMs }));
  const api = new Api(base, session);
  const asked = [];
  api.accounts = { refresh: (token) => (asked.push(token), refresh()) };
  return { api, session, calls, asked };
}

const second = () => Promise.resolve({ ...TOKENS, access_token: "second", refresh_token: "and again", expires_in: HOUR, user: { ...TOKENS.user, full_name: "Of the provider" } });
const failing = (status) => () => Promise.reject(new Failure(status, "No."));

describe("when a token is renewed", GUARD, () => {
  test("a minute before its end, or a quarter of a short life", () => {
    assert.equal(early({ expires_in: HOUR }), 60_000);
    assert.equal(early({ expires_in: 40 }), 10_000);
    assert.equal(left({ expires_at: 5000 }, 2000), 3000);
    assert.equal(left({}, 2000), Infinity);
    assert.equal(left(null, 2000), Infinity);
  });

  test("nothing is asked while it has time", async (t) => {
    const { api, asked } = await asking(t, 120_000, second);
    await api.get("/api/x");
    assert.deepEqual(asked, []);
  });

  test("about to run out, it is renewed while the call goes on with it", async (t) => {
    const { api, session, asked } = await asking(t, 30_000, () => new Promise((resolve) => (given = resolve)));
    let given = () => {};
    assert.deepEqual(await api.get("/api/x"), { token: "Bearer first" });
    given(await second());
    while (session.tokens.access_token === "first") await new Promise(setImmediate);
    assert.deepEqual(asked, ["again"]);
    assert.ok(session.tokens.expires_at > Date.now() + 3_000_000);
  });

  test("run out, it is renewed first, once for all that wait", async (t) => {
    const { api, asked } = await asking(t, -1, second);
    const answers = await Promise.all([1, 2, 3].map(() => api.get("/api/x")));
    assert.deepEqual(answers, Array(3).fill({ token: "Bearer second" }));
    assert.deepEqual(asked, ["again"]);
  });

  test("the name stays the one that is shown", async (t) => {
    const { api, session } = await asking(t, -1, second);
    session.rename("Ada");
    await api.get("/api/x");
    assert.equal(session.user.full_name, "Ada");
  });

  test("refused, the session is over at once", async (t) => {
    for (const status of [400, 401, 403]) {
      const { api, session } = await asking(t, -1, failing(status));
      await api.get("/api/x");
      assert.equal(session.tokens, null, `${status}`);
    }
  });

  test("without the network, or a server that stumbles, the session goes on", async (t) => {
    for (const status of [0, 429, 502]) {
      const { api, session } = await asking(t, -1, failing(status));
      assert.deepEqual(await api.get("/api/x"), { token: "Bearer first" });
      assert.equal(session.tokens.access_token, "first", `${status}`);
    }
  });

  test("what goes without a token renews none", async (t) => {
    const { api, asked } = await asking(t, -1, second);
    assert.deepEqual(await api.get("/api/config", { anonymous: true }), {});
    assert.deepEqual(asked, []);
  });
});
