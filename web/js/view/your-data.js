import { fill, h, icon } from "../dom.js";
import { section } from "./settings.js";
import { announce } from "./toast.js";

/** @typedef {import("../types.js").User} User */
/**
 * @typedef {object} DataActs
 * @property {() => Promise<void>} take
 * @property {() => void} remove
 */

const KEPT = [
  "Your discussions: all that was said, earlier versions of it, and what each voice was shown before it spoke. A discussion that you delete can be brought back for 30 days; then it is gone.",
  "The characters you made, with their pictures.",
  "Your name, and how you like to have the page.",
];

/**
 * What is kept of somebody and where, how to take it along, and how to end it.
 *
 * @param {User} user
 * @param {string[]} models who is shown what is said, where the voices are not this server's own
 * @param {DataActs} acts
 */
export function yourData(user, models, acts) {
  const state = h("p", { class: "quiet" });
  const take = h("button", { class: "button", type: "button", "data-size": "small" }, icon("export"), "Take everything with you");
  take.addEventListener("click", () => void packed(take, state, acts.take));
  const remove = h("button", { class: "button", type: "button", "data-size": "small", on: { click: () => acts.remove() } }, icon("bin"), user.is_anonymous ? "Delete everything" : "Delete my account and everything in it");
  return section(
    "Your data",
    h("div", { class: "prose" }, h("h3", {}, "What is kept"), h("ul", {}, ...KEPT.map((each) => h("li", {}, each))), h("h3", {}, "Where"), h("p", {}, "In the database of this server, which whoever runs it can read. ", whoElse(models)), h("p", {}, "In this browser: that you are signed in, what you have typed and not sent, and how the page looks.")),
    h("div", { class: "deed" }, take, h("p", { class: "quiet" }, "One file (zip) with all of the above, to be read without us."), state),
    h("div", { class: "deed" }, remove, h("p", { class: "quiet" }, "At once and for good. You are asked once more.")),
  );
}

/** @param {string[]} models */
function whoElse(models) {
  if (!models.length) return "Nothing of it leaves this server: the voices are its own.";
  const names = new Intl.ListFormat("en", { type: "disjunction" }).format(models);
  return `Where a model gives a character its voice (here ${names}), what is said in that discussion is sent to it.`;
}

/**
 * @param {HTMLElement} button
 * @param {HTMLElement} state
 * @param {() => Promise<void>} take
 */
async function packed(button, state, take) {
  const tell = (/** @type {string} */ sentence) => (fill(state, sentence), announce(sentence));
  if (button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  tell("Packing it all…");
  try {
    await take();
    tell("It is in your downloads.");
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
  } finally {
    button.ariaBusy = "false";
  }
}
