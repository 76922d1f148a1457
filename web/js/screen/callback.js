import { Failure } from "../failure.js";
import { newPassword } from "../view/new-password.js";
import { toast } from "../view/toast.js";
import { nothingHere, opening } from "./door.js";

/** @typedef {import("../accounts/accounts.js").Accounts} Accounts */
/** @typedef {import("../accounts/accounts.js").Brought} Brought */
/**
 * @typedef {object} Handed what somebody comes with, and where they may go
 * @property {Accounts} accounts
 * @property {Brought | null} brought
 * @property {import("../session.js").Session} session
 * @property {import("../profile.js").Profile} profile
 * @property {(element: HTMLElement) => void} show
 * @property {(notice: string) => void} door
 * @property {(path: string) => void} go
 */

/**
 * Somebody is back from a provider, or has opened the link in a letter.
 *
 * @param {Handed} handed
 */
export async function visit(handed) {
  const { accounts, brought, session, show, go } = handed;
  if (!accounts.comeBack || !brought) return go("/");
  show(opening("Signing you in"));
  try {
    const { tokens, occasion, back } = await accounts.comeBack(brought);
    session.keep(tokens);
    if (occasion === "recovery") choose(handed, back);
    else go(back);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.away || error.status >= 500) show(nothingHere("Almost there", error.message, () => void visit(handed)));
    else if (session.user) show(nothingHere("This link opens nothing", error.message));
    else handed.door(error.message);
  }
}

/**
 * @param {Handed} handed
 * @param {string} back
 */
function choose({ accounts, session, profile, show, go }, back) {
  document.title = "A new password – ChatLab";
  const keep = async (/** @type {string} */ password) => {
    await accounts.renewPassword?.(password);
    go(back);
    toast("Your new password holds.");
  };
  show(newPassword(profile, { lead: `You are signed in as ${session.user?.email ?? "yourself"}. From now on, this is your password:`, keep, otherwise: () => go(back) }));
}
