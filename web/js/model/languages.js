/** The languages of code that are known by name, and that the page can colour. */

/** What each is called; its short names come after. */
const NAMES = {
  bash: "Shell, sh, shell, zsh, console",
  c: "C, h",
  cpp: "C++, c++, cc, hpp",
  csharp: "C#, cs, c#",
  css: "CSS",
  diff: "Changes, patch",
  go: "Go, golang",
  graphql: "GraphQL, gql",
  html: "HTML, xhtml",
  ini: "Settings, toml, conf",
  java: "Java",
  javascript: "JavaScript, js, jsx, mjs",
  json: "JSON, jsonc",
  kotlin: "Kotlin, kt",
  lua: "Lua",
  makefile: "Makefile, make",
  markdown: "Markdown, md",
  perl: "Perl, pl",
  php: "PHP",
  python: "Python, py",
  r: "R",
  ruby: "Ruby, rb",
  rust: "Rust, rs",
  scss: "SCSS",
  sql: "SQL",
  swift: "Swift",
  typescript: "TypeScript, ts, tsx",
  xml: "XML, svg",
  yaml: "YAML, yml",
};

/** What is written after the fence, in small letters, and the language it means. @type {Map<string, {id: string, name: string}>} */
const KNOWN = new Map(
  Object.entries(NAMES).flatMap(([id, names]) => {
    const [name = id, ...others] = names.split(", ");
    return [id, ...others].map((each) => [each, { id, name }]);
  }),
);

export const LANGUAGES = Object.keys(NAMES);

/** @param {string} [info] what is written after the fence */
export function languageOf(info = "") {
  return KNOWN.get((/^\S*/.exec(info.trim()) ?? [""])[0].toLowerCase()) ?? null;
}

/** @param {string} id */
export function languageName(id) {
  return KNOWN.get(id)?.name ?? "";
}
