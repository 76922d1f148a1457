import { fill, h, icon, iconButton, set } from "../dom.js";
import { parts, since } from "../model/insights.js";
import { sources } from "../model/sources.js";
import { year } from "../model/table.js";
import { Menu, item, label, line } from "./menu.js";
import { shares } from "./shares.js";
import { sheetHead } from "./sheet.js";
import { alarmNotice, stancePlot } from "./stances.js";
import { talkCourse } from "./talk-course.js";
import { turnRefs } from "./turn-ref.js";
import { spokenLine } from "./words.js";

/** @typedef {import("../model/discussion.js").Discussion} Discussion */
/** @typedef {import("../types.js").Participation} Participation */
/** @typedef {import("../types.js").Summary} Summary */
/** @template T @typedef {{value: T | null, loading: boolean, fault: string}} Asked */
/** @typedef {import("../model/stances.js").Stances} Stances */
/** @typedef {{participation: Asked<Participation>, stances: Asked<Stances>, summary: Asked<Summary>, known: Map<string, number>}} Found */
/**
 * @typedef {object} InsightActs
 * @property {() => void} sumUp
 * @property {() => void} again asks anew for what failed
 * @property {() => void} copy the report
 * @property {() => void} save the report
 * @property {(id: string) => void} ask lets somebody speak
 * @property {() => void} close
 * @property {() => HTMLElement[]} ways how the discussion can be taken along
 */

/** What came of a discussion: the report, and who said how much. */
export class InsightsView {
  #discussion;
  #acts;
  #copy;
  #report = section("The report so far");
  #alarm = section("Agreement");
  #stand = section("Where they stand");
  #talk = section("Share of talk");
  #works = section("Sources used");
  #parts;
  #inCourse = { talk: true, stances: false };
  /** @type {Found | null} */
  #found = null;
  /** What each part shows, so that what is right already is left alone. @type {Map<HTMLElement, string>} */
  #shown = new Map();

