/**
 * Markdown into elements: parsed, then sanitised. The only module that makes HTML of text. Nothing in it can run,
 * and nothing can make the browser ask another host: pictures become links.
 */

import { marked } from "../vendor/marked.js";
import createSanitizer from "../vendor/purify.js";

const TAGS = [
  "a", "b", "blockquote", "br", "code", "del", "em", "h3", "h4", "h5", "h6", "hr", "i", "li", "ol", "p", "pre", "s",
  "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
];
const SAFE_ADDRESS = /^(?:https?:|mailto:|#)/i;

const sanitizer = createSanitizer(globalThis.window);
sanitizer.addHook("afterSanitizeAttributes", (node) => {
  if (node.nodeName !== "A") return;
  node.setAttribute("target", "_blank");
  node.setAttribute("rel", "noopener noreferrer nofollow");
});

marked.use({
  gfm: true,
  breaks: true,
  // Behind a shown `<script>` or `<pre>` the parser takes words for HTML; here they go on being words.
  walkTokens: (token) => void (token.type === "text" && (token.escaped = false)),
  renderer: {
    // What is HTML in the text is shown, not obeyed.
    html: ({ text }) => escaped(text),
    image: ({ href, text }) => `<a href="${escaped(href)}">${escaped(text || href)}</a>`,
    // A reply has its own heading above it.
    heading({ tokens, depth }) {
      const level = Math.min(depth + 2, 6);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
    },
    checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
  },
});

/**
 * @param {string} text Markdown as a person or a model wrote it
 * @returns {DocumentFragment}
 */
export function markdown(text) {
  const html = /** @type {string} */ (marked.parse(text, { async: false }));
  return sanitizer.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ["href", "title", "start", "align", "colspan", "rowspan"],
    ALLOWED_URI_REGEXP: SAFE_ADDRESS,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
