import { Failure, newKey } from "../api.js";
import { fill, h, iconButton } from "../dom.js";
import { faultsOf, placed } from "../model/character-faults.js";
import { COLORS, blankSheet, changes, creation, isSaid, merged, same, sheetOf, yearOf } from "../model/character-sheet.js";
import { addressOf, portraitOf } from "../picture.js";
import { CharacterForm } from "../view/character-form.js";
import { HearBox } from "../view/hear-box.js";
import { Menu } from "../view/menu.js";
import { cardOf } from "../view/person-card.js";
import { voiced } from "../view/portrait.js";
import { SaveBar } from "../view/save-bar.js";
import { toast } from "../view/toast.js";
import { wordmark } from "../view/wordmark.js";
import { CharacterActs, draftOf } from "./character-acts.js";
import { copyButton } from "./characters.js";

/** @typedef {import("./house.js").House} House */
/** @typedef {import("../types.js").OwnCharacter} OwnCharacter */
/** @typedef {import("../model/character-sheet.js").Sheet} Sheet */

const PICTURE_BYTES = 2 * 1024 * 1024; // where the server does not say

const UNLIKE_DEWEY = 2; // the first of one's own is told from who is likely to sit beside them

/** One character of one's own, or one that is being made. What is typed survives a reload and a look elsewhere. */
export class CharacterScreen {
  #house;
  #acts;
  #character;
  /** As the server has it. @type {Sheet} */
  #saved;
  /** Chosen before there was a character to give it to. @type {{file: Blob, address: string} | null} */
  #picture = null;
  #key = newKey();
  #saving = false;
  #form;
  #bar;
  #hear;
  #title = h("h1", { class: "title" });
  #ways = h("div", { class: "own-ways" });
  #preview = h("div", { class: "person still" });

