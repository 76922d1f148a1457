/** What a model was shown for a turn, in parts that can be folded. */

/** @typedef {import("../types.js").ShownPrompt} Shown */
/** @typedef {Shown["messages"][number]} Part */

const LEAD = 90; // characters of a part that is folded

/**
 * What a part is, in words.
 *
 * @param {Part} part
 */
export function titleOf({ role, name }) {
  if (role === "system") return "Instructions";
  if (role === "assistant") return "What it had said";
  return name ? `What it heard from ${name}` : "What it heard";
}

/**
 * How a part begins.
 *
 * @param {string} content
 */
export function leadOf(content) {
  const line = content.replace(/\s+/g, " ").trim();
  const letters = [...line];
  return letters.length <= LEAD ? line : `${letters.slice(0, LEAD).join("").trimEnd()}…`;
}

/**
 * All of it as text, to be pasted somewhere.
 *
 * @param {Shown} shown
 */
export function asText({ reason, provider, model, messages }) {
  const facts = [reason, [provider, model].filter(Boolean).join(", ")].filter(Boolean);
  const parts = messages.map((part) => `--- ${titleOf(part)} (${part.role})\n\n${part.content}`);
  return [...facts, ...parts].join("\n\n") + "\n";
}
