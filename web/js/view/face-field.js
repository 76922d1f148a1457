import { fill, h } from "../dom.js";
import { COLORS } from "../model/character-sheet.js";
import { hasPicture, portrait, voiced } from "./portrait.js";

const NAMES = ["Blue", "Teal", "Green", "Ochre", "Orange", "Red", "Rose", "Violet"];

/** @typedef {{name: string, color: string, avatar_url: string | null}} Face */

/** How a character looks: its picture and its colour. */
export class FaceField {
  #changed;
  #frame = h("div", { class: "face" });
  #colors = h("fieldset", { class: "colors" }, h("legend", {}, "Colour"));
  #fault = h("p", { class: "fault", role: "alert", hidden: true });
  #button = h("button", { class: "button", type: "button", "data-size": "small" });
  #shown = "";
  #color = "";

  /**
   * @param {() => void} changed
   * @param {(file: File) => void} chosen a picture
   */
  constructor(changed, chosen) {
    this.#changed = changed;
    const file = h("input", { type: "file", accept: "image/*", hidden: true });
    file.addEventListener("change", () => {
      const picture = file.files?.[0];
      file.value = ""; // the same one may be chosen again
      if (picture) chosen(picture);
    });
    this.#button.addEventListener("click", () => file.click());
    this.element = h("div", { class: "face-field" }, this.#frame, h("div", {}, this.#button, file, this.#fault, this.#colors));
  }

  get color() {
    return this.#color;
  }

  /** One that is none of ours stays to be chosen, too. */
  set color(color) {
    this.#color = color;
    const known = COLORS.includes(color);
    const all = known || !color ? COLORS : [color, ...COLORS];
    if (this.#colors.children.length - 1 !== all.length || !known) fill(this.#colors, h("legend", {}, "Colour"), ...all.map((each) => this.#swatch(each)));
    for (const input of this.#colors.querySelectorAll("input")) input.checked = input.value === color;
  }

  /** @param {Face} face */
  show(face) {
    const looks = [hasPicture(face) ? face.avatar_url : face.name.trim().slice(0, 2), face.color].join(" ");
    if (looks === this.#shown) return;
    this.#shown = looks;
    fill(this.#frame, portrait(face, "l"));
    fill(this.#button, hasPicture(face) ? "Another picture" : "Choose a picture");
  }

  /** @param {string} sentence */
  blame(sentence) {
    fill(this.#fault, sentence);
    this.#fault.hidden = !sentence;
  }

  /** @param {boolean} busy */
  wait(busy) {
    this.#button.ariaBusy = String(busy);
  }

  /** @param {string} color */
  #swatch(color) {
    const name = NAMES[COLORS.indexOf(color)] ?? "As it is";
    const input = h("input", { type: "radio", name: "color", value: color, "aria-label": name, title: name });
    input.addEventListener("change", () => {
      this.#color = color;
      this.#changed();
    });
    return voiced(h("label", { class: "color" }, input), color);
  }
}
