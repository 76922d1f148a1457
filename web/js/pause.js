const RETRY_MS = [500, 1000, 2000, 4000];
const MOST_MS = 8000;

/**
 * Waits before the next attempt; sooner over where the browser says that it is online again.
 *
 * @param {number} attempt how many there have been
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
export function pause(attempt, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, RETRY_MS[attempt] ?? MOST_MS);
    globalThis.addEventListener?.("online", () => resolve(), { once: true, signal });
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
