/** Tells the other tabs of this browser what happened here, so that they look again. */

/** @typedef {{type: "talk", id: string} | {type: "list"} | {type: "characters"}} News a discussion changed; the list of them did; somebody of one's own did */

export class Tabs {
  #channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("chatlab") : null;

  /** @param {News} news */
  tell(news) {
    this.#channel?.postMessage(news);
  }

  /** @param {(news: News) => void} listener */
  listen(listener) {
    this.#channel?.addEventListener("message", (event) => listener(event.data));
  }
}
