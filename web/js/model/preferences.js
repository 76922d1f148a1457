/** What one may choose about the page, and what holds where nothing is chosen. */

/** @typedef {import("../types.js").Preferences} Preferences */
/** @typedef {Required<Preferences>} Values */
/** @typedef {keyof Values} Name */

/** @type {Values} */
export const USUAL = { theme: "device", text_size: "normal", reading_speed: "quick", language: "", single_keys: true };

/** @type {Record<"theme" | "text_size" | "reading_speed", string[]>} */
export const CHOICES = {
  theme: ["device", "paper", "night", "matrix"],
  text_size: ["smaller", "normal", "larger", "largest"],
  reading_speed: ["calm", "quick", "at_once"],
};

export const NAMES = /** @type {Name[]} */ (Object.keys(USUAL));

/**
 * What a text that was kept means; what it means no more is as if it were not there.
 *
 * @template {Name} N
 * @param {N} name
 * @param {string | null} text
 * @returns {Values[N]}
 */
export function read(name, text) {
  const usual = USUAL[name];
  if (text === null) return usual;
  if (typeof usual === "boolean") return /** @type {Values[N]} */ (text !== "false");
  if (name in CHOICES && !CHOICES[/** @type {keyof typeof CHOICES} */ (name)].includes(text)) return usual;
  return /** @type {Values[N]} */ (text);
}

/** Languages by their own names, as a list to choose from. */
const LANGUAGES = ["ar", "bn", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "lt",
  "lv", "nl", "no", "pl", "pt", "pt-BR", "ro", "ru", "sk", "sl", "sr", "sv", "sw", "th", "tr", "uk", "ur", "vi", "zh-Hans", "zh-Hant"];

/**
 * @param {string} chosen which is among them whatever it is
 * @returns {{tag: string, name: string}[]}
 */
export function languages(chosen) {
  const tags = !chosen || LANGUAGES.includes(chosen) ? LANGUAGES : [...LANGUAGES, chosen];
  return tags.map((tag) => ({ tag, name: called(tag) })).sort((one, other) => one.name.localeCompare(other.name));
}

/** @param {string} tag */
function called(tag) {
  try {
    const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    return tag; // no such language, but the server takes it
  }
}
