import { Failure } from "../failure.js";
import { newPassword } from "../view/new-password.js";
import { toast } from "../view/toast.js";
import { nothingHere } from "./door.js";

/** @typedef {import("./callback.js").Handed} Handed */

const OVER = "This link has been used already, or it is too old. Please ask whoever runs this server for a new one.";

/**
 * Somebody has forgotten the password, and comes with the link that an operator gave out.
 *
 * @param {Handed} handed
 */
export async function visit({ accounts, brought, session, profile, show, go }) {
  const { reset } = accounts;
  if (!reset) return show(nothingHere("There is nothing here", "Passwords are kept by another service. There you can choose a new one."));
  if (!brought?.token) return show(nothingHere("This link is not whole", "Please open it once more from where you have it, to its last letter."));
  document.title = "A new password – ChatLab";
  const keep = async (/** @type {string} */ password) => {
    session.keep(await reset(brought.token, password).catch(plainly));
    go("/new");
    toast("Your new password holds. You are signed in here, and signed out everywhere else.");
  };
  show(newPassword(profile, { lead: "The link that you were given counts once. Choose the password with which you will sign in from now on.", keep }));
}

/**
 * @param {unknown} error
 * @returns {never}
 */
function plainly(error) {
  throw error instanceof Failure && error.status === 401 ? new Failure(401, OVER) : error;
}
