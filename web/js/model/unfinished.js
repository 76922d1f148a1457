/**
 * Markdown that is still being written. What would change its form with the next letters is held back, and what is open
 * is closed, so that everything that is shown looks from the first as it will look in the end.
 */

const FENCE = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?(`{3,}|~{3,})([^`]*)$/;
/** A line that is not told yet from what it may become: a heading, a point of a list, a rule, a fence. */
const BEGINNING = /^[\s>]*(?:#{1,6}|[-*+](?:\s+\[(?:[ xX]\]?)?)?|\d{1,9}[.)]?|[`~]+|~{3,}.*|`{3,}[^`]*|[-=_*](?:\s*[-=_*])+|\|)?\s*$/;
const PARAGRAPH = /\n(?=\n|\s*(?:[-*+>]|\d+[.)]|#{1,6})\s)/g; // and points, and headings
const DELIMITERS = /^[\s|:-]*$/;
const LINK = /!?\[([^\][\n]*)\]\([^()\n]*$/;
const LATEST = /(?:!?\[[^\][\n]{0,80}\]?|!|<h?t?t?p?s?:?[^>\s]{0,200}|&[#a-z0-9]{0,10}|\\|[*_~]+)$/i;

/**
 * @param {string} text as far as it has come
 * @returns {string} what of it can be shown
 */
export function steady(text) {
  const lines = text.split("\n");
  const fence = openFence(lines);
  if (fence) return inFence(lines, fence).join("\n");
  const kept = withoutBeginning(withoutTable(lines));
  return kept.length < lines.length ? kept.join("\n") : closed(text);
}

/**
 * The fence that the last line is within.
 *
 * @param {string[]} lines
 */
function openFence(lines) {
  /** @type {{sign: string, at: number} | null} */
  let open = null;
  for (const [at, line] of lines.entries()) {
    const [, sign = "", info = ""] = FENCE.exec(line) ?? [];
    if (!open && sign) open = { sign, at };
    else if (open && sign.startsWith(open.sign) && !info.trim()) open = null;
  }
  return open;
}

/**
 * Its first line is held back until the language's name is whole; what may become its last line, too.
 *
 * @param {string[]} lines
 * @param {{sign: string, at: number}} fence
 */
function inFence(lines, { sign, at }) {
  const last = lines.at(-1) ?? "";
  const held = at === lines.length - 1 || (last.trim() !== "" && sign.startsWith(last.trim()));
  return held ? lines.slice(0, -1) : lines;
}

/**
 * A table is there once its second line says that it is one; then it grows row by row.
 *
 * @param {string[]} lines
 */
function withoutTable(lines) {
  const whole = lines.at(-1) === ""; // the last line, that is
  const end = whole ? lines.length - 1 : lines.length;
  const start = tableStart(lines, end);
  if (start === end || !DELIMITERS.test(lines[start + 1] ?? "")) return lines;
  if (end - start < (whole ? 2 : 3)) return lines.slice(0, start);
  return whole ? lines : lines.slice(0, -1);
}

/**
 * @param {string[]} lines
 * @param {number} end
 */
function tableStart(lines, end) {
  let start = end;
  while (start > 0 && /^\s*\|/.test(lines[start - 1] ?? "")) start--;
  return start;
}

/** @param {string[]} lines */
function withoutBeginning(lines) {
  return lines.at(-1) !== "" && BEGINNING.test(lines.at(-1) ?? "") ? lines.slice(0, -1) : lines;
}

/**
 * Emphasis, code and links that are open at the end belong to the last paragraph.
 *
 * @param {string} text
 */
function closed(text) {
  const from = [...text.matchAll(PARAGRAPH)].at(-1)?.index ?? 0;
  const before = text.slice(0, from);
  const tail = text.slice(from);
  const code = openCode(tail);
  if (code) return before + tail.slice(0, code.at) + codeEnd(tail.slice(code.at), code.sign);
  const told = tail.replace(LINK, "$1").replace(LATEST, "");
  const words = told.trimEnd();
  return before + words + openEmphasis(words);
}

/**
 * A run of backticks without a second of the same length.
 *
 * @param {string} text
 */
function openCode(text) {
  /** @type {{sign: string, at: number} | null} */
  let open = null;
  for (const { 0: sign, index: at } of text.matchAll(/`+/g)) {
    if (!open) open = { sign, at };
    else if (open.sign === sign) open = null;
  }
  return open;
}

/**
 * @param {string} code from its first backtick
 * @param {string} sign
 */
function codeEnd(code, sign) {
  const words = code.replace(/`+$/, "").trimEnd();
  return words.length > sign.length ? words + sign : "";
}

/**
 * What closes the emphasis that is open at the end.
 *
 * @param {string} text
 */
function openEmphasis(text) {
  /** @type {string[]} */
  const open = [];
  for (const { 0: run, 1: sign, index } of text.replace(/`[^`]*`/g, (code) => "x".repeat(code.length)).matchAll(/(\*\*|\*|__|_|~~)/g)) {
    const before = text[index - 1] ?? " ";
    const after = text[index + run.length] ?? " ";
    if (open.at(-1) === sign && /\S/.test(before)) open.pop();
    else if (/\S/.test(after) && /[\s\p{P}\p{S}]/u.test(before)) open.push(sign ?? "");
  }
  return open.reverse().join("");
}
