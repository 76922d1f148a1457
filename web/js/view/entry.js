import { fill, h } from "../dom.js";
import { letterSent } from "./letter.js";
import { LEAST, passwordField } from "./password-field.js";

/** @typedef {{email: string, password: string, name: string}} Credentials */
/** @typedef {import("./letter.js").Letter} Letter */
/** @typedef {(who: Credentials) => Promise<Letter | void>} Way in, which may lead over a letter */
/**
 * Null is what cannot be done here.
 *
 * @typedef {object} Ways
 * @property {(() => Promise<unknown>) | null} guest
 * @property {Way | null} signIn
 * @property {Way | null} register also what makes an account of a guest
 * @property {((email: string) => Promise<Letter>) | null} recover a forgotten password, by a letter
 * @property {{name: string, go: () => Promise<void>}[]} providers where people have accounts already
 * @property {(() => void) | null} again where not all of it could be asked for
 */
/** @typedef {"signIn" | "register" | "recover"} Errand */

/** @type {Record<Errand, {button: string, or: string, alone: string}>} */
const WORDS = {
  signIn: { button: "Sign in", or: "or sign in", alone: "Sign in" },
  register: { button: "Create account", or: "or create an account", alone: "Create an account" },
  recover: { button: "Send the letter", or: "A new password", alone: "A new password" },
};

/** The ways in, of which there may be many or few. What was typed stays whatever comes of it. */
export class Entry {
  #ways;
  #keeping;
  /** @type {Errand} */
  #errand;
  #email = "";
  #form = h("form", { novalidate: true, on: { submit: (/** @type {Event} */ event) => this.#submit(event) } });
  #fault = h("p", { class: "fault", role: "alert", hidden: true });
  #switch = h("p", { class: "more quiet" });
  #title = h("h2", { class: "or quiet" });
  #providers = h("div", { class: "providers" });
  #element = h("div", { class: "entry" });

  /**
   * @param {boolean} keeping a guest makes an account of what there is
   * @param {Ways} ways
   */
  constructor(keeping, ways) {
    this.#ways = ways;
    this.#keeping = keeping;
    this.#errand = keeping ? "register" : "signIn";
    this.#show();
  }

  get element() {
    return this.#element;
  }

