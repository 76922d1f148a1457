import { fill, h, set } from "../dom.js";
import { Fork } from "../model/fork.js";
import { portrait } from "./portrait.js";
import { Sheet, sheetHead } from "./sheet.js";

/** @typedef {import("../types.js").Character} Character */
/** @typedef {{id: string, name: string}} CharacterSet */
/** @typedef {import("../types.js").Participant} Participant */
/** @typedef {{sets: CharacterSet[], people: Character[]}} Guests */

/** Asks with whom a discussion goes on elsewhere, from one of its turns. */
export class ForkSheet {
  #cast;
  #fork;
  #acts;
  #sheet = new Sheet("sheet small");
  #seats = h("ul", { class: "fork-seats" });
  #fault = h("p", { class: "fault", role: "alert", hidden: true });
  #begin = h("button", { class: "button", type: "submit", "data-rank": "first" }, "Begin from here");
  /** @type {Guests} */
  #guests = { sets: [], people: [] };

  /**
   * @param {Participant[]} cast
   * @param {{guests: () => Promise<Guests>, begin: (replace: Record<string, string>) => Promise<void>}} acts each throws where it fails
   */
  constructor(cast, acts) {
    this.#cast = cast;
    this.#fork = new Fork(cast);
    this.#acts = acts;
  }

  close() {
    this.#sheet.close();
  }

  /** @param {number} seq the last turn that goes along */
  async open(seq) {
    const close = () => this.close();
    const form = h(
      "form",
      { class: "sheet-body" },
      h("p", {}, `A discussion of its own that begins with everything up to turn ${seq}. This one stays as it is.`),
      this.#seats,
      this.#fault,
      h("div", { class: "ways" }, this.#begin, h("button", { class: "button", type: "button", "data-rank": "quiet", on: { click: close } }, "Cancel")),
    );
    form.addEventListener("submit", (event) => (event.preventDefault(), void this.#go()));
    this.#draw();
    this.#sheet.open("Fork from here", sheetHead("Fork from here", close), form);
    await this.#invite();
  }

  /** Others who may sit down; without them, it goes on with the same. */
  async #invite() {
    try {
      this.#guests = await this.#acts.guests();
      this.#draw();
    } catch (error) {
      this.#say(error);
    }
  }

  async #go() {
    if (this.#begin.ariaBusy === "true") return;
    set(this.#begin, "aria-busy", "true");
    try {
      await this.#acts.begin(this.#fork.replace);
      this.#sheet.close();
    } catch (error) {
      this.#say(error);
    } finally {
      set(this.#begin, "aria-busy", "false");
    }
  }

  /** @param {unknown} error */
  #say(error) {
    fill(this.#fault, error instanceof Error ? error.message : String(error));
    this.#fault.hidden = false;
  }

  #draw() {
    const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset?.seat;
    fill(this.#seats, ...this.#cast.map((participant) => this.#seat(participant)));
    if (focused) /** @type {HTMLElement | null} */ (this.#seats.querySelector(`[data-seat="${CSS.escape(focused)}"]`))?.focus();
  }

  /** @param {Participant} participant */
  #seat(participant) {
    const { character_id: id, name } = participant;
    const groups = this.#fork.guests(id, this.#guests.sets, this.#guests.people);
    const select = h(
      "select",
      { class: "input", "aria-label": `In the place of ${name}`, "data-seat": id },
      h("option", { value: "" }, "stays"),
      ...groups.map((group) => h("optgroup", { label: group.name }, ...group.people.map((each) => h("option", { value: each.id }, each.name)))),
    );
    select.value = this.#fork.replace[id] ?? "";
    select.addEventListener("change", () => {
      this.#fork.give(id, select.value);
      this.#draw();
    });
    return h("li", { class: "field" }, portrait(participant, "s"), h("span", {}, name), select);
  }
}
