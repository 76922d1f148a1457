import { h } from "../dom.js";

const PROTOCOLS = [
  { id: "open", name: "Open discussion", line: "Everybody speaks in turn and builds on the others." },
  { id: "socratic", name: "Socratic seminar", line: "Opening views, then questions that test them, then what has changed.", opens: true },
  { id: "six_hats", name: "Six thinking hats", line: "The whole table thinks in one way at a time: facts, ideas, benefits, risks, feelings." },
  { id: "controversy", name: "Structured controversy", line: "Positions, rebuttals, each restates the other side, then common ground.", opens: true },
];

/** How a discussion is run, with what happens then. */
export class ProtocolChoice {
  #boxes = PROTOCOLS.map(({ id }) => h("input", { type: "radio", name: "protocol", value: id, checked: id === "open", "aria-describedby": `protocol-${id}` }));
  #opening = h("input", { type: "checkbox", role: "switch", "aria-describedby": "opening-round" });
  #round = h(
    "label",
    { class: "switch" },
    this.#opening,
    h("span", {}, "Opening round"),
    h("small", { id: "opening-round" }, "First everybody says where they stand, without having heard the others."),
  );

  /** @param {(name: string) => void} chosen */
  constructor(chosen) {
    this.element = h(
      "fieldset",
      { class: "protocols" },
      h("legend", {}, "Form"),
      ...PROTOCOLS.map(({ id, name, line }, index) =>
        h("label", { class: "protocol" }, this.#boxes[index], h("span", {}, name), h("small", { id: `protocol-${id}` }, line)),
      ),
      this.#round,
    );
    this.element.addEventListener("change", () => {
      this.#round.hidden = Boolean(this.#protocol?.opens);
      chosen(this.#protocol?.name ?? "");
    });
  }

  /** What is chosen, as the API takes it; what goes without saying is left out. */
  get protocol() {
    return this.#protocol?.id === "open" ? null : (this.#protocol?.id ?? null);
  }

  /** Whether first views come before anybody was heard, where the protocol does not begin so by itself. */
  get openingRound() {
    return this.#opening.checked && !this.#protocol?.opens;
  }

  get #protocol() {
    const id = this.#boxes.find((box) => box.checked)?.value;
    return PROTOCOLS.find((each) => each.id === id);
  }
}