  /**
   * @param {House} house
   * @param {OwnCharacter | null} character
   */
  constructor(house, character) {
    this.#house = house;
    this.#acts = new CharacterActs(house);
    this.#character = character;
    this.#saved = character ? sheetOf(character) : blankSheet(COLORS[(house.characters.items.length + UNLIKE_DEWEY) % COLORS.length] ?? "");
    this.#form = new CharacterForm({ typed: () => this.#typed(), picture: (file) => void this.#choose(file), removed: (one, back) => toast(`${one} is gone.`, { label: "Undo", act: back }) });
    this.#hear = new HearBox((topic) => void this.#listen(topic));
    const onward = h("button", { class: "button", type: "button", on: { click: () => void this.#seat() } }, "Seat at a discussion");
    this.#bar = new SaveBar({ save: () => void this.#save(), discard: () => this.#discard() }, onward);
    this.element = h(
      "main",
      { class: "own one", id: "main" },
      h("header", { class: "page-head only-narrow" }, house.frame.opener(), wordmark()),
      h("div", { class: "inner" }, this.#head(), this.#form.element, h("aside", { class: "beside-form", "aria-label": "Preview" }, h("h2", { class: "title" }, "At the table"), this.#preview, this.#hear.element)),
      this.#bar.element,
    );
  }

  get shortcuts() {
    return { save: () => void this.#save() };
  }

  open() {
    this.#form.sheet = this.#restored();
    this.#house.characters.changed = () => this.#lookAround();
    this.#drawHead();
    this.#draw();
    if (!this.#character && matchMedia("(hover: hover)").matches) this.#form.focus();
  }

  #head() {
    return h("header", { class: "own-head" }, h("div", {}, h("p", { class: "quiet" }, h("a", { href: "/characters" }, "My characters")), this.#title), this.#ways);
  }

  #drawHead() {
    const character = this.#character;
    if (!character) return fill(this.#ways, copyButton(this.#house, this.#acts));
    const more = iconButton("more", `More about ${character.name}`);
    new Menu(more, character.name, () => this.#acts.menu(this.#character ?? character));
    fill(this.#ways, more);
  }

  /** It was deleted from its own menu: back to the others, where it can be called back. */
  #lookAround() {
    const id = this.#character?.id;
    if (id && this.element.isConnected && this.#house.characters.isLeaving(id)) this.#house.go("/characters");
  }

  /** What was typed and not saved, put onto what the server has now. */
  #restored() {
    try {
      const { base, now } = JSON.parse(this.#house.drafts.read(this.#draft) || "null") ?? {};
      return base && now ? merged(base, now, this.#saved) : this.#saved;
    } catch {
      return this.#saved; // from an older page
    }
  }

  get #draft() {
    return draftOf(this.#character?.id);
  }

  get #unsaved() {
    return this.#picture !== null || !same(this.#form.sheet, this.#saved);
  }

  #typed() {
    this.#keepDraft();
    this.#draw();
  }

  #keepDraft() {
    const now = this.#form.sheet;
    this.#house.drafts.keep(this.#draft, same(now, this.#saved) ? "" : JSON.stringify({ base: this.#saved, now }));
  }

  #draw() {
    const sheet = this.#form.sheet;
    const unsaved = this.#unsaved;
    const name = sheet.name.trim() || (this.#character ? this.#character.name : "A new character");
    document.title = `${name} – ChatLab`;
    fill(this.#title, name);
    this.#form.face.show(this.#face);
    const ideas = sheet.ideas.filter(isSaid).map(({ title }) => ({ title: title || "…" }));
    const person = { ...this.#face, name: sheet.name.trim() || "?", born: yearOf(sheet.born) || null, died: yearOf(sheet.died) || null, tagline: sheet.tagline, description: sheet.description, key_ideas: ideas };
    fill(voiced(this.#preview, sheet.color), ...cardOf(person));
    this.#hear.unsaved = unsaved;
    this.#bar.show(this.#saving ? "saving" : unsaved ? "unsaved" : this.#character ? "saved" : "fresh");
  }

  get #face() {
    const { name, color } = this.#form.sheet;
    return { name, color, avatar_url: this.#picture?.address ?? this.#character?.avatar_url ?? null };
  }

  /** True where all is saved in the end. */
  async #save() {
    if (this.#saving) return false;
    if (!this.#unsaved && this.#character) return true;
    const sheet = this.#form.sheet;
    const faults = faultsOf(sheet);
    this.#form.blame(faults);
    if (faults.length) return this.#bar.show("unsaved", "Something is missing above."), false;
    this.#wait(true);
    try {
      await this.#send(sheet);
      return true;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (!error.away) this.#key = newKey();
      this.#wait(false);
      this.#form.blame(placed(error.faults.length ? error.faults : [{ msg: error.message, type: "" }], sheet));
      return false;
    } finally {
      this.#wait(false);
    }
  }

  /** @param {Sheet} sheet */
  async #send(sheet) {
    const { characters } = this.#house;
    const before = this.#character;
    const change = before && changes(this.#saved, sheet);
    const stored = before ? (change ? await characters.change(before.id, change) : before) : await characters.create(creation(sheet), this.#key);
    if (!before) this.#house.drafts.keep(draftOf(), "");
    this.#settle(stored, sheet);
    if (!before) history.replaceState(null, "", `/characters/${encodeURIComponent(stored.id)}`);
    if (!before) this.#drawHead();
    if (this.#picture) await this.#givePicture(this.#picture.file);
  }

  /**
   * @param {OwnCharacter} stored
   * @param {Sheet} sent what was typed since stays
   */
  #settle(stored, sent) {
    this.#character = stored;
    this.#saved = sheetOf(stored);
    this.#form.sheet = merged(sent, this.#form.sheet, this.#saved);
    this.#keepDraft();
  }

  /** @param {boolean} saving */
  #wait(saving) {
    this.#saving = saving;
    this.#draw();
  }

  #discard() {
    const before = this.#form.sheet;
    const picture = this.#picture;
    this.#picture = null;
    this.#form.sheet = this.#saved;
    this.#form.blame([]);
    this.#typed();
    const back = () => {
      this.#picture = picture;
      this.#form.sheet = before;
      this.#typed();
    };
    toast("Your changes are discarded.", { label: "Undo", act: back });
  }

  /** @param {File} file */
  async #choose(file) {
    const { face } = this.#form;
    face.blame("");
    face.wait(true);
    try {
      const picture = await portraitOf(file, this.#house.config.limits.avatar_bytes ?? PICTURE_BYTES);
      if (this.#character) await this.#givePicture(picture);
      else this.#picture = { file: picture, address: await addressOf(picture) };
    } catch (error) {
      face.blame(error instanceof Failure ? error.message : "This browser cannot read that picture. A PNG or JPEG will do.");
    }
    face.wait(false);
    this.#draw();
  }

  /** @param {Blob} picture */
  async #givePicture(picture) {
    if (!this.#character) return;
    this.#character = await this.#house.characters.picture(this.#character.id, picture);
    this.#picture = null;
  }

  /** @param {string} topic */
  async #listen(topic) {
    if (this.#unsaved || !this.#character) if (!(await this.#save())) return;
    const character = this.#character;
    if (!character) return;
    const answer = this.#hear.expect(character, topic);
    try {
      answer.say(await this.#house.characters.hear(character.id, topic));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      answer.fail(error.message);
    }
  }

  async #seat() {
    if ((await this.#save()) && this.#character) this.#acts.seat(this.#character);
  }
}
