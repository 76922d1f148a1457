/** What an address brought along and nobody else is to see: it is taken out at once, so that it is in no history and no bookmark. */

/** @typedef {import("./accounts/accounts.js").Brought} Brought */

const PLACES = ["/auth/callback", "/reset"];

/** @returns {Brought | null} nothing, where nothing was there */
export function takeBrought() {
  const { pathname, search, hash } = location;
  if (!PLACES.includes(pathname) || !(search || hash)) return null;
  history.replaceState(null, "", pathname);
  return { query: new URLSearchParams(search), fragment: new URLSearchParams(hash.slice(1)), token: hash.slice(1) };
}
