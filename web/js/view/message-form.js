import { h, set } from "../dom.js";

/**
 * Somebody's words, to be changed: Ctrl+Enter keeps them, Escape leaves them as they were.
 *
 * @param {string} words
 * @param {{save: (words: string) => Promise<boolean>, close: () => void}} acts `save` says whether it was done
 */
export function messageForm(words, { save, close }) {
  const text = h("textarea", { class: "input", "aria-label": "The words of this turn", rows: Math.min(16, 2 + Math.ceil(words.length / 70)) });
  text.value = words;
  const done = h("button", { class: "button", type: "submit", "data-rank": "first", "data-size": "small" }, "Save");
  const leave = h("button", { class: "button", type: "button", "data-rank": "quiet", "data-size": "small", on: { click: close } }, "Cancel");
  const form = h("form", { class: "rewording" }, text, h("div", { class: "ways" }, done, leave, h("span", { class: "quiet" }, "What was there is kept as an earlier version.")));
  const submit = async () => {
    if (done.ariaBusy === "true") return;
    if (!text.value.trim() || text.value === words) return text.value === words ? close() : text.focus();
    set(done, "aria-busy", "true");
    if (await save(text.value)) close();
    else set(done, "aria-busy", "false");
  };
  form.addEventListener("submit", (event) => (event.preventDefault(), void submit()));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation(); // else the next voice would be called
      void submit();
    }
  });
  return { element: form, focus: () => text.focus() };
}
