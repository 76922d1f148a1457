/**
 * Markdown into elements: parsed, then sanitised. The only module that makes HTML of text. Nothing in it can run,
 * and nothing can make the browser ask another host: pictures become links.
 */

import { LANGUAGES, languageOf } from "./model/languages.js";
import { marked } from "../vendor/marked.js";
import createSanitizer from "../vendor/purify.js";

const TAGS = [
  "a", "b", "blockquote", "br", "code", "del", "em", "h3", "h4", "h5", "h6", "hr", "i", "li", "ol", "p", "pre", "s", "span",
  "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
];
/** What a piece of code can be, as it is coloured. */
const SYNTAX = [
  "addition", "attr", "attribute", "built_in", "bullet", "code", "comment", "deletion", "doctag", "formula", "keyword", "link", "literal",
  "meta", "name", "number", "operator", "params", "property", "punctuation", "quote", "regexp", "section", "selector-attr", "selector-class",
  "selector-id", "selector-pseudo", "selector-tag", "string", "subst", "symbol", "tag", "template-tag", "template-variable", "title", "type",
  "variable",
].map((each) => `hljs-${each}`);
const CLASSES = new Set(["task", ...LANGUAGES.map((id) => `language-${id}`), ...SYNTAX]);
const SAFE_ADDRESS = /^(?:https?:|mailto:|#)/i;

const sanitizer = createSanitizer(globalThis.window);
sanitizer.addHook("afterSanitizeAttributes", (node) => {
  if (node.nodeName !== "A") return;
  node.setAttribute("target", "_blank");
  node.setAttribute("rel", "noopener noreferrer nofollow");
});

// Nothing gets a look of the page's own by its class.
sanitizer.addHook("uponSanitizeAttribute", (_, attribute) => {
  if (attribute.attrName !== "class") return;
  attribute.attrValue = attribute.attrValue.split(/\s+/).filter((each) => CLASSES.has(each)).join(" ");
  attribute.keepAttr = attribute.attrValue !== "";
});

marked.use({
  gfm: true,
  breaks: true,
  renderer: {
    // What is HTML in the text is shown, not obeyed.
    html: ({ text }) => escaped(text),
    // Behind a shown `<script>` or `<pre>` the parser takes words for HTML; here they go on being words.
    text(token) {
      if (token.type === "text") token.escaped = false;
      return false;
    },
    image: ({ href, text }) => `<a href="${escaped(href)}">${escaped(text || href)}</a>`,
    // A reply has its own heading above it.
    heading({ tokens, depth }) {
      const level = Math.min(depth + 2, 6);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
    },
    code({ text, lang }) {
      const language = languageOf(lang);
      return `<pre><code${language ? ` class="language-${language.id}"` : ""}>${escaped(text)}</code></pre>`;
    },
    listitem({ task, tokens }) {
      return `<li${task ? ' class="task"' : ""}>${this.parser.parse(tokens)}</li>`;
    },
    checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
  },
});

/**
 * @param {string} text Markdown as a person or a model wrote it
 * @returns {DocumentFragment}
 */
export function markdown(text) {
  return elements(/** @type {string} */ (marked.parse(text, { async: false })));
}

/**
 * The same as text: for the clipboard, from where it keeps its form in a letter or a document.
 *
 * @param {string} text
 */
export function markup(text) {
  const holder = document.createElement("div");
  holder.append(markdown(text));
  return holder.innerHTML;
}

/**
 * The same block by block: paragraphs, lists, tables. Two with the same source look the same, so only what is new needs making.
 *
 * @param {string} text
 * @returns {{source: string, make: () => DocumentFragment}[]}
 */
export function blocks(text) {
  const tokens = marked.lexer(text);
  const addresses = Object.keys(tokens.links).length ? JSON.stringify(tokens.links) : ""; // which any block may name
  return tokens
    .filter(({ type }) => type !== "space" && type !== "def")
    .map((token) => ({ source: token.raw.trimEnd() + addresses, make: () => elements(marked.parser([token])) }));
}

/**
 * A piece of code in its colours. What colours it is fetched at the first use.
 *
 * @param {string} code
 * @param {string} language one of those that are known
 */
export async function coloured(code, language) {
  const { default: colours } = await import("../vendor/highlight.js");
  return elements(colours.highlight(code, { language, ignoreIllegals: true }).value);
}

/** @param {string} html */
function elements(html) {
  return sanitizer.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ["href", "title", "start", "align", "colspan", "rowspan", "class"],
    ALLOWED_URI_REGEXP: SAFE_ADDRESS,
    ADD_URI_SAFE_ATTR: ["align", "start", "colspan", "rowspan"], // which are no addresses
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
