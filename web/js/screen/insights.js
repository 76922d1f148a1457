import { Failure } from "../api.js";
import { h, iconButton } from "../dom.js";
import { Insights } from "../insights.js";
import { asMarkdown, asPlainText, cited } from "../model/insights.js";
import { sources } from "../model/sources.js";
import { InsightsView } from "../view/insights.js";
import { SidePanel } from "../view/side-panel.js";

/** @typedef {import("../api.js").Api} Api */
/** @typedef {import("../model/discussion.js").Discussion} Discussion */
/**
 * @typedef {object} Means
 * @property {(ids: string[]) => Promise<void>} find reads back to these turns
 * @property {(text: string, done: string) => void} copy
 * @property {(text: string) => void} save as a file
 * @property {(id: string) => void} ask lets somebody speak
 * @property {() => HTMLElement[]} ways how the discussion can be taken along
 */

/** The insights beside a discussion: opened by a button, asked for when they are looked at. */
export class InsightsPanel {
  /** Opens and closes it. */
  button = iconButton("panel", "Insights", { "aria-controls": "insights" });
  element = h("aside", { class: "insights", id: "insights", "aria-label": "Insights" });
  #discussion;
  #means;
  #found;
  #view;
  #side;
  /** Whose turn was under way when this was last drawn. */
  #speaking = "";
  /** What the counts are of. */
  #counted = "";

  /**
   * @param {Api} api
   * @param {Discussion} discussion
   * @param {Means} means
   */
  constructor(api, discussion, means) {
    this.#discussion = discussion;
    this.#means = means;
    this.#found = new Insights(api, discussion.conversation.id, { changed: () => this.#draw(), said: () => discussion.versions });
    this.#view = new InsightsView(discussion, {
      sumUp: () => void this.#sumUp(),
      again: () => this.#again(),
      copy: () => this.#told((report) => means.copy(report, "The report is copied.")),
      save: () => this.#told((report) => means.save(asPlainText(report))),
      ask: (id) => {
        this.#side.giveWay();
        means.ask(id);
      },
      close: () => this.#side.close(),
      ways: means.ways,
    });
    this.#side = new SidePanel(this.element, this.#view.element, this.button, "Insights");
    this.#side.opened = (asked) => this.#opened(asked);
    // Where it covers the discussion, the way to a turn leads out of it.
    this.#view.element.addEventListener("click", (event) => event.target instanceof Element && event.target.closest("a") && this.#side.giveWay());
  }

  /** As it was left. */
  open() {
    this.#side.restore();
  }

  /** The screen is left. */
  leave() {
    this.#side.leave();
  }

  /** Something has changed in the discussion. */
  update() {
    const speaking = this.#discussion.live?.id ?? "";
    if (!this.#side.isOpen || (speaking && speaking === this.#speaking)) return; // nothing here changes with each word
    this.#speaking = speaking;
    this.#count();
    this.#draw();
  }

  /** @param {boolean} asked the report, which may cost something, comes by itself where somebody wished to see it */
  #opened(asked) {
    this.#count();
    const { value, loading } = this.#found.summary;
    if (asked && !value && !loading && this.#discussion.messages.length > 0) void this.#sumUp();
    this.#draw();
  }

  /** Counts anew what has been said since. */
  #count() {
    const { busy, versions } = this.#discussion;
    const said = JSON.stringify([...versions]);
    if (busy || !versions.size || said === this.#counted) return;
    this.#counted = said;
    void this.#found.refresh();
  }

  async #sumUp() {
    await this.#found.sumUp();
    await this.#reach();
  }

  /** The turns that a line rests on may be further back than what is shown. */
  async #reach() {
    const { value } = this.#found.summary;
    try {
      if (value) await this.#means.find(cited(value));
    } catch (error) {
      if (!(error instanceof Failure)) throw error; // the lines stand without their numbers
    }
    this.#draw();
  }

  #again() {
    if (this.#found.participation.fault || this.#found.stances.fault) void this.#found.refresh();
    if (this.#found.summary.fault) void this.#sumUp();
  }

  /** @param {(report: string) => void} take what is done with it */
  #told(take) {
    const { value } = this.#found.summary;
    const more = { participation: this.#found.participation.value, works: sources(this.#discussion.said) };
    if (value) take(asMarkdown(value, (id) => this.#discussion.turn(id), more));
  }

  #draw() {
    if (this.#side.isOpen) this.#view.show(this.#found);
  }
}
