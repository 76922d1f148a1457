import { Failure, newKey } from "../api.js";
import { icon } from "../dom.js";
import { fileName, save } from "../transcript.js";
import { item, label, line } from "../view/menu.js";
import { toast } from "../view/toast.js";

/** @typedef {import("./house.js").House} House */
/** @typedef {import("../types.js").Character} Character */
/** @typedef {import("../types.js").OwnCharacter} OwnCharacter */
/** @typedef {import("../characters.js").CardKind} CardKind */

const CAST = "new-cast"; // the draft of whom the next discussion seats
const NAME_LENGTH = 100;

/** What can be done with a character, wherever it stands. */
export class CharacterActs {
  #house;

  /** @param {House} house */
  constructor(house) {
    this.#house = house;
  }

  /**
   * The rows of its menu.
   *
   * @param {OwnCharacter} character
   */
  menu(character) {
    return [
      item(() => this.seat(character), icon("people"), "Seat at a new discussion"),
      item(() => void this.duplicate(character), icon("copy"), "Duplicate"),
      line(),
      label("Save as a character card"),
      item(() => void this.#take(character, "v3", ""), icon("export"), "JSON (V3)"),
      item(() => void this.#take(character, "v2", " (V2)"), icon("export"), "JSON (V2)"),
      item(() => void this.#take(character, "png", ""), icon("export"), "PNG"),
      line(),
      item(() => this.remove(character), icon("bin"), "Delete"),
    ];
  }

  /** @param {Character} character */
  seat({ id }) {
    const { drafts } = this.#house;
    const seated = drafts.read(CAST).split(" ").filter(Boolean);
    drafts.keep(CAST, [...new Set([...seated, id])].slice(-this.#house.config.limits.characters).join(" "));
    this.#house.go("/new");
  }

  /**
   * A copy of one's own, or of somebody who is here for everybody; on to the copy.
   *
   * @param {Character} character
   */
  async duplicate(character) {
    const name = character.built_in ? `My ${character.surname ?? character.name}` : `${character.name} (copy)`;
    try {
      const copy = await this.#house.characters.create({ duplicate_of: character.id, name: [...name].slice(0, NAME_LENGTH).join("") }, newKey());
      this.#house.go(`/characters/${encodeURIComponent(copy.id)}`);
    } catch (error) {
      tell(error);
    }
  }

  /**
   * Gone at once; on the server when the way back is closed.
   *
   * @param {OwnCharacter} character
   */
  remove(character) {
    const { characters } = this.#house;
    const at = characters.items.findIndex((each) => each.id === character.id);
    characters.remove(character);
    focusRow((characters.items[at] ?? characters.items[at - 1])?.id);
    const over = () => void characters.forget(character.id).then(() => this.#house.drafts.keep(draftOf(character.id), ""), tell);
    toast(`${character.name} is deleted. Discussions keep them as they were.`, { label: "Undo", act: () => (characters.callBack(character.id), focusRow(character.id)) }, over);
  }

  /**
   * @param {OwnCharacter} character
   * @param {CardKind} kind
   * @param {string} mark by which it is told from the other kind
   */
  async #take(character, kind, mark) {
    try {
      save(await this.#house.characters.card(character.id, kind), fileName(character.name + mark, kind === "png" ? "png" : "json"));
    } catch (error) {
      tell(error);
    }
  }
}

/**
 * The focus goes to somebody in the list, since what had it is gone; to the screen where nobody is there.
 *
 * @param {string | undefined} id
 */
function focusRow(id) {
  const row = id === undefined ? null : document.querySelector(`[data-row="${CSS.escape(id)}"]`);
  /** @type {HTMLElement | null} */ (row ?? document.getElementById("main"))?.focus();
}

/**
 * What is typed of a character and not saved yet.
 *
 * @param {string} [id] none for a new one
 */
export function draftOf(id = "new") {
  return `character.${id}`;
}

/** @param {unknown} error */
export function tell(error) {
  if (!(error instanceof Failure)) throw error;
  toast(error.message);
}
