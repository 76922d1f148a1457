import assert from "node:assert/strict";
import { test } from "node:test";
import { Api } from "../../../web/js/api.js";
import { languages, read } from "../../../web/js/model/preferences.js";
import { Profile } from "../../../web/js/profile.js";
import { Session } from "../../../web/js/session.js";
import { GUARD, nowhere, serve, storage, TOKENS } from "./loopback.js";

const UNSENT = "chatlab.unsent";
const signedIn = (entries = {}) => storage({ "chatlab.session": JSON.stringify(TOKENS), ...entries });

/** What the server has: it takes what it is sent, as ours does. */
function keeper(stored = {}) {
  const has = { id: "u 1", full_name: null, preferences: {}, ...stored };
  return (call) => {
    if (call.method === "PATCH") {
      Object.assign(has.preferences, call.body.preferences);
      if ("full_name" in call.body) has.full_name = call.body.full_name || null;
    }
    call.json(200, has);
  };
}

async function profileOf(t, answer, kept = signedIn()) {
  const { base, calls } = await serve(t, answer);
  const session = new Session(kept);
  return { profile: new Profile(kept, session, new Api(base, session)), session, calls, kept };
}

const sent = (calls) => calls.filter(({ method }) => method === "PATCH").map(({ body }) => body);

test("what is chosen holds at once, is kept here, and goes to the server", GUARD, async (t) => {
  const { profile, calls, kept } = await profileOf(t, keeper());
  await profile.load();
  profile.choose("theme", "night");
  assert.equal(profile.get("theme"), "night");
  assert.equal(kept.getItem("chatlab.theme"), "night");
  await profile.send();
  assert.deepEqual(sent(calls), [{ preferences: { theme: "night" } }]);
  assert.equal(profile.state, "kept");
  assert.equal(kept.getItem(UNSENT), null);
});

test("what another device chose holds here, and what it did not choose stays", GUARD, async (t) => {
  const stored = { full_name: "Ada", preferences: { theme: "matrix", single_keys: false } };
  const { profile, session, calls } = await profileOf(t, keeper(stored), signedIn({ "chatlab.theme": "paper", "chatlab.text_size": "larger", "chatlab.language": "de" }));
  await profile.load();
  assert.deepEqual([profile.get("theme"), profile.get("text_size"), profile.get("single_keys")], ["matrix", "larger", false]);
  assert.equal(profile.get("language"), ""); // it was taken away there
  assert.equal(session.user.full_name, "Ada");
  assert.deepEqual(sent(calls), []);
});

test("who has chosen no name is called as the account's keeper does, and otherwise as they chose", GUARD, async (t) => {
  for (const [stored, shown] of [[null, "Of the provider"], ["Ada", "Ada"]]) {
    const tokens = { ...TOKENS, user: { ...TOKENS.user, full_name: "Of the provider", given_name: "Of the provider" } };
    const { profile, calls } = await profileOf(t, keeper({ full_name: stored }), storage({ "chatlab.session": JSON.stringify(tokens) }));
    await profile.load();
    assert.equal(profile.name, shown);
    assert.deepEqual(sent(calls), []);
  }
});

test("what was chosen before the server could be asked goes there and is not overruled", GUARD, async (t) => {
  const kept = storage();
  const door = new Profile(kept, new Session(kept), new Api(await nowhere(), new Session(kept)));
  door.choose("theme", "night"); // nobody is signed in yet
  kept.setItem("chatlab.session", JSON.stringify(TOKENS));
  const { profile, calls } = await profileOf(t, keeper({ preferences: { theme: "paper", text_size: "largest" } }), kept);
  await profile.load();
  assert.deepEqual(sent(calls), [{ preferences: { theme: "night" } }]);
  assert.deepEqual([profile.get("theme"), profile.get("text_size")], ["night", "largest"]);
});

test("while the server is away it holds here, says so, and goes there later", GUARD, async (t) => {
  const kept = signedIn();
  const session = new Session(kept);
  const away = new Profile(kept, session, new Api(await nowhere(), session));
  await away.load();
  away.choose("text_size", "larger");
  away.rename(" Ada ");
  await away.send();
  assert.equal(away.state, "here");
  assert.equal(away.name, "Ada");
  const { profile, calls } = await profileOf(t, keeper(), kept);
  assert.equal(profile.get("text_size"), "larger");
  await profile.load();
  assert.deepEqual(sent(calls), [{ full_name: "Ada", preferences: { text_size: "larger" } }]);
  assert.equal(profile.state, "kept");
});

test("what is chosen while something is on its way is sent after it, once", GUARD, async (t) => {
  const held = [];
  const { profile, calls } = await profileOf(t, (call) => (call.method === "GET" ? keeper()(call) : held.push(call)));
  await profile.load();
  const came = () => new Promise((resolve) => setImmediate(resolve));
  profile.choose("theme", "night");
  while (!held.length) await came();
  profile.choose("theme", "paper");
  profile.choose("theme", "matrix");
  const done = profile.send();
  held[0].json(200, { id: "u 1", full_name: null, preferences: { theme: "night" } });
  while (held.length < 2) await came();
  assert.equal(profile.get("theme"), "matrix"); // the answer to the first is old
  held[1].json(200, { id: "u 1", full_name: null, preferences: { theme: "matrix" } });
  await done;
  assert.deepEqual(sent(calls).map(({ preferences }) => preferences.theme), ["night", "matrix"]);
  assert.equal(profile.state, "kept");
});

test("what the server refuses is said and not sent for ever", GUARD, async (t) => {
  const { profile, calls } = await profileOf(t, (call) => (call.method === "GET" ? keeper()(call) : call.fault(422, "Not that.")));
  await profile.load();
  profile.choose("language", "tlh");
  await profile.send();
  assert.deepEqual([profile.state, profile.fault], ["refused", "Not that."]);
  await profile.send();
  assert.equal(sent(calls).length, 1);
});

test("an old choice of somebody else is not sent for whoever is here", GUARD, async (t) => {
  const other = JSON.stringify({ of: "u2", fields: ["theme"] });
  const { profile, calls } = await profileOf(t, keeper(), signedIn({ [UNSENT]: other, "chatlab.theme": "night" }));
  await profile.load();
  assert.deepEqual(sent(calls), []);
});

test("whoever leaves leaves no more than how the page looks", GUARD, async (t) => {
  const { profile, kept } = await profileOf(t, keeper(), signedIn({ "chatlab.theme": "night", "chatlab.language": "de", "chatlab.single_keys": "false", [UNSENT]: "{}" }));
  profile.forget();
  assert.deepEqual([profile.get("theme"), profile.get("language"), profile.get("single_keys")], ["night", "", true]);
  assert.deepEqual(Object.keys(kept), ["chatlab.session", "chatlab.theme"]);
});

test("what was kept and means nothing any more is as if it were not there", () => {
  assert.equal(read("theme", "dark"), "device");
  assert.equal(read("theme", null), "device");
  assert.equal(read("single_keys", null), true);
  assert.equal(read("single_keys", "false"), false);
  assert.equal(read("language", "tlh"), "tlh");
});

test("languages are called by their own names, whatever was chosen is among them", () => {
  const names = new Map(languages("sq").map(({ tag, name }) => [tag, name]));
  assert.equal(names.get("de"), "Deutsch");
  assert.equal(names.get("fr"), "Français");
  assert.ok(names.has("sq"));
  assert.ok(!languages("").some(({ tag }) => tag === "sq"));
  assert.equal(languages("not-a-language-at-all").find(({ tag }) => tag.startsWith("not"))?.tag, "not-a-language-at-all");
});
