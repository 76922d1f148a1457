import assert from "node:assert/strict";
import { setMaxListeners } from "node:events";
import { test } from "node:test";
import { Session } from "../../../web/js/session.js";
import { signedIn, storage, TOKENS } from "./loopback.js";

const KEY = "chatlab.session";
const OTHER = { ...TOKENS, user: { id: "u2", name: "Lev" } };

const page = new EventTarget();
setMaxListeners(0, page); // each session of these tests listens to it
globalThis.addEventListener = page.addEventListener.bind(page);

/** What the browser does in every other tab when one has written; the key is null where it cleared all. */
function tellTabs(key) {
  page.dispatchEvent(Object.assign(new Event("storage"), { key }));
}

function heard(session) {
  const users = [];
  session.onChange(() => users.push(session.user?.id ?? null));
  return users;
}

test("nobody is signed in where nothing is kept, or nothing that can be read", () => {
  const kept = [undefined, "", "{", "null", "[]", "7", "{}", '{"access_token":"a"}', '{"access_token":"a","user":{}}', '{"user":{"id":"u"}}'];
  for (const value of kept) {
    const session = new Session(storage(value === undefined ? {} : { [KEY]: value }));
    assert.equal(session.tokens, null, `kept: ${value}`);
    assert.equal(session.user, null, `kept: ${value}`);
  }
});

test("nobody is signed in where the browser refuses its storage", () => {
  const getItem = () => {
    throw new DOMException("refused", "SecurityError");
  };
  assert.equal(new Session({ getItem }).tokens, null);
});

test("what one page kept, the next one has", () => {
  const kept = storage();
  const session = new Session(kept);
  session.keep(TOKENS);
  assert.deepEqual(session.user, TOKENS.user);
  assert.deepEqual(new Session(kept).tokens, TOKENS);
});

test("signing out forgets the tokens and says so", () => {
  const kept = signedIn();
  const session = new Session(kept);
  const users = heard(session);
  session.end();
  assert.deepEqual(users, [null]);
  assert.equal(session.tokens, null);
  assert.equal(kept.getItem(KEY), null);
});

test("a tab hears that another one signed in, out, or as somebody else", () => {
  const kept = storage();
  const session = new Session(kept);
  const users = heard(session);
  for (const tokens of [TOKENS, OTHER, null]) {
    if (tokens) kept.setItem(KEY, JSON.stringify(tokens));
    else kept.removeItem(KEY);
    tellTabs(KEY);
  }
  assert.deepEqual(users, [TOKENS.user.id, OTHER.user.id, null]);
});

test("a tab whose browser forgot everything is signed out", () => {
  const kept = signedIn();
  const session = new Session(kept);
  const users = heard(session);
  kept.removeItem(KEY);
  tellTabs(null);
  assert.deepEqual(users, [null]);
});

test("fresh tokens of the same user are taken over without a word", () => {
  const kept = signedIn();
  const session = new Session(kept);
  const users = heard(session);
  kept.setItem(KEY, JSON.stringify({ ...TOKENS, access_token: "second" }));
  tellTabs(KEY);
  assert.equal(session.tokens.access_token, "second");
  assert.deepEqual(users, []);
});

test("what other keys hold is none of its business", () => {
  const kept = signedIn();
  const session = new Session(kept);
  kept.removeItem(KEY);
  tellTabs("chatlab.draft.new");
  assert.deepEqual(session.user, TOKENS.user);
});

test("a change of name in another tab is heard", () => {
  const kept = signedIn();
  const session = new Session(kept);
  let names = "";
  session.onChange(() => (names += session.user.name));
  kept.setItem(KEY, JSON.stringify({ ...TOKENS, user: { ...TOKENS.user, name: "Augusta" } }));
  session.reload();
  assert.equal(names, "Augusta");
});

test("another name is kept with the tokens, and everybody goes on as before", () => {
  const kept = signedIn();
  const session = new Session(kept);
  const elsewhere = new Session(kept);
  const users = heard(elsewhere);
  let names = 0;
  elsewhere.onRename = () => names++;
  session.rename("Ada Lovelace");
  session.rename("Ada Lovelace");
  tellTabs(KEY);
  assert.equal(elsewhere.user.full_name, "Ada Lovelace");
  assert.equal(session.tokens.access_token, TOKENS.access_token);
  assert.deepEqual([names, users], [1, []]);
});
