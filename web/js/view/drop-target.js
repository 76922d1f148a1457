import { set } from "../dom.js";

/**
 * Files may be let go anywhere on an element; while they hover over it, it says so.
 *
 * @param {HTMLElement} element
 * @param {(files: File[]) => void} dropped
 */
export function takesFiles(element, dropped) {
  let depth = 0; // a child that is entered is entered before its parent is left
  /** @param {number} step */
  const hover = (step) => {
    depth = Math.max(0, depth + step);
    set(element, "data-over", depth > 0);
  };
  element.addEventListener("dragenter", (event) => hasFiles(event) && hover(1));
  element.addEventListener("dragleave", (event) => hasFiles(event) && hover(-1));
  element.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  element.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    hover(-depth);
    dropped([...(event.dataTransfer?.files ?? [])]);
  });
}

/** @param {DragEvent} event */
function hasFiles({ dataTransfer }) {
  return dataTransfer?.types.includes("Files") ?? false;
}