  /**
   * @param {Discussion} discussion
   * @param {InsightActs} acts
   */
  constructor(discussion, acts) {
    this.#discussion = discussion;
    this.#acts = acts;
    this.#copy = iconButton("copy", "Copy the report", { "data-size": "small", on: { click: acts.copy } });
    const take = iconButton("export", "Take the report or the discussion along", { "data-size": "small" });
    new Menu(take, "Take it along", () => this.#ways());
    this.#parts = h("div", { class: "parts" }, this.#alarm, this.#report, this.#stand, this.#talk, this.#works);
    this.element = h("div", { class: "insights-inner", tabindex: -1 }, sheetHead("Insights", acts.close, this.#copy, take), this.#parts);
  }

  /** @param {Found} found */
  show(found) {
    this.#found = found;
    const said = this.#discussion.messages.length > 0;
    set(this.#copy, "hidden", !this.#hasReport);
    this.#put(this.#report, this.#reportLooks(found), () => (said ? this.#tellReport(found) : nothingYet()));
    this.#showStances(found.stances, said);
    this.#showWorks();
    this.#put(this.#talk, looks(found.participation, said, this.#inCourse.talk), () => (said ? this.#tellTalk(found.participation) : []));
  }

  get #hasReport() {
    const summary = this.#found?.summary.value;
    return Boolean(summary && parts(summary).length);
  }

  #ways() {
    const { copy, save, ways } = this.#acts;
    const report = [label("The report"), item(copy, icon("copy"), "Copy the report"), item(save, icon("export"), "Save the report"), line(), label("The discussion")];
    return [...(this.#hasReport ? report : []), ...ways()];
  }

  #showWorks() {
    const works = sources(this.#discussion.said);
    const looks = JSON.stringify(works.map((work) => [work, work.turns.map((id) => this.#discussion.turn(id)?.seq)]));
    this.#put(this.#works, looks, () => (works.length ? [h("h3", {}, "Sources used"), h("ul", { class: "works" }, ...works.map((work) => this.#work(work)))] : []));
  }

  /** @param {import("../model/sources.js").Work} work */
  #work({ work, year: when, turns }) {
    return h("li", {}, h("span", {}, h("cite", {}, work), `, ${year(when)}`), turnRefs(this.#discussion, turns));
  }

  /**
   * @param {Asked<Stances>} stances
   * @param {boolean} said whether anything was
   */
  #showStances(stances, said) {
    const { value } = stances;
    const alarm = value?.alarm;
    const busy = this.#discussion.busy;
    this.#put(this.#alarm, JSON.stringify([alarm, busy]), () => (alarm && !busy ? [alarmNotice(alarm, this.#discussion, this.#acts.ask)] : []));
    this.#put(this.#stand, looks(stances, said, this.#inCourse.stances), () => (said ? this.#tellStances(stances) : []));
  }

  /** @param {Asked<Stances>} stances */
  #tellStances({ value, loading, fault }) {
    const title = h("h3", {}, "Where they stand");
    if (value) return value.items.length ? [this.#titled(title, "stances"), ...stancePlot(value, this.#discussion, this.#inCourse.stances)] : [];
    if (fault) return [title, this.#failed("Where they stand cannot be told just now.", fault)];
    return loading ? [title, waiting("Looking where they stand", 4)] : [];
  }

  /**
   * A title, and the switch between how it stands and how it went.
   *
   * @param {HTMLElement} title
   * @param {"talk" | "stances"} of
   */
  #titled(title, of) {
    const turn = () => {
      this.#inCourse[of] = !this.#inCourse[of];
      if (this.#found) this.show(this.#found);
    };
    const attributes = { class: "button", type: "button", "data-size": "small", "data-key": `switch-${of}`, "aria-pressed": String(this.#inCourse[of]), "aria-label": `${title.textContent}, turn by turn`, on: { click: turn } };
    return h("div", { class: "title-line" }, title, h("button", attributes, "Turn by turn"));
  }

  /**
   * @param {HTMLElement} part
   * @param {string} looks
   * @param {() => (Node | false | null)[]} make
   */
  #put(part, looks, make) {
    if (this.#shown.get(part) === looks) return;
    const focus = /** @type {HTMLElement | null} */ (part.contains(document.activeElement) ? document.activeElement : null);
    this.#shown.set(part, looks);
    const content = make();
    set(part, "hidden", content.length === 0);
    fill(part, ...content);
    if (focus && !focus.isConnected) (again(part, focus) ?? this.element).focus({ preventScroll: true });
  }

  /** @param {Found} found */
  #reportLooks({ summary, known }) {
    const ids = summary.value ? parts(summary.value).flatMap(({ entries }) => entries.flatMap((entry) => entry.turns)) : [];
    return JSON.stringify([summary, this.#since(known), this.#discussion.messages.length > 0, ids.map((id) => this.#discussion.turn(id)?.seq)]);
  }

  /** @param {Map<string, number>} known what the report knows */
  #since(known) {
    return since(known, this.#discussion.versions);
  }

  /** @param {Found} found */
  #tellReport({ summary, known }) {
    const { value, loading, fault } = summary;
    if (fault) return [this.#failed("The report cannot be had just now.", fault), value && h("div", {}, ...this.#lines(value))];
    if (!value) return loading ? [waiting("Reading what was said", 5)] : [this.#offer("What has come of it so far, with the turns it rests on.", "Sum it up")];
    const news = this.#since(known);
    const offer = news !== "" && this.#offer(news, "Bring up to date");
    return [loading ? waiting("Reading what was said", 2) : offer, ...this.#lines(value)];
  }

  /** @param {Summary} summary */
  #lines(summary) {
    const found = parts(summary);
    if (!found.length) return [h("p", { class: "quiet" }, "Nothing can be summed up yet. Let them talk a little longer.")];
    return found.map(({ title, entries }) =>
      h("section", {}, h("h3", {}, title), h("ul", { class: "points" }, ...entries.map(({ text, turns }) => h("li", {}, ...spokenLine(text), turnRefs(this.#discussion, turns))))),
    );
  }

  /** @param {Asked<Participation>} participation */
  #tellTalk({ value, loading, fault }) {
    const title = h("h3", {}, "Share of talk");
    if (value) return [this.#titled(title, "talk"), shares(value, this.#discussion), this.#inCourse.talk && value.course ? talkCourse(value, value.course, this.#discussion) : null];
    if (fault) return [title, this.#failed("Who said how much cannot be had just now.", fault)];
    return loading ? [title, waiting("Counting", 3)] : [];
  }

  /**
   * @param {string} text
   * @param {string} label
   */
  #offer(text, label) {
    const button = h("button", { class: "button", type: "button", "data-size": "small", on: { click: this.#acts.sumUp } }, label);
    return h("div", { class: "offer" }, h("p", { class: "quiet" }, text), button);
  }

  /**
   * @param {string} what
   * @param {string} why
   */
  #failed(what, why) {
    const button = h("button", { class: "button", type: "button", "data-size": "small", on: { click: this.#acts.again } }, "Try again");
    return h("div", { class: "offer", role: "alert" }, h("p", { class: "fault" }, h("strong", {}, what), " ", why), button);
  }
}

/**
 * What there is to be seen of an answer: while it is asked for again, what is there stays.
 *
 * @param {Asked<unknown>} asked
 * @param {...boolean} more
 */
function looks({ value, loading, fault }, ...more) {
  return JSON.stringify([value ?? [loading, fault], more]);
}

/**
 * What has taken the place of something that was drawn anew.
 *
 * @param {HTMLElement} part
 * @param {HTMLElement} gone
 */
function again(part, { dataset: { key } }) {
  return key ? /** @type {HTMLElement | null} */ (part.querySelector(`[data-key="${CSS.escape(key)}"]`)) : null;
}

/** @param {string} label */
function section(label) {
  return h("section", { "aria-label": label, hidden: true });
}

function nothingYet() {
  return [h("p", { class: "aside" }, "Nothing has been said yet. What comes of it will stand here, each line with the turns it rests on.")];
}

/**
 * @param {string} label
 * @param {number} lines
 */
function waiting(label, lines) {
  return h("div", { class: "wait", role: "status", "aria-label": label }, ...Array.from({ length: lines }, () => h("i")));
}
