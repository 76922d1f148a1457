/** Takes words out of the page: to the clipboard, or into a file. */

/** @typedef {"md" | "txt" | "json"} Format */

/**
 * To the clipboard; also where the page is not served securely, as in a school's own network.
 *
 * @param {string} text
 * @param {string} [html] the same for what takes more than plain text, where the browser can do it
 */
export async function copy(text, html) {
  if (html && navigator.clipboard && globalThis.ClipboardItem) {
    const kinds = { "text/plain": text, "text/html": html };
    const item = Object.fromEntries(Object.entries(kinds).map(([type, content]) => [type, new Blob([content], { type })]));
    return navigator.clipboard.write([new ClipboardItem(item)]);
  }
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "unseen";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("This browser does not let the page copy.");
}

/**
 * Into the browser's downloads.
 *
 * @param {string | Blob} content
 * @param {string} name
 */
export function save(content, name) {
  const file = content instanceof Blob ? content : new Blob([content], { type: "text/plain;charset=utf-8" });
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // the download has begun by then
}

/**
 * A name that every file system takes.
 *
 * @param {string} title
 * @param {string} ending
 */
export function fileName(title, ending) {
  const plain = title.replace(/[\p{C}\\/:*?"<>|.]+/gu, " ").replace(/\s+/g, " ").trim().slice(0, 80).trim();
  return `${plain || "Discussion"}.${ending}`;
}
