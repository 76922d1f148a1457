// A plain script, not a module: how the page looks is settled before anything is painted. `profile.js` says when it changes.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  /** What was chosen in this tab; it holds here even where the storage is closed to us. @type {Record<string, string>} */
  let chosen = {};
  /** @param {string} name */
  const kept = (name) => {
    try {
      return chosen[name] ?? localStorage.getItem(`chatlab.${name}`) ?? "";
    } catch {
      return "";
    }
  };
  const look = () => {
    const theme = kept("theme");
    root.dataset.theme = ["paper", "night", "matrix"].includes(theme) ? theme : dark.matches ? "night" : "paper";
    root.dataset.text = kept("text_size");
    root.dataset.pace = kept("reading_speed");
  };
  look();
  dark.addEventListener("change", look);
  addEventListener("storage", () => {
    chosen = {};
    look();
  });
  addEventListener("chatlab.look", (event) => {
    chosen = /** @type {CustomEvent} */ (event).detail;
    look();
  });
})();