  #show() {
    const { guest, signIn, again } = this.#ways;
    const alone = this.#keeping || this.#errand === "recover"; // there is one thing to do
    const first = guest && !alone;
    const words = WORDS[this.#errand];
    fill(this.#title, first ? words.or : words.alone);
    fill(this.#providers, ...(alone ? [] : this.#ways.providers.map((each) => this.#provider(each))));
    fill(this.#element, first && this.#guest(), !this.#keeping && this.#title, this.#providers, signIn ? this.#byEmail() : this.#fault, again && more(again));
    this.#say("");
  }

  #byEmail() {
    this.#fields();
    const between = this.#providers.hasChildNodes() && h("p", { class: "or quiet" }, "or with your e-mail address");
    return h("div", {}, between, this.#form, this.#switch);
  }

  #guest() {
    const start = h("button", { class: "button", type: "button", "data-rank": "first", "data-size": "large" }, "Start as a guest");
    start.addEventListener("click", () => this.#try(start, () => this.#ways.guest?.()));
    return h("p", { class: "start" }, start, h("span", { class: "quiet" }, "No account needed."));
  }

  /** @param {Ways["providers"][number]} provider */
  #provider({ name, go }) {
    const button = h("button", { class: "button", type: "button" }, `Continue with ${name}`);
    button.addEventListener("click", () => this.#try(button, go));
    return button;
  }

  #fields() {
    const registering = this.#errand === "register";
    const email = h("input", { class: "input", name: "email", type: "email", autocomplete: "username", required: true, value: this.#email });
    email.addEventListener("input", () => (this.#email = email.value));
    const recovering = this.#errand === "recover";
    fill(
      this.#form,
      recovering && h("p", { class: "quiet" }, "We write to you. The link in the letter lets you choose another password."),
      registering && h("label", { class: "field wide" }, h("span", {}, "Your name (if you like)"), h("input", { class: "input", name: "name", autocomplete: "name", maxlength: 120 })),
      h("label", { class: "field wide" }, h("span", {}, "E-mail"), email),
      !recovering && passwordField(registering ? `Password, at least ${LEAST} characters` : "Password", registering),
      this.#fault,
      h("button", { class: "button", type: "submit", "data-rank": (this.#keeping || !this.#ways.guest || recovering) && "first" }, WORDS[this.#errand].button),
    );
    fill(this.#switch, ...this.#others());
  }

  #others() {
    if (this.#keeping) return [h("a", { href: "/new" }, "Not now")];
    if (this.#errand !== "signIn") return [link(this.#errand === "register" ? "I have an account" : "Back", () => this.#turn("signIn"))];
    return [
      this.#ways.register && link("Create an account", () => this.#turn("register")),
      link("Forgot your password?", () => (this.#ways.recover ? this.#turn("recover") : this.#askOperator())),
    ];
  }

  #askOperator() {
    this.#say("Whoever runs this server can give you a link with which you choose a new one.");
  }

  /** @param {Errand} errand */
  #turn(errand) {
    this.#errand = errand;
    this.#show();
    this.#form.querySelector("input")?.focus();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const wrong = firstFault(this.#form);
    if (wrong) {
      this.#say(wrong.sentence);
      return wrong.input.focus();
    }
    const values = new FormData(this.#form);
    const said = (/** @type {string} */ name) => String(values.get(name) ?? "");
    const button = /** @type {HTMLElement} */ (this.#form.querySelector("[type=submit]"));
    const who = { email: said("email").trim(), password: said("password"), name: said("name").trim() };
    void this.#try(button, () => (this.#errand === "recover" ? this.#ways.recover?.(who.email) : this.#ways[this.#errand]?.(who))).then(() => this.#tellFault());
  }

  /** On a small screen the form's foot may be out of sight. */
  #tellFault() {
    if (this.#fault.hidden) return;
    /** @type {HTMLElement | null} */ (this.#form.querySelector("[name=password]") ?? this.#form.querySelector("input"))?.focus({ preventScroll: true });
    this.#fault.scrollIntoView({ block: "center" });
  }

  /**
   * @param {HTMLElement} button
   * @param {() => Promise<unknown> | undefined} act what comes of it may be a letter
   */
  async #try(button, act) {
    if (button.ariaBusy === "true") return;
    button.ariaBusy = "true";
    this.#say("");
    try {
      const letter = /** @type {Letter | void} */ (await act());
      if (letter) this.#wait(letter);
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error));
    } finally {
      button.ariaBusy = "false";
    }
  }

  /** @param {Letter} letter */
  #wait(letter) {
    const back = () => (this.#errand === "recover" && (this.#errand = "signIn"), this.#show());
    const panel = letterSent(letter, back);
    fill(this.#element, panel);
    panel.focus();
  }

  /** @param {string} sentence */
  #say(sentence) {
    fill(this.#fault, sentence);
    this.#fault.hidden = !sentence;
  }
}

/** @param {() => void} again */
function more(again) {
  return h("p", { class: "quiet" }, "There may be more ways in, which cannot be asked for just now. ", link("Look again", again));
}

/**
 * @param {string} text
 * @param {() => void} act
 */
function link(text, act) {
  return h("button", { class: "link", type: "button", on: { click: act } }, text);
}

/** @param {HTMLFormElement} form */
function firstFault(form) {
  for (const input of form.querySelectorAll("input")) {
    if (input.validity.valid) continue;
    const sentence = {
      email: "Please enter your e-mail address, like name@school.org.",
      password: input.value ? `Please choose a password of at least ${LEAST} characters.` : "Please enter your password.",
    }[input.name];
    return { input, sentence: sentence ?? "Please look at this field again." };
  }
  return null;
}
