/**
 * Every key that does something: what is pressed is looked up here, and the sheet of all keys is drawn from here. Letters
 * stand for themselves only where nobody writes and where they are not turned off; `Ctrl` is ⌘ on a Mac.
 */

/** @typedef {{id: string, keys: string[], does: string, everywhere?: boolean}} Shortcut `everywhere`: in a field beside the screen, too */
/** @typedef {{name: string, shortcuts: Shortcut[]}} Group */
/** @typedef {{key: string, code?: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, shiftKey: boolean}} Press */
/** @typedef {{mac: boolean, writing: boolean, single: boolean}} Circumstances `single`: one key may be a shortcut */

/** @type {Group[]} */
const HEARD = [
  {
    name: "Everywhere",
    shortcuts: [
      { id: "help", keys: ["?"], does: "Show these shortcuts" },
      { id: "search", keys: ["Ctrl+K", "/"], does: "Search your discussions", everywhere: true },
      { id: "new", keys: ["N"], does: "New discussion" },
    ],
  },
  {
    name: "In a discussion",
    shortcuts: [
      { id: "next", keys: ["Ctrl+Enter"], does: "Call the next voice" },
      { id: "stop", keys: ["."], does: "Stop whoever speaks" },
      { id: "write", keys: ["R"], does: "Write something" },
      { id: "later", keys: ["J"], does: "On to the next turn" },
      { id: "earlier", keys: ["K"], does: "Back to the turn before" },
      { id: "newest", keys: ["G"], does: "To the newest turn" },
      { id: "insights", keys: ["I"], does: "Open or close the insights" },
    ],
  },
  {
    name: "Before a discussion",
    shortcuts: [{ id: "launch", keys: ["Ctrl+Enter"], does: "Launch it" }],
  },
  {
    name: "With a character of your own",
    shortcuts: [{ id: "save", keys: ["Ctrl+S"], does: "Save" }],
  },
];

/** What the text box, menus and sheets do by themselves. @type {Group} */
const WRITING = {
  name: "While you write",
  shortcuts: [
    { id: "say", keys: ["Enter"], does: "Say it" },
    { id: "line", keys: ["Shift+Enter"], does: "New line" },
    { id: "name", keys: ["@"], does: "Name somebody" },
    { id: "close", keys: ["Esc"], does: "Close what is open" },
  ],
};

/**
 * All of them, as they are shown: without those that are turned off.
 *
 * @param {boolean} single
 * @returns {Group[]}
 */
export function shown(single) {
  const groups = [...HEARD.slice(0, 2), WRITING, ...HEARD.slice(2)];
  const left = (/** @type {Shortcut} */ each) => ({ ...each, keys: each.keys.filter((key) => single || !isSingle(key) || WRITING.shortcuts.includes(each)) });
  return groups
    .map(({ name, shortcuts }) => ({ name, shortcuts: shortcuts.map(left).filter(({ keys }) => keys.length > 0) }))
    .filter(({ shortcuts }) => shortcuts.length > 0);
}

/**
 * What a press may mean. Which of them it means depends on where one is.
 *
 * @param {Press} press
 * @param {Circumstances} circumstances
 * @returns {Shortcut[]}
 */
export function meant(press, { mac, writing, single }) {
  const held = heldWith(press, mac);
  if (!held || (held === "alone" && (writing || !single))) return [];
  const key = held === "alone" ? letter(press) : `Ctrl+${letter(press)}`;
  return HEARD.flatMap(({ shortcuts }) => shortcuts).filter(({ keys }) => keys.includes(key));
}

/**
 * The keys of one, as they are written beside what it does.
 *
 * @param {string} id
 * @param {boolean} mac
 */
export function keysOf(id, mac) {
  const found = HEARD.flatMap(({ shortcuts }) => shortcuts).find((each) => each.id === id);
  return caps(found?.keys[0] ?? "", mac).join(mac ? "" : "+");
}

/**
 * The caps to be pressed together.
 *
 * @param {string} keys
 * @param {boolean} mac
 */
export function caps(keys, mac) {
  const parts = isSingle(keys) ? [keys] : keys.split("+");
  return mac ? parts.map((part) => ({ Ctrl: "⌘", Shift: "⇧" })[part] ?? part) : parts;
}

/** @param {string} keys */
function isSingle(keys) {
  return keys.length === 1;
}

/**
 * Shift makes no difference to a sign such as `?`, which some keyboards have only with it; to a letter it does.
 *
 * @param {Press} press
 * @param {boolean} mac
 * @returns {"alone" | "ctrl" | null}
 */
function heldWith({ key, ctrlKey, metaKey, altKey, shiftKey }, mac) {
  const capital = shiftKey && /\p{L}/u.test(key); // of a letter, or of a key that has a name
  if (altKey || capital || (ctrlKey && metaKey)) return null;
  if (!ctrlKey && !metaKey) return "alone";
  return key === "Enter" || metaKey === mac ? "ctrl" : null; // Ctrl+K and its like are for editing on a Mac
}

/**
 * A keyboard of another script has its letters where ours are.
 *
 * @param {Press} press
 */
function letter({ key, code = "" }) {
  if (key.length === 1 && key > "~" && /^Key[A-Z]$/.test(code)) return code.slice(3);
  return key.length === 1 ? key.toUpperCase() : key;
}
