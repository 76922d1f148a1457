// A plain script, not a module: it sets the theme before anything is painted.
(() => {
  const wished = (() => {
    try {
      return localStorage.getItem("chatlab.theme");
    } catch {
      return null; // storage is closed to us
    }
  })();
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const known = ["paper", "night", "matrix"].includes(wished ?? "");
  document.documentElement.dataset.theme = known ? wished ?? "" : dark ? "night" : "paper";
})();
