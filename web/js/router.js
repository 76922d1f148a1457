/** Addresses and screens: links are followed without leaving the page, Back and Forward work. */

/** @typedef {{pattern: RegExp, show: (match: RegExpExecArray) => void}} Route */

export class Router {
  #routes;
  #other;

  /**
   * @param {Route[]} routes
   * @param {() => void} other for an address that is none of them
   */
  constructor(routes, other) {
    this.#routes = routes;
    this.#other = other;
    addEventListener("popstate", () => this.show());
    addEventListener("click", (event) => this.#follow(event));
  }

  /** Shows what the address says. */
  show() {
    for (const { pattern, show } of this.#routes) {
      const match = pattern.exec(location.pathname);
      if (match) return show(match);
    }
    this.#other();
  }

  /**
   * @param {string} path
   * @param {{replace?: boolean}} [how] `replace` leaves no step back to the present address
   */
  go(path, { replace = false } = {}) {
    if (replace) history.replaceState(null, "", path);
    else if (path !== location.pathname + location.hash) history.pushState(null, "", path);
    this.show();
  }

  /** @param {MouseEvent} event */
  #follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || !plain(event) || !this.#ours(link)) return;
    event.preventDefault();
    this.go(link.pathname + link.hash);
  }

  /**
   * Not another site's, not the API's description, and not a place on the page that is shown.
   *
   * @param {HTMLAnchorElement} link
   */
  #ours(link) {
    if (link.target || link.origin !== location.origin) return false;
    if (link.pathname === location.pathname && link.hash) return false;
    return this.#routes.some(({ pattern }) => pattern.test(link.pathname));
  }
}

/**
 * A press that does not ask for a new tab.
 *
 * @param {MouseEvent} event
 */
function plain({ defaultPrevented, button, ctrlKey, metaKey, shiftKey, altKey }) {
  return !(defaultPrevented || button || ctrlKey || metaKey || shiftKey || altKey);
}

/**
 * A path of this very page, whatever was kept as one: never the way to another site.
 *
 * @param {string} path
 * @param {string} origin
 */
export function ownPath(path, origin) {
  const home = "/new";
  if (!URL.canParse(path, origin)) return home;
  const { origin: whose, pathname, hash } = new URL(path, origin);
  return whose === origin && !/^\/(welcome|reset|auth\/callback)?$/.test(pathname) ? pathname + hash : home;
}
