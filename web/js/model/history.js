/** Discussions as people look for them: by when they were last held. */

/** @typedef {import("../types.js").Conversation} Conversation */
/** @typedef {{label: string, items: Conversation[]}} Group */

const DAY = 24 * 60 * 60 * 1000;

/**
 * Today, Yesterday, Last 7 days, what is left of this month, then months (with the year where it is not this one), in the order given.
 *
 * @param {Conversation[]} conversations newest first
 * @param {Date} now
 * @param {string} [locale]
 * @returns {Group[]}
 */
export function grouped(conversations, now, locale) {
  /** @type {Group[]} */
  const groups = [];
  for (const conversation of conversations) {
    const label = day(new Date(conversation.updated_at), now, locale);
    const last = groups.at(-1);
    if (last?.label === label) last.items.push(conversation);
    else groups.push({ label, items: [conversation] });
  }
  return groups;
}

/**
 * The time for today and yesterday, the weekday within a week, else the date.
 *
 * @param {Date} then
 * @param {Date} now
 * @param {string} [locale]
 */
export function moment(then, now, locale) {
  const days = daysBetween(then, now);
  if (days < 2) return then.toLocaleTimeString(locale, { hour: "numeric", minute: "2-digit" });
  if (days < 7) return then.toLocaleDateString(locale, { weekday: "short" });
  return then.toLocaleDateString(locale, { day: "numeric", month: "short" });
}

/**
 * @param {Date} then
 * @param {Date} now
 * @param {string | undefined} locale
 */
function day(then, now, locale) {
  const days = daysBetween(then, now);
  if (days < 1) return "Today";
  if (days < 2) return "Yesterday";
  if (days < 7) return "Last 7 days";
  const sameYear = then.getFullYear() === now.getFullYear();
  if (sameYear && then.getMonth() === now.getMonth()) return `Earlier in ${then.toLocaleDateString(locale, { month: "long" })}`;
  return then.toLocaleDateString(locale, sameYear ? { month: "long" } : { month: "long", year: "numeric" });
}

/**
 * Whole days between two dates as the calendar has them; rounded, because a day may have 23 or 25 hours.
 *
 * @param {Date} then
 * @param {Date} now
 */
function daysBetween(then, now) {
  return Math.round((midnight(now) - midnight(then)) / DAY);
}

/** @param {Date} date */
function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
