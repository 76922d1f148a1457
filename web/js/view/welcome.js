import { fill, h } from "../dom.js";
import { room } from "./room.js";
import { themeButton } from "./theme-menu.js";
import { wordmark } from "./wordmark.js";

/** @typedef {{email: string, password: string, name: string}} Credentials */
/**
 * @typedef {object} Ways
 * @property {() => Promise<void>} guest
 * @property {(who: Credentials) => Promise<void>} signIn
 * @property {(who: Credentials) => Promise<void>} register
 */
/**
 * @typedef {object} Door how one may come in here
 * @property {"local" | "elsewhere"} accounts whether this server keeps accounts itself
 * @property {boolean} guests
 * @property {boolean} keeping a guest is about to make an account of what there is
 * @property {string} notice why one is here again, or nothing
 * @property {import("./theme-menu.js").Chooser} themes
 */

/**
 * Pull up a chair: start as a guest, sign in or register.
 *
 * @param {Door} door
 * @param {Ways} ways
 */
export function welcome(door, ways) {
  const entry = new Entry(door, ways);
  return h(
    "main",
    { class: "welcome" },
    h(
      "div",
      { class: "door" },
      wordmark(),
      h("div", { class: "inside" }, heading(door), ...entry.parts),
      h(
        "footer",
        {},
        h("p", { class: "quiet" }, "The voices are reconstructions from published work, not the people themselves."),
        themeButton(door.themes),
      ),
    ),
    room(),
  );
}

/** @param {Door} door */
function heading({ keeping, notice }) {
  const title = keeping ? "Keep your chair." : "Pull up a chair.";
  const lead = keeping
    ? "With an account, your discussions stay yours on any computer. Nothing of what you have is lost."
    : "Put a question to Dewey, Montessori, Freire, hooks and others, and talk it through with them at one table.";
  return h("div", {}, h("h1", {}, title), notice && h("p", { class: "notice", role: "alert" }, notice), h("p", { class: "lead" }, lead));
}

class Entry {
  #door;
  #ways;
  #registering;
  #form = h("form", { novalidate: true, on: { submit: (/** @type {Event} */ event) => this.#submit(event) } });
  #fault = h("p", { class: "fault", role: "alert", hidden: true });
  #switch = h("p", { class: "more quiet" });
  #or = h("h2", { class: "or quiet" });

  /**
   * @param {Door} door
   * @param {Ways} ways
   */
  constructor(door, ways) {
    this.#door = door;
    this.#ways = ways;
    this.#registering = door.keeping;
    this.#show();
  }

  get parts() {
    const { accounts, guests, keeping } = this.#door;
    if (accounts === "elsewhere") {
      return [h("p", { class: "notice" }, "People sign in to this server with another service, which this page cannot do yet. The API takes its tokens.")];
    }
    return [guests && !keeping ? this.#guest() : h("span"), keeping ? h("span") : this.#or, this.#form, this.#switch];
  }

  #guest() {
    const start = h("button", { class: "button", type: "button", "data-rank": "first", "data-size": "large" }, "Start as a guest");
    start.addEventListener("click", () => this.#try(start, () => this.#ways.guest()));
    return h("p", { class: "start" }, start, h("span", { class: "quiet" }, "No account needed."));
  }

  #show() {
    const registering = this.#registering;
    fill(this.#or, registering ? "or create an account" : "or sign in");
    fill(
      this.#form,
      registering && field("Your name (if you like)", { name: "name", autocomplete: "name", maxlength: 120 }),
      field("E-mail", { name: "email", type: "email", autocomplete: "username", required: true }),
      field(registering ? "Password, at least 8 characters" : "Password", {
        name: "password",
        type: "password",
        autocomplete: registering ? "new-password" : "current-password",
        required: true,
        minlength: registering ? 8 : null,
      }),
      this.#fault,
      h("button", { class: "button", type: "submit", "data-rank": this.#door.keeping && "first" }, registering ? "Create account" : "Sign in"),
    );
    this.#say("");
    if (this.#door.keeping) return fill(this.#switch, h("a", { href: "/new" }, "Not now"));
    const other = h("button", { class: "link", type: "button" }, registering ? "I have an account" : "Create an account");
    other.addEventListener("click", () => this.#change());
    fill(this.#switch, other);
  }

  #change() {
    this.#registering = !this.#registering;
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
    const who = {
      email: String(values.get("email")).trim(),
      password: String(values.get("password")),
      name: String(values.get("name") ?? "").trim(),
    };
    const button = /** @type {HTMLElement} */ (this.#form.querySelector("[type=submit]"));
    void this.#try(button, () => (this.#registering ? this.#ways.register(who) : this.#ways.signIn(who))).then(() => this.#tellFault());
  }

  /** On a small screen the form's foot may be out of sight. */
  #tellFault() {
    if (this.#fault.hidden) return;
    /** @type {HTMLElement | null} */ (this.#form.querySelector("[name=password]"))?.focus({ preventScroll: true });
    this.#fault.scrollIntoView({ block: "center" });
  }

  /**
   * @param {HTMLElement} button
   * @param {() => Promise<void>} act
   */
  async #try(button, act) {
    if (button.ariaBusy === "true") return;
    button.ariaBusy = "true";
    this.#say("");
    try {
      await act();
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error));
    } finally {
      button.ariaBusy = "false";
    }
  }

  /** @param {string} sentence */
  #say(sentence) {
    fill(this.#fault, sentence);
    this.#fault.hidden = !sentence;
  }
}

/**
 * @param {string} label
 * @param {Record<string, unknown>} attributes
 */
function field(label, attributes) {
  return h("label", { class: "field wide" }, h("span", {}, label), h("input", { class: "input", ...attributes }));
}

/** @param {HTMLFormElement} form */
function firstFault(form) {
  for (const input of form.querySelectorAll("input")) {
    if (input.validity.valid) continue;
    const sentence = {
      email: "Please enter your e-mail address, like name@school.org.",
      password: input.value ? "Please choose a password of at least 8 characters." : "Please enter your password.",
    }[input.name];
    return { input, sentence: sentence ?? "Please look at this field again." };
  }
  return null;
}
