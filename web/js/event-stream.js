/**
 * Server-sent events, read from a response as they come.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */

/** @typedef {{event: string, data: string}} ServerEvent `event` is `message` where the stream names none, and `comment` for a comment line */

/**
 * Throws where nothing comes for too long: the server says every 5 s that it is there, so the connection is lost.
 *
 * @param {ReadableStream<Uint8Array>} body
 * @param {number} [silence] in milliseconds
 * @returns {AsyncGenerator<ServerEvent, void, undefined>}
 */
export async function* events(body, silence = 20_000) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = new EventParser();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await within(silence, reader.read());
      ended = done;
      if (ended) return;
      yield* parser.take(decoder.decode(value, { stream: true }));
    }
  } finally {
    if (!ended) reader.cancel().catch(() => {}); // the listener left, or the connection is gone already
  }
}

/** Takes text in pieces of any size, even in the middle of a line. */
export class EventParser {
  #rest = "";
  #event = "";
  /** @type {string[]} */
  #data = [];

  /**
   * @param {string} text
   * @returns {Generator<ServerEvent, void, undefined>}
   */
  *take(text) {
    this.#rest += text;
    for (;;) {
      const end = /\r\n|\n|\r(?!$)/.exec(this.#rest); // a last \r may be half of \r\n
      if (!end) return;
      const line = this.#rest.slice(0, end.index);
      this.#rest = this.#rest.slice(end.index + end[0].length);
      yield* this.#line(line);
    }
  }

  /** @param {string} line */
  *#line(line) {
    if (line === "") {
      if (this.#data.length) yield { event: this.#event || "message", data: this.#data.join("\n") };
      this.#event = "";
      this.#data = [];
    } else if (line.startsWith(":")) {
      yield { event: "comment", data: line.slice(1).trim() };
    } else {
      const colon = line.indexOf(":");
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
      if (field === "event") this.#event = value;
      if (field === "data") this.#data.push(value);
    }
  }
}

/**
 * @template T
 * @param {number} milliseconds
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
function within(milliseconds, promise) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("Nothing came for too long.")), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
