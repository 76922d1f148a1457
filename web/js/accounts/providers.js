/** Who else may know somebody, and how they are called. */

/** @type {Record<string, string>} */
const NAMES = {
  azure: "Microsoft",
  bitbucket: "Bitbucket",
  facebook: "Facebook",
  figma: "Figma",
  fly: "Fly.io",
  github: "GitHub",
  gitlab: "GitLab",
  google: "Google",
  kakao: "Kakao",
  keycloak: "Keycloak",
  linkedin: "LinkedIn",
  linkedin_oidc: "LinkedIn",
  notion: "Notion",
  slack: "Slack",
  slack_oidc: "Slack",
  twitter: "X",
  workos: "WorkOS",
};
/** Those that most people here have come first. */
const USUAL = ["google", "azure", "apple"];
/** Ways in that are no providers. */
const NOT = ["email", "phone", "anonymous_users", "saml", "web3"];
/** What has to be asked for beyond what a provider tells by itself. @type {Record<string, string>} */
const SCOPES = { azure: "email" };

/**
 * Those that are on; one that is there in an old and a new way, in the new one.
 *
 * @param {Record<string, unknown>} external as Supabase's settings list them
 */
export function providersOf(external) {
  const on = Object.keys(external).filter((id) => external[id] === true && !NOT.includes(id) && external[`${id}_oidc`] !== true);
  return on.sort((one, other) => rank(one) - rank(other) || nameOf(one).localeCompare(nameOf(other))).map((id) => ({ id, name: nameOf(id) }));
}

/** @param {string} id */
export function nameOf(id) {
  return NAMES[id] ?? id.replace(/_/g, " ").replace(/^./, (first) => first.toUpperCase());
}

/** @param {string} id */
export function scopesOf(id) {
  return SCOPES[id] ?? "";
}

/** @param {string} id */
function rank(id) {
  const at = USUAL.indexOf(id);
  return at < 0 ? USUAL.length : at;
}
