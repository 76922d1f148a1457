import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Api } from "../../../web/js/api.js";
import { Insights } from "../../../web/js/insights.js";
import { asMarkdown, asPlainText, barOf, cited, parts, percent, since } from "../../../web/js/model/insights.js";
import { Session } from "../../../web/js/session.js";
import { Held } from "./held.js";
import { GUARD, serve, signedIn } from "./loopback.js";
import { message } from "./told.js";

const report = (more = {}) => ({
  topic: "On grades",
  participants: [],
  key_insights: [{ text: "Grades  measure\nobedience.", turns: ["m1", "m3"] }],
  agreements: [],
  disagreements: [],
  open_questions: [{ text: "Who reads them?", turns: ["m9"] }],
  user_contributions: [{ text: "A case.", turns: ["m1"] }],
  ...more,
});

describe("a report", () => {
  test("has the parts in which there is something", () => {
    assert.deepEqual(parts(report()).map(({ title }) => title), ["So far", "Open", "What you brought"]);
  });

  test("names each turn that it rests on once", () => {
    assert.deepEqual(cited(report()), ["m1", "m3", "m9"]);
  });

  test("knows what has come since", () => {
    const known = new Map([["m1", 1], ["m2", 1]]);
    const said = (...more) => new Map([...known, ...more]);
    assert.equal(since(known, said()), "");
    assert.equal(since(known, said(["m3", 1])), "One turn since.");
    assert.equal(since(known, said(["m3", 1], ["m4", 1])), "2 turns since.");
    assert.equal(since(known, said(["m2", 2], ["m3", 1])), "Something was changed since.");
    assert.equal(since(known, new Map([["m1", 1]])), "Something was changed since.", "one was taken out");
  });

  test("becomes Markdown in which the turns are named, as far as they are known", () => {
    const turns = { m1: { seq: 1, name: "John Dewey" }, m3: { seq: 3, name: "You" } };
    const text = asMarkdown(report(), (id) => turns[id] ?? null);
    assert.equal(
      text,
      "# On grades\n\n## So far\n\n- Grades measure obedience. (turn 1, John Dewey; turn 3, You)\n\n## Open\n\n- Who reads them?\n\n## What you brought\n\n- A case. (turn 1, John Dewey)\n",
    );
  });
});

describe("a report with all that is known", () => {
  const dewey = { speaker: { id: "john-dewey", name: "John | Dewey" }, turns: 2, words: 30, share: 0.75 };
  const you = { speaker: { id: "user", name: "You" }, turns: 1, words: 10, share: 0.25 };
  const more = { participation: { items: [dewey, you], turns: 3, words: 40 }, works: [{ work: "How We\nThink", year: 1910, turns: ["m1"] }] };

  test("has the shares of talk and the sources as well", () => {
    const text = asMarkdown(report(), (id) => (id === "m1" ? { seq: 1, name: "John Dewey" } : null), more);
    assert.ok(
      text.endsWith(
        "\n\n## Share of talk\n\n| Who | Share of the words | Turns | Words |\n| --- | ---: | ---: | ---: |\n| John \\| Dewey | 75% | 2 | 30 |\n| You | 25% | 1 | 10 |" +
          "\n\n## Sources used\n\n- *How We Think*, 1910 (turn 1, John Dewey)\n",
      ),
      text,
    );
  });

  test("has none of Markdown’s signs in a plain file", () => {
    const text = asPlainText(asMarkdown(report(), (id) => (id === "m1" ? { seq: 1, name: "John Dewey" } : null), more));
    assert.ok(text.startsWith("On grades\n=========\n\nSO FAR\n\n- Grades measure obedience. (turn 1, John Dewey)\n\nOPEN\n"), text);
    assert.ok(text.endsWith("SHARE OF TALK\n\nWho, Share of the words, Turns, Words\nJohn | Dewey, 75%, 2, 30\nYou, 25%, 1, 10\n\nSOURCES USED\n\n- How We Think, 1910 (turn 1, John Dewey)\n"), text);
  });

  test("says nothing of talk that was none, nor of sources that are not", () => {
    const none = { participation: { items: [{ ...you, words: 0 }], turns: 0, words: 0 }, works: [] };
    assert.equal(asMarkdown(report(), () => null, none), asMarkdown(report(), () => null));
  });
});

describe("a share", () => {
  test("is a round number, and never nothing where somebody spoke", () => {
    assert.deepEqual([0, 0.001, 0.3141, 1].map(percent), ["0%", "<1%", "31%", "100%"]);
  });

  test("is as long as it is beside the longest", () => {
    assert.deepEqual([0, 0.25, 0.5].map((share) => barOf(share, [0, 0.25, 0.5])), [0, 50, 100]);
    assert.equal(barOf(0, [0, 0]), 0);
  });
});

describe("what the server is asked for", GUARD, () => {
  async function asking(t) {
    const waiting = [];
    const nobody = { topic_axes: [], axes: [], items: [], alarm: null };
    const { base } = await serve(t, (call) => (call.url.endsWith("/stances") ? call.json(200, nobody) : waiting.push(call)));
    const insights = new Insights(new Api(base, new Session(signedIn())), "c1", { changed: () => {}, said: () => new Map([["m1", 1]]) });
    const call = async (at) => {
      while (waiting.length <= at) await new Promise(setImmediate);
      return waiting[at];
    };
    return { insights, call };
  }

  test("is the report, and which turns it knows", async (t) => {
    const { insights, call } = await asking(t);
    const over = insights.sumUp();
    assert.deepEqual([insights.summary.loading, insights.known.size], [true, 0]);
    const asked = await call(0);
    assert.equal(`${asked.method} ${asked.url}`, "GET /api/u%201/conversations/c1/summary");
    asked.json(200, report());
    await over;
    assert.deepEqual([insights.summary.loading, insights.summary.value.topic, [...insights.known.keys()]], [false, "On grades", ["m1"]]);
  });

  test("stays as it was where it fails, with the reason", async (t) => {
    const { insights, call } = await asking(t);
    const first = insights.sumUp();
    (await call(0)).json(200, report());
    await first;
    const second = insights.sumUp();
    (await call(1)).fault(429, "Too often.");
    await second;
    assert.deepEqual([insights.summary.fault, insights.summary.value.topic, insights.known.size], ["Too often.", "On grades", 1]);
  });

  test("is taken from the later answer, whichever comes first", async (t) => {
    const { insights, call } = await asking(t);
    const slow = insights.refresh();
    const early = await call(0);
    const quick = insights.refresh();
    (await call(1)).json(200, { items: [], turns: 2, words: 20 });
    await quick;
    early.json(200, { items: [], turns: 1, words: 10 });
    await slow;
    assert.deepEqual([insights.participation.value.turns, insights.participation.loading], [2, false]);
  });
});

describe("turns that are spoken of", GUARD, () => {
  test("are read back to, and no further", async (t) => {
    const held = await Held.over(t, ...Array.from({ length: 130 }, (_, index) => message(index + 1)));
    await held.talk.open();
    assert.equal(held.discussion.turn("m60"), null);
    await held.talk.find(["m60", "m129"]);
    assert.deepEqual(held.discussion.turn("m60"), { seq: 60, name: "John Dewey", color: "#4075aa" });
    assert.equal(held.got("GET /messages").length, 2);
  });
});
