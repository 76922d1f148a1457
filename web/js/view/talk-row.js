import { fill, h, icon, iconButton } from "../dom.js";
import { moment } from "../model/history.js";
import { Menu, item } from "./menu.js";
import { company } from "./portrait.js";

/** @typedef {import("../types.js").Conversation} Conversation */
/**
 * @typedef {object} TalkActs
 * @property {(conversation: Conversation, title: string) => Promise<void>} rename
 * @property {(conversation: Conversation, archived: boolean) => void} archive
 * @property {(conversation: Conversation) => void} remove
 */
/** @typedef {TalkActs & {renamed: (id: string) => void}} RowActs `renamed` once the field for the title is closed */

/**
 * A discussion in the history; in a search with the line in which it was found, and the way there.
 *
 * @param {Conversation} conversation
 * @param {RowActs} acts
 */
export function talkRow(conversation, acts) {
  const { id, title, hit, participants, archived, updated_at: updated } = conversation;
  const more = iconButton("more", `More about “${title}”`, { "data-size": "small", class: "icon-button more-button", "data-row": `more-${id}` });
  const row = h(
    "li",
    { class: "row" },
    h(
      "a",
      { class: "talk", href: `/discussions/${id}${hit ? `#turn-${hit.seq}` : ""}`, "data-row": id },
      h("strong", { title }, title),
      hit && hitLine(hit),
      h("span", { class: "when" }, company(participants), h("time", { datetime: updated }, moment(new Date(updated), new Date()))),
    ),
    more,
  );
  new Menu(more, title, () => [
    item(() => rename(row, conversation, acts), icon("edit"), "Rename"),
    item(() => acts.archive(conversation, !archived), icon("archive"), archived ? "Bring back" : "Archive"),
    item(() => acts.remove(conversation), icon("bin"), "Delete"),
  ]);
  return row;
}

/** @param {NonNullable<Conversation["hit"]>} hit */
function hitLine({ speaker, role, excerpt }) {
  const name = speaker?.name ?? (role === "user" ? "You" : "");
  const words = excerpt.map(({ text, match }) => (match ? h("mark", {}, text) : text));
  return h("span", { class: "hit" }, name && h("b", {}, `${name}: `), ...words);
}

/**
 * The title becomes a field: Enter keeps it, Escape leaves it as it was.
 *
 * @param {HTMLElement} row
 * @param {Conversation} conversation
 * @param {RowActs} acts
 */
function rename(row, conversation, acts) {
  const input = h("input", { class: "input", value: conversation.title, "aria-label": "Title", maxlength: 200 });
  const form = h("form", { class: "rename" }, input);
  let done = false;
  /** @param {boolean} keep */
  const close = async (keep) => {
    if (done) return;
    done = true;
    const title = input.value.trim();
    form.remove();
    if (keep && title && title !== conversation.title) await acts.rename(conversation, title);
    acts.renamed(conversation.id);
  };
  form.addEventListener("submit", (event) => (event.preventDefault(), close(true)));
  input.addEventListener("keydown", (event) => event.key === "Escape" && (event.stopPropagation(), close(false)));
  input.addEventListener("blur", () => close(true));
  fill(row, form);
  input.focus();
  input.select();
}
