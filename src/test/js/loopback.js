// A server on loopback that does what a test tells it, and what a browser has that Node lacks.
import { createServer } from "node:http";
import { LocalAccounts } from "../../../web/js/accounts/local.js";

/** Nothing here waits by the clock; this only ends a test that would hang. */
export const GUARD = { timeout: 20_000 };

if (!globalThis.navigator) Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });

/**
 * Serves until the test is over. `answer` gets every call; it answers at once or keeps `call` for later.
 * The calls are kept in the order in which they came.
 */
export async function serve(t, answer) {
  const calls = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const piece of request) text += piece;
    const call = new Call(request, text, response);
    calls.push(call);
    answer(call);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { base: `http://127.0.0.1:${server.address().port}`, calls };
}

/** An address at which nobody answers. */
export async function nowhere() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

class Call {
  constructor({ method, url, headers }, text, response) {
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.sent = text;
    this.body = text && /json/.test(headers["content-type"]) ? JSON.parse(text) : undefined;
    this.response = response;
    response.on("error", () => {}); // the page may have left
  }

  get token() {
    return this.headers.authorization;
  }

  json(status, body) {
    this.response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  }

  fault(status, ...sentences) {
    this.json(status, { detail: sentences.map((msg) => ({ msg, type: "test" })), request_id: "r" });
  }

  file(type, body) {
    this.response.writeHead(200, { "Content-Type": type }).end(body);
  }

  text(status, body) {
    this.response.writeHead(status, { "Content-Type": "text/html" }).end(body);
  }

  empty(status = 204) {
    this.response.writeHead(status).end();
  }

  /** Begins a stream of events, to be gone on with by {@link send}. */
  begin() {
    this.response.writeHead(200, { "Content-Type": "text/event-stream" });
    this.response.flushHeaders();
    return this;
  }

  comment(text) {
    this.response.write(`: ${text}\n\n`);
    return this;
  }

  send(event, data) {
    this.response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    return this;
  }

  done() {
    this.response.end("data: [DONE]\n\n");
  }

  /** The connection breaks. */
  cut() {
    this.response.destroy();
  }
}

/** A browser's storage: its entries are its own properties, too. */
export function storage(entries = {}) {
  const map = new Map(Object.entries(entries));
  const methods = {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, String(value)),
    removeItem: (key) => void map.delete(key),
  };
  return new Proxy(methods, {
    ownKeys: () => [...map.keys()],
    getOwnPropertyDescriptor: (_, key) => (map.has(key) ? { value: map.get(key), enumerable: true, configurable: true } : undefined),
  });
}

export const TOKENS = { access_token: "first", refresh_token: "again", user: { id: "u 1", name: "Ada" } };

/** What of the key is kept, for a session. */
export function signedIn(tokens = TOKENS) {
  return storage({ "chatlab.session": JSON.stringify(tokens) });
}

/** With the server's own accounts, as the page has it once it has asked how one signs in. */
export function withAccounts(api) {
  api.accounts = new LocalAccounts(api, true);
  return api;
}
