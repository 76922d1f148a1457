import { Failure } from "../api.js";
import { h, set } from "../dom.js";
import { Discussion } from "../model/discussion.js";
import { Talk } from "../talk.js";
import { Composer } from "../view/composer.js";
import { Log } from "../view/log.js";
import { announce, toast } from "../view/toast.js";
import { ways } from "../view/take-along.js";
import { TopicBar } from "../view/topic-bar.js";
import { Taking } from "./taking.js";
import { Turns } from "./turns.js";

/** @typedef {import("./house.js").House} House */
/** @typedef {import("../types.js").Conversation} Conversation */
/** @typedef {import("../types.js").Participant} Participant */

/** One discussion on the page: the model, its talk with the server, and the views of it. */
export class DiscussionScreen {
  #house;
  #model;
  /** @type {Talk} */
  #talk;
  /** @type {Log} */
  #log;
  #composer;
  #bar;
  #insights;
  #turns;
  #taking;
  /** It has just been launched: the first voice begins by itself. */
  #fresh;
  #drawing = false;
  #closed = false;
  #heard = "";
  /** What was last said to those who listen, and the phase it was said in. */
  #told = { sentence: "", phase: "" };

  /**
   * @param {House} house
   * @param {Conversation} conversation
   * @param {boolean} fresh
   * @param {typeof import("./insights.js").InsightsPanel} InsightsPanel nobody needs its files before the first discussion
   */
  constructor(house, conversation, fresh, InsightsPanel) {
    this.#house = house;
    this.#fresh = fresh;
    this.#model = new Discussion(conversation);
    this.#talk = new Talk(house.api, this.#model, {
      changed: () => this.#changed(),
      grown: () => this.#log.grow(),
      settled: () => this.#log.settled,
      kept: () => house.drafts.keep(conversation.id, this.#composer.words),
      told: () => house.told(conversation.id),
    });
    this.#taking = new Taking({
      api: house.api,
      conversation: () => this.#model.conversation,
      whole: () => this.#talk.reach(1).then(() => this.#draw()),
      guard: (work) => this.#guard(work),
    });
    this.#turns = new Turns(house, this.#model, {
      talk: () => this.#talk,
      changed: () => this.#changed(),
      copy: (text, done) => void this.#taking.copy(text, done),
      leave: () => this.#toText(),
    });
    this.#log = new Log(this.#model, this.#messageActs(), () => this.#guard(this.#talk.earlier()));
    this.#composer = new Composer(this.#model, this.#composerActs(), { messageLength: house.config.limits.message_length, turns: house.config.limits.turns }, this.#log.toEndButton);
    const topicActs = this.#topicActs();
    this.#insights = new InsightsPanel(house.api, this.#model, {
      find: (ids) => this.#talk.find(ids),
      copy: (text, done) => void this.#taking.copy(text, done),
      save: (text) => this.#taking.save(text, "report", "txt"),
      ask: (id) => {
        this.#toText(); // the button is about to go
        void this.#guard(this.#talk.next(id));
      },
      ways: () => ways(topicActs),
    });
    this.#bar = new TopicBar(this.#model, topicActs, house.frame.opener(), this.#insights.button);
    this.element = h("main", { class: "stage", id: "main" }, this.#bar.element, this.#log.element, this.#composer.element);
  }

  get shortcuts() {
    return {
      next: () => this.#composer.next(),
      stop: () => this.#composer.stop(),
      write: () => this.#composer.focus(),
      later: () => this.#step(1),
      earlier: () => this.#step(-1),
      newest: () => this.#newest(),
      insights: () => this.#insights.button.click(),
    };
  }

  /** What stands beside it. */
  get beside() {
    return this.#insights.element;
  }

  get id() {
    return this.#model.conversation.id;
  }

  async open() {
    this.#composer.words = this.#house.drafts.read(this.id);
    this.#draw();
    this.#toText();
    this.#insights.open();
    if (this.#fresh && this.#model.conversation.order !== "manual") return this.#talk.next();
    await this.#guard(this.#talk.open());
    await this.goTo(location.hash);
  }

  close() {
    this.#closed = true;
    this.#talk.close();
    this.#log.close();
    this.#insights.leave();
    this.#turns.leave();
  }

  /** Another tab had a part in it, or the user was long away. */
  async sync() {
    const before = this.#model.messages.at(-1)?.seq ?? 0;
    await this.#talk.sync();
    const fresh = this.#model.messages.filter(({ seq, role }) => role === "user" && seq > before);
    // What was said in the other tab is not to be said again in this one.
    if (fresh.some(({ content }) => content.trim() === this.#composer.words.trim())) this.#composer.words = "";
  }

  /** @param {string} hash of the address: `#turn-7` */
  async goTo(hash) {
    const seq = Number(/^#turn-(\d+)$/.exec(hash)?.[1] ?? 0);
    if (!seq) return;
    await this.#guard(this.#talk.reach(seq));
    this.#draw();
    this.#log.show(seq);
  }

  /** Once a frame is enough, however many words come. */
  #changed() {
    if (this.#drawing || this.#closed) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      this.#draw();
    });
  }

  #draw() {
    document.title = `${this.#model.conversation.title} – ChatLab`;
    if (!this.#model.busy) set(this.element, "data-pace", null);
    this.#bar.update();
    this.#log.update();
    this.#composer.update();
    this.#insights.update();
    this.#tellWhoSpoke();
    this.#tellPhase();
  }

  /** For those who listen: once a reply is whole, not word by word. */
  #tellWhoSpoke() {
    const { live, fault } = this.#model;
    if (live) this.#heard = live.id;
    const whole = live ? undefined : this.#model.said.find(({ id }) => id === this.#heard);
    if (!whole) return;
    this.#heard = "";
    if (fault) return; // which is said where it stands
    this.#told.sentence = whole.status === "complete" ? `${whole.speaker?.name} has spoken.` : `${whole.speaker?.name} was cut short.`;
    announce(this.#told.sentence);
  }

  /** The discussion has come to its next phase. */
  #tellPhase() {
    const { sentence, phase: before } = this.#told;
    const { id, name } = this.#model.phase;
    this.#told.phase = id;
    if (before && before !== id) announce(`${sentence} Now: ${name}.`);
  }

  /** To the turn after or before the one that has the focus; from anywhere else, to the newest. @param {1 | -1} by */
  #step(by) {
    const turns = this.#model.said.map(({ seq }) => seq);
    const here = turns.indexOf(Number(/^turn-(\d+)$/.exec(document.activeElement?.closest("[id^=turn-]")?.id ?? "")?.[1]));
    const to = turns[here < 0 ? turns.length - 1 : here + by];
    if (to) this.#log.show(to);
  }

  #newest() {
    this.#log.toEnd();
    document.getElementById(`turn-${this.#model.said.at(-1)?.seq}`)?.focus({ preventScroll: true });
  }

  #messageActs() {
    return {
      ...this.#turns.acts,
      copy: (/** @type {string} */ text) => this.#taking.copy(text, "Copied."),
      again: () => {
        this.#toText(); // the button is about to go, and the focus with it
        void this.#guard(this.#talk.again());
      },
      goOn: () => {
        this.#toText();
        void this.#guard(this.#talk.next(this.#model.others[0]?.character_id));
      },
      takeBack: () => {
        this.#composer.words = this.#model.takeBack();
        this.#changed();
        this.#composer.focus();
      },
    };
  }

  #composerActs() {
    return {
      say: (/** @type {string} */ words) => {
        this.#log.toEnd();
        void this.#guard(this.#talk.say(words));
      },
      typed: () => this.#keepDraft(),
      next: (/** @type {string | undefined} */ speakerId) => void this.#guard(this.#talk.next(speakerId)),
      run: (/** @type {number} */ turns) => void this.#guard(this.#talk.run(turns)),
      stop: () => {
        set(this.element, "data-pace", "at_once"); // who stops it does not wait for what has come
        void this.#guard(this.#talk.stop());
      },
    };
  }

  #topicActs() {
    return {
      ask: (/** @type {Participant} */ who) => {
        this.#toText();
        void this.#guard(this.#talk.next(who.character_id));
      },
      mute: (/** @type {Participant} */ who) => void this.#guard(this.#talk.change({ participants: this.#seats(who) })),
      ...this.#taking.ways,
    };
  }

  /** @param {Participant} who changes sides: rests, or takes part again */
  #seats(who) {
    return this.#model.cast.map(({ character_id, muted }) => ({ character_id, muted: character_id === who.character_id ? !muted : muted }));
  }

  /** On a touch screen the keyboard would come up, so there the focus goes no further than the discussion. */
  #toText() {
    if (matchMedia("(hover: hover)").matches) this.#composer.focus();
    else this.#log.element.focus({ preventScroll: true });
  }

  /** What is typed, and what was sent but is not stored yet. */
  #keepDraft() {
    this.#house.drafts.keep(this.id, [this.#model.waiting?.text, this.#composer.words].filter(Boolean).join("\n\n"));
  }

  /**
   * Whatever fails outside a reply is said in a note.
   *
   * @template T
   * @param {Promise<T>} work
   */
  async #guard(work) {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      toast(error.message);
    }
  }
}
