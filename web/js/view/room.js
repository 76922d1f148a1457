import { h } from "../dom.js";
import { portraitAddress } from "./portrait.js";

// From the back to the front, as they hide one another; where each sits is in room.css.
const GUESTS = ["paulo-freire", "lev-vygotsky", "maria-montessori", "bell-hooks", "john-dewey", "w-e-b-du-bois"];

/** The picture of the round table: a drawn room, the real portraits, one empty chair. */
export function room() {
  const drawing = /** @type {HTMLTemplateElement} */ (document.getElementById("room"));
  const parts = /** @type {DocumentFragment} */ (drawing.content.cloneNode(true));
  const front = parts.querySelector(".table-top");
  const guests = GUESTS.map((id) =>
    h("span", { class: `guest ${id}` }, h("img", { src: portraitAddress(`/api/characters/${id}/avatar`), alt: "", width: 96, height: 96 })),
  );
  front?.before(...guests);
  return h(
    "figure",
    { class: "room" },
    h("div", { class: "scene" }, parts),
    h(
      "figcaption",
      { class: "unseen" },
      "Freire, Vygotsky, Montessori, hooks, Dewey and Du Bois around a table. The empty chair in front is yours.",
    ),
  );
}
