import { h } from "../dom.js";
import { NAMES } from "../model/preferences.js";
import { SettingsView } from "../view/settings.js";
import { wordmark } from "../view/wordmark.js";

/** @typedef {import("./house.js").House} House */
/** @typedef {import("../model/preferences.js").Values} Values */

/** @type {Record<string, string>} */
const SAID = {
  saving: "Saving…",
  kept: "Saved.",
  here: "The server cannot take this just now. Until it can, it is kept on this device only.",
};

/** What one may choose about the page; there is nothing to be saved by hand. */
export class SettingsScreen {
  #house;
  #view;

  /** @param {House} house */
  constructor(house) {
    const { profile, config, user } = house;
    this.#house = house;
    this.#view = new SettingsView(user, config.providers.some(({ id }) => id !== "offline"), {
      rename: (name) => profile.rename(name),
      choose: (name, value) => profile.choose(name, value),
      shortcuts: () => house.showShortcuts(),
    });
    this.element = h(
      "main",
      { class: "own", id: "main" },
      h("header", { class: "page-head only-narrow" }, house.frame.opener(), wordmark()),
      h("div", { class: "inner" }, this.#view.element),
    );
  }

  open() {
    document.title = "Settings – ChatLab";
    if (this.#house.profile.state !== "here") this.#house.profile.state = "";
    this.update();
  }

  /** Something was chosen, here or elsewhere, or has reached the server. */
  update() {
    const { profile, user } = this.#house;
    const values = /** @type {Values} */ (Object.fromEntries(NAMES.map((name) => [name, profile.get(name)])));
    const refused = profile.state === "refused";
    this.#view.show({ name: profile.name, values, state: refused ? profile.fault : SAID[profile.state] || (user.is_anonymous ? "Each takes effect at once." : "Each takes effect at once, on all your devices."), fault: refused || profile.state === "here" });
  }
}
