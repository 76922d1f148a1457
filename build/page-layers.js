import path from "node:path";

/** Which part of the page a file is; a file beside main.js is a part of its own, named like the file. */
function layerOf(file) {
  const [folder, ...rest] = path.relative(path.resolve("web/js"), file).split(path.sep);
  if (rest.length > 0 && folder !== "..") return folder;
  return rest.length > 0 ? "outside" : folder.replace(/\.js$/, "").replace(/^icons.*/, "icons");
}

const VIEW_MAY = ["model", "view", "dom", "markdown", "icons"];

/** Why `from` may not import `to`, as the key of a message; undefined where it may. */
function fault(from, to) {
  if (from === "model" && to !== "model") return "model";
  if (from === "view" && !VIEW_MAY.includes(to)) return "view";
  if (to === "screen" && from !== "screen" && from !== "main") return "screen";
  return undefined;
}

/** An ESLint rule: who may import whom. The layers are told in CONTRIBUTING.md. */
export default {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      model: "A model imports only models; let a screen bring in what it needs.",
      view: "A view imports only models, views, dom.js, markdown.js and icons; let a screen hand it the rest.",
      screen: "Only main.js and screens import screens; go to another screen by its URL.",
      path: "The browser knows no packages; import a file by its relative path.",
      computed: "Write the imported path out, so that the layers can be checked.",
    },
  },
  create(context) {
    const from = layerOf(context.filename);
    const check = ({ source }) => {
      if (!source) return;
      const report = (messageId) => context.report({ node: source, messageId });
      if (typeof source.value !== "string") return report("computed");
      if (!/^\.\.?\//.test(source.value)) return report("path");
      const messageId = fault(from, layerOf(path.resolve(path.dirname(context.filename), source.value)));
      if (messageId) report(messageId);
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};
