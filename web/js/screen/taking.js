import { markup } from "../markdown.js";
import { copy, fileName, save } from "../transcript.js";
import { toast } from "../view/toast.js";

/** @typedef {import("../api.js").Api} Api */
/** @typedef {import("../transcript.js").Format} Format */
/** @typedef {import("../types.js").Conversation} Conversation */
/**
 * @typedef {object} Means
 * @property {Api} api
 * @property {() => Conversation} conversation
 * @property {() => Promise<void>} whole reads all of it, and shows it
 * @property {(work: Promise<unknown>) => Promise<void>} guard says what went wrong
 */

/** How a discussion, or a part of it, is taken along: to the clipboard, into a file, on paper. */
export class Taking {
  #means;

  /** @param {Means} means */
  constructor(means) {
    this.#means = means;
  }

  /** Of the whole, for a menu. */
  get ways() {
    const { guard, whole } = this.#means;
    return {
      copy: () => void guard(this.#export("md").then((text) => this.copy(text, "The whole discussion is copied."))),
      link: () => void this.copy(location.origin + location.pathname, "The link is copied. It opens for you alone."),
      save: (/** @type {Format} */ format) => void guard(this.#export(format).then((text) => this.save(text, "", format))),
      print: () => void guard(whole().then(() => print())),
    };
  }

  /**
   * @param {string} text Markdown
   * @param {string} done
   */
  async copy(text, done) {
    try {
      await copy(text, markup(text));
      toast(done);
    } catch {
      toast("This browser does not let the page copy.");
    }
  }

  /**
   * @param {string} text
   * @param {string} what of the discussion it is, where it is not the whole
   * @param {Format} format
   */
  save(text, what, format) {
    save(text, fileName([this.#means.conversation().title, what].filter(Boolean).join(" – "), format));
    toast("It is among your downloads.");
  }

  /** @param {Format} format */
  #export(format) {
    const { api, conversation } = this.#means;
    return api.text(api.own(`conversations/${encodeURIComponent(conversation().id)}/export?format=${format}`));
  }
}
