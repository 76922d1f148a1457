/** What Supabase refuses, in sentences for people. Its own words are shown only where we have none, and as text. */

const ACCOUNT_THERE = "There is an account with this e-mail address already. Please sign in with it, or choose another address.";
const LINK_OVER = "This link has been used already, or it is too old. Please ask for a new one.";
const BEGIN_AGAIN = "This way in took too long, or was left half way. Please begin again.";
const WRONG_LETTERS = "This e-mail address cannot be used here. Please look whether it is written right.";
const SIGNED_OUT = "Your time here ran out. Please sign in again.";
const NO_PASSWORDS = "One cannot sign in with an e-mail address and a password here. Please take another way.";

/** @type {Record<string, string>} */
const SENTENCES = {
  access_denied: "You did not let us in there, or the other service did not let you in. You can try again, or take another way.",
  anonymous_provider_disabled: "This server takes no guests just now. Please sign in.",
  bad_code_verifier: "This browser did not ask for that. Please begin again here.",
  bad_json: "That could not be understood. Please try again.",
  bad_oauth_callback: BEGIN_AGAIN,
  bad_oauth_state: BEGIN_AGAIN,
  captcha_failed: "This server asks for a proof that you are no machine, which this page cannot give. Please tell whoever runs it.",
  email_address_invalid: WRONG_LETTERS,
  email_address_not_authorized: "This server may not write to that address yet. Please tell whoever runs it.",
  email_exists: ACCOUNT_THERE,
  email_not_confirmed: "This e-mail address has not been confirmed yet. Please open the link in the letter we sent you.",
  email_provider_disabled: NO_PASSWORDS,
  flow_state_expired: BEGIN_AGAIN,
  flow_state_not_found: LINK_OVER,
  identity_already_exists: ACCOUNT_THERE,
  insufficient_aal: "This account is protected by a second step, which this page cannot ask for yet.",
  invalid_credentials: "E-mail address or password is not right.",
  otp_expired: LINK_OVER,
  provider_disabled: "This way of signing in is switched off. Please take another.",
  provider_email_needs_verification: "That account has no confirmed e-mail address. Please confirm it there first, or take another way.",
  reauthentication_needed: "Too much time has gone by since you signed in. Please sign in again, and then change the password.",
  refresh_token_already_used: SIGNED_OUT,
  refresh_token_not_found: SIGNED_OUT,
  same_password: "This is the password you have already. Please choose another.",
  session_expired: SIGNED_OUT,
  session_not_found: SIGNED_OUT,
  signup_disabled: "New accounts cannot be opened here just now. Please ask whoever runs this server.",
  user_already_exists: ACCOUNT_THERE,
  user_banned: "This account has been closed. Please ask whoever runs this server.",
  user_not_found: SIGNED_OUT,
  validation_failed: "Something in these fields is not as it should be. Please look at them again.",
};
/** Codes that older ones say by their words only. @type {[RegExp, string][]} */
const WORDS = [
  [/invalid login credentials/i, "invalid_credentials"],
  [/email not confirmed/i, "email_not_confirmed"],
  [/already (been )?registered/i, "user_already_exists"],
  [/signups? not allowed|signups are disabled/i, "signup_disabled"],
  [/logins are disabled/i, "email_provider_disabled"],
  [/anonymous sign-?ins are disabled/i, "anonymous_provider_disabled"],
  [/password should/i, "weak_password"],
  [/should be different from the old password/i, "same_password"],
  [/link is invalid or has expired/i, "otp_expired"],
  [/code challenge does not match/i, "bad_code_verifier"],
  [/refresh token/i, "refresh_token_not_found"],
];
const LONGEST = 160;

/** @typedef {{code?: string | number, error_code?: string, error?: string, msg?: string, error_description?: string, message?: string, weak_password?: {reasons?: string[]}}} Refusal */

/**
 * What kind of refusal it is; empty where that cannot be told.
 *
 * @param {Refusal} refusal
 */
export function codeOf(refusal) {
  const named = [refusal.error_code, refusal.code, refusal.error].filter((each) => typeof each === "string" && each && !/^\d+$/.test(each)).map(String);
  const known = named.find((each) => each in SENTENCES || /weak_password|rate_limit/.test(each));
  return known ?? WORDS.find(([words]) => words.test(wordsOf(refusal)))?.[1] ?? named[0] ?? "";
}

/**
 * @param {Refusal} refusal
 * @param {number} [status]
 */
export function sentenceOf(refusal, status = 400) {
  const code = codeOf(refusal);
  if (code === "weak_password") return weak(refusal);
  if (status === 429 || /rate_limit/.test(code)) return tooOften(code, wordsOf(refusal));
  if (SENTENCES[code]) return SENTENCES[code];
  if (status >= 500) return "The sign-in service stumbled. Please try again in a moment.";
  const words = wordsOf(refusal).slice(0, LONGEST);
  return words ? `The sign-in service would not do that. It says: “${words}”` : "The sign-in service would not do that.";
}

/** @param {Refusal} refusal */
function wordsOf(refusal) {
  return String(refusal.msg ?? refusal.error_description ?? refusal.message ?? "");
}

/** @param {Refusal} refusal */
function weak(refusal) {
  const reasons = refusal.weak_password?.reasons ?? [];
  const least = /at least (\d+)/.exec(wordsOf(refusal))?.[1];
  if (reasons.includes("pwned")) return "This password is known from a theft somewhere else, so it protects nothing. Please choose another.";
  if (reasons.includes("characters")) return "This password is too plain: it needs small and capital letters, digits or signs, too.";
  return least ? `Please choose a password of at least ${least} characters.` : "This password is too easy to guess. Please choose a longer one.";
}

/**
 * @param {string} code
 * @param {string} words
 */
function tooOften(code, words) {
  const seconds = /(\d+) seconds?/.exec(words)?.[1];
  if (seconds) return `That was asked for a moment ago. Please wait ${seconds} seconds.`;
  if (code === "over_email_send_rate_limit") return "So many letters have been sent that the next one has to wait. Please try again in an hour.";
  return "That was tried too often. Please wait a moment.";
}
