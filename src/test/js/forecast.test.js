import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Api } from "../../../web/js/api.js";
import { Forecast } from "../../../web/js/forecast.js";
import { Session } from "../../../web/js/session.js";
import { GUARD, serve, signedIn } from "./loopback.js";

/** A forecast of which the test says when the typing has paused. */
async function foreseeing(t) {
  const waiting = [];
  const { base, calls } = await serve(t, (call) => waiting.push(call));
  let pause = null;
  const later = (act) => {
    pause = act;
    return () => (pause = null);
  };
  const news = [];
  const forecast = new Forecast(new Api(base, new Session(signedIn())), () => news.forEach((look) => look()), later);
  return {
    forecast,
    calls,
    paused: () => pause?.(),
    async call() {
      while (!waiting.length) await new Promise(setImmediate);
      return waiting.shift();
    },
    until: (condition) =>
      new Promise((resolve) => {
        const look = () => condition() && resolve();
        news.push(look);
        look();
      }),
    seen: () => forecast.views.map(({ id, text }) => `${id}: ${text ?? "…"}`),
  };
}

const views = (call) => ({ items: call.body.character_ids.map((id) => ({ character_id: id, text: `${id} on ${call.body.topic}` })) });

describe("what they would likely say", GUARD, () => {
  test("is asked for once the typing has paused, and only then", async (t) => {
    const { forecast, calls, paused, call, until, seen } = await foreseeing(t);
    forecast.about("On gra", ["dewey"]);
    forecast.about("On grades", ["dewey", "hooks"]);
    assert.deepEqual([seen(), calls.length], [["dewey: …", "hooks: …"], 0]);
    paused();
    const asked = await call();
    assert.deepEqual([asked.url, asked.body], ["/api/u%201/perspectives", { topic: "On grades", character_ids: ["dewey", "hooks"] }]);
    asked.json(200, views(asked));
    await until(() => forecast.views[0]?.text);
    assert.deepEqual(seen(), ["dewey: dewey on On grades", "hooks: hooks on On grades"]);
    assert.equal(calls.length, 1);
  });

  test("is not asked for without a topic, or without anybody", async (t) => {
    const { forecast, calls, paused, seen } = await foreseeing(t);
    forecast.about("", ["dewey"]);
    forecast.about("On", ["dewey"]);
    forecast.about("On grades", []);
    paused();
    assert.deepEqual([seen(), calls.length], [[], 0]);
  });

  test("is asked only of those who sit down later, and forgotten of nobody", async (t) => {
    const { forecast, paused, call, until, seen } = await foreseeing(t);
    forecast.about("On grades", ["dewey"]);
    paused();
    const first = await call();
    first.json(200, views(first));
    await until(() => forecast.views[0]?.text);
    forecast.about("On grades", ["hooks", "dewey"]);
    assert.deepEqual(seen(), ["hooks: …", "dewey: dewey on On grades"]);
    paused();
    const second = await call();
    assert.deepEqual(second.body.character_ids, ["hooks"]);
    second.json(200, views(second));
    await until(() => forecast.views[0]?.text);
    assert.deepEqual(seen(), ["hooks: hooks on On grades", "dewey: dewey on On grades"]);
  });

  test("of a topic that was changed meanwhile is dropped", async (t) => {
    const { forecast, paused, call, until, seen } = await foreseeing(t);
    forecast.about("On grades", ["dewey"]);
    paused();
    const old = await call();
    forecast.about("On reading", ["dewey"]);
    paused();
    const fresh = await call();
    fresh.json(200, views(fresh));
    await until(() => forecast.views[0]?.text);
    old.fault(503, "Oh.");
    await new Promise((resolve) => old.response.on("close", resolve));
    await new Promise(setImmediate);
    assert.deepEqual([seen(), forecast.fault], [["dewey: dewey on On reading"], ""]);
  });

  test("says why it cannot be had, and is asked for again", async (t) => {
    const { forecast, paused, call, until, seen } = await foreseeing(t);
    forecast.about("On grades", ["dewey"]);
    paused();
    (await call()).fault(429, "Too often.");
    await until(() => forecast.fault);
    assert.deepEqual([forecast.fault, seen()], ["Too often.", ["dewey: …"]]);
    const again = forecast.again();
    assert.equal(forecast.fault, "");
    const asked = await call();
    asked.json(200, views(asked));
    await again;
    assert.deepEqual(seen(), ["dewey: dewey on On grades"]);
  });

  test("leaves out those of whom nothing can be foreseen", async (t) => {
    const { forecast, paused, call, until, seen } = await foreseeing(t);
    forecast.about("On grades", ["dewey", "hooks"]);
    paused();
    (await call()).json(200, { items: [{ character_id: "hooks", text: "No." }] });
    await until(() => forecast.views.length === 1);
    assert.deepEqual(seen(), ["hooks: No."]);
  });

  test("is not asked for after the discussion has begun", async (t) => {
    const { forecast, calls, paused } = await foreseeing(t);
    forecast.about("On grades", ["dewey"]);
    forecast.close();
    paused();
    assert.deepEqual([forecast.views, calls.length], [[], 0]);
  });
});
