// The rules of the page. Each message says what to do instead.
import js from "@eslint/js";
import globals from "globals";
import layers from "./build/page-layers.js";

const banAll = (names, message) => names.map((name) => ({ name, message }));
const banMembers = (names, message, object) => names.map((property) => ({ object, property, message }));
const banAttributes = (names, message) => [
  { selector: `CallExpression[callee.property.name="setAttribute"][arguments.0.value=/^(${names})$/i]`, message },
  { selector: `CallExpression[callee.property.name="setAttributeNS"][arguments.1.value=/^(${names})$/i]`, message },
];

const ASK_API = "Only api.js talks to the server; call one of its functions.";
const MAKE_NODES = "Only markdown.js makes HTML; build elements with dom.js, or show text.";
const KNOW_NO_PAGE = "A model knows no page; take what it needs as a parameter.";
const USE_CLASSES = "The content policy refuses inline styles and handlers; use a class, element.style or addEventListener.";

const NO_NETWORK = {
  globals: banAll(["fetch", "EventSource", "WebSocket", "XMLHttpRequest", "WebTransport"], ASK_API),
  members: banMembers(["sendBeacon"], ASK_API, "navigator"),
};

const HTML = ["innerHTML", "outerHTML", "srcdoc", "insertAdjacentHTML", "setHTML", "setHTMLUnsafe", "parseHTML",
  "parseHTMLUnsafe", "createContextualFragment"];
const NO_HTML = {
  globals: banAll(["DOMParser"], MAKE_NODES),
  members: [...banMembers(HTML, MAKE_NODES), ...banMembers(["write", "writeln"], MAKE_NODES, "document")],
  syntax: [
    ...banAttributes("srcdoc", MAKE_NODES),
    // { innerHTML: … } for a helper or Object.assign to set
    ...["name", "value"].map((key) => (
      { selector: `ObjectExpression > Property[key.${key}=/^(${HTML.join("|")})$/]`, message: MAKE_NODES })),
  ],
};

// What browsers and Node both have, models may use; less what keeps or tells a browser's state.
const STATE = ["localStorage", "sessionStorage", "navigator", "BroadcastChannel"];
const SHARED = Object.keys(globals["shared-node-browser"]).filter((name) => !STATE.includes(name));
const NO_PAGE = {
  globals: banAll(Object.keys(globals.browser).filter((name) => !SHARED.includes(name)), KNOW_NO_PAGE),
};

const NO_INLINE = { syntax: banAttributes("style|on.+", USE_CLASSES) };

/** ESLint replaces a rule's options where two blocks set it, so each kind of file gets all its bans at once. */
function bans(...groups) {
  const all = (key) => groups.flatMap((group) => group[key] ?? []);
  return {
    "no-restricted-globals": [
      "error",
      { globals: all("globals"), checkGlobalObject: true, globalObjects: ["self", "window"] },
    ],
    "no-restricted-properties": ["error", ...all("members")],
    "no-restricted-syntax": ["error", ...all("syntax")],
  };
}

export default [
  { ignores: ["target/", "data/", "src/main/resources/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    rules: {
      "no-unused-vars": "error",
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: "error",
      complexity: ["error", 10],
      "max-lines": ["error", 300],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
    },
  },
  { ignores: ["web/**"], languageOptions: { globals: globals.node } },
  { ignores: ["src/test/**"], rules: { "max-lines-per-function": ["error", 40] } },
  {
    files: ["web/**/*.js"],
    languageOptions: { globals: globals.browser },
    plugins: { page: { rules: { layers } } },
    rules: { "page/layers": "error", ...bans(NO_INLINE, NO_NETWORK, NO_HTML) },
  },
  { files: ["web/js/theme.js"], languageOptions: { sourceType: "script" } },
  { files: ["web/js/api.js"], rules: bans(NO_INLINE, NO_HTML) },
  { files: ["web/js/markdown.js"], rules: bans(NO_INLINE, NO_NETWORK) },
  { files: ["web/js/model/**/*.js"], rules: bans(NO_PAGE, NO_INLINE, NO_NETWORK, NO_HTML) },
];
