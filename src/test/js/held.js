// A server that holds one discussion. A test takes the calls it wants to answer itself; the others are answered from what is stored.
import { Api } from "../../../web/js/api.js";
import { Discussion } from "../../../web/js/model/discussion.js";
import { Session } from "../../../web/js/session.js";
import { Talk } from "../../../web/js/talk.js";
import { serve, signedIn, withAccounts } from "./loopback.js";
import { conversation, DEWEY, message, said, turn } from "./told.js";

const HOME = "/api/u%201/conversations/c1";

// The browser says that it is online as soon as anybody listens, so that nothing waits for the clock.
globalThis.addEventListener = (type, listener) => {
  if (type === "online") setImmediate(listener);
};

export class Held {
  /** What is stored, oldest first. */
  stored = [];
  conversation = conversation();
  calls = [];
  /** What became of it: `kept`, `told`, `settled`. */
  log = [];
  #answers = new Map();
  #watched = [];

  /** A talk over a discussion in which this has been said. */
  static async over(t, ...stored) {
    const held = new Held();
    held.stored = stored;
    const { base } = await serve(t, (call) => held.#answer(call));
    held.discussion = new Discussion(held.conversation);
    held.api = withAccounts(new Api(base, new Session(signedIn())));
    held.settled = () => Promise.resolve();
    held.talk = new Talk(held.api, held.discussion, {
      changed: () => held.#look(),
      grown: () => held.#look(),
      settled: () => (held.#note("settled"), held.settled()),
      kept: () => held.#note("kept"),
      told: () => held.#note("told"),
    });
    t.after(() => held.talk.close());
    return held;
  }

  /** The next calls of this kind are answered so, one by one; then as always. `what` is like `GET /turn`. */
  on(what, ...answers) {
    this.#answers.set(what, [...(this.#answers.get(what) ?? []), ...answers]);
  }

  /** The next call of this kind, for the test to answer. */
  call(what) {
    return new Promise((resolve) => this.on(what, resolve));
  }

  /** All the calls of a kind that came. */
  got(what) {
    return this.calls.filter((call) => call.what === what);
  }

  #note(what) {
    this.log.push(what);
    this.#look();
  }

  /** Resolves as soon as this is so, whenever there is news. */
  until(condition) {
    return new Promise((resolve) => {
      this.#watched.push({ condition, resolve });
      this.#look();
    });
  }

  #look() {
    for (const each of [...this.#watched]) {
      if (!each.condition(this.discussion)) continue;
      this.#watched.splice(this.#watched.indexOf(each), 1);
      each.resolve();
    }
  }

  #answer(call) {
    const [path, query] = call.url.slice(HOME.length).split("?");
    call.what = `${call.method} ${path}`.trim();
    call.query = new URLSearchParams(query);
    call.key = call.headers["idempotency-key"];
    this.calls.push(call);
    const answer = this.#answers.get(call.what)?.shift();
    if (answer) answer(call);
    else this.#usual(call);
  }

  #usual(call) {
    if (call.what === "GET /messages") return this.#page(call);
    if (call.what === "GET /turn") return call.empty();
    if (call.what === "GET /next") return call.json(200, { speaker: DEWEY, reason: "It is his turn." });
    if (call.what === "POST /stop") return call.empty(202);
    if (call.what === "GET") return call.json(200, this.conversation);
    if (call.what === "PATCH") return call.json(200, { ...this.conversation, ...call.body });
    return this.reply(call);
  }

  #page(call) {
    const before = Number(call.query.get("cursor") ?? Infinity);
    const limit = Number(call.query.get("limit"));
    const items = this.stored.filter((each) => each.seq < before).reverse().slice(0, limit);
    const oldest = items.at(-1)?.seq;
    call.json(200, { items, next_cursor: this.stored.some((each) => each.seq < oldest) ? String(oldest) : null });
  }

  /** Stores what was said and what is answered, and tells it to its end. */
  reply(call) {
    this.heard(call);
    this.tell(call).done();
  }

  /** Stores the user's words, if there are any, and says that they are. */
  heard(call) {
    if (call.body?.content) this.stored.push(said(this.stored.length + 1, call.body.content));
    return call.begin().comment("ok");
  }

  /** Begins a turn. */
  turn(call, more = {}) {
    const seq = this.stored.length + 1;
    const words = this.stored.at(-1);
    return call.send("turn", turn(seq, { ...(call.body?.content && words ? { user_message_id: words.id } : {}), ...more }));
  }

  /** Tells another version of a turn, to its end. */
  rewrite(call, seq, more) {
    const at = this.stored.findIndex((each) => each.seq === seq);
    const before = this.stored[at];
    const whole = { ...before, status: "complete", version: before.version + 1, versions: before.version + 1, ...more };
    this.stored[at] = whole;
    call.begin().comment("ok").send("turn", turn(seq, { speaker: whole.speaker })).send("delta", { text: whole.content }).send("message", whole).done();
  }

  /** A whole turn. */
  tell(call, more = {}) {
    this.turn(call);
    return this.finish(call, more);
  }

  /** Stores a turn's words and tells them. */
  finish(call, more = {}) {
    const whole = message(this.stored.length + 1, more);
    this.stored.push(whole);
    return call.send("delta", { text: whole.content }).send("message", whole);
  }
}
