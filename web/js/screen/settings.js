import { h } from "../dom.js";
import { NAMES } from "../model/preferences.js";
import { save } from "../transcript.js";
import { farewell } from "../view/farewell.js";
import { PasswordForm } from "../view/password-form.js";
import { section, SettingsView } from "../view/settings.js";
import { toast } from "../view/toast.js";
import { wordmark } from "../view/wordmark.js";
import { yourData } from "../view/your-data.js";

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
    this.#view.element.append(...this.#password(), this.#data());
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

  /** For whom there is one here. */
  #password() {
    const { api, user } = this.#house;
    const change = api.accounts?.changePassword;
    if (!change || user.is_anonymous) return [];
    const keep = async (/** @type {{current: string, password: string}} */ { current, password }) => {
      await change(current, password);
      toast("Your password is changed. Every other device is signed out.");
    };
    const form = new PasswordForm({ button: "Change the password", current: true, keep });
    return [section("Password", form.element, h("p", { class: "quiet" }, "Every other device is signed out by this."))];
  }

  #data() {
    const { api, config, user } = this.#house;
    const models = config.providers.filter(({ id }) => id !== "offline").map(({ name }) => name);
    const take = async () => {
      const { content, name } = await api.file(api.own("data-export"));
      save(content, name ?? "chatlab-data.zip");
    };
    return yourData(user, models, { take, remove: () => farewell(api.accounts?.remains ?? "", () => this.#house.removeUser()) });
  }

  /** Something was chosen, here or elsewhere, or has reached the server. */
  update() {
    const { profile, user } = this.#house;
    const values = /** @type {Values} */ (Object.fromEntries(NAMES.map((name) => [name, profile.get(name)])));
    const refused = profile.state === "refused";
    this.#view.show({ name: profile.name, values, state: refused ? profile.fault : SAID[profile.state] || (user.is_anonymous ? "Each takes effect at once." : "Each takes effect at once, on all your devices."), fault: refused || profile.state === "here" });
  }
}
