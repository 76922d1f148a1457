// Lets a test import markdown.js: what the server serves out of WebJars, Node takes from node_modules, which `make check` fills.
// Without a document DOMPurify cleans nothing and has no `sanitize`, so what is safe is tested in a browser.
//   import { installed } from "./vendor.js";
//   test("…", { skip: !installed }, async () => { const { … } = await import("../../../web/js/markdown.js"); … });
import { existsSync } from "node:fs";
import module from "node:module";

const at = (path) => new URL(`../../../node_modules/${path}`, import.meta.url).href;
const places = {
  "../vendor/marked.js": at("marked/lib/marked.esm.js"),
  "../vendor/purify.js": at("dompurify/dist/purify.es.mjs"),
};

export const installed = Object.values(places).every((url) => existsSync(new URL(url)));

module.register?.(`data:text/javascript,${encodeURIComponent(`
  const places = ${JSON.stringify(places)};
  export const resolve = (specifier, context, next) => next(places[specifier] ?? specifier, context);
`)}`);
