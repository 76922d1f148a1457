// What the server tells of a discussion, for the tests of the models and of what keeps them in step.

export const DEWEY = { id: "john-dewey", name: "John Dewey" };
export const HOOKS = { id: "bell-hooks", name: "bell hooks" };

export function conversation(more = {}) {
  const participants = [DEWEY, HOOKS].map(({ id, name }) => ({ character_id: id, name, color: "#4075aa", avatar_url: "", version: 1, muted: false }));
  return { id: "c1", title: "On grades", participants, message_count: 0, ...more };
}

export function message(seq, more = {}) {
  const speaker = more.speaker === undefined ? DEWEY : more.speaker;
  return { id: `m${seq}`, conversation_id: "c1", seq, role: speaker ? "assistant" : "user", content: `Words ${seq}`, status: "complete", version: 1, ...more, speaker };
}

export function said(seq, content = `Words ${seq}`) {
  return message(seq, { speaker: null, content });
}

export function turn(seq, more = {}) {
  return { conversation_id: "c1", message_id: `m${seq}`, speaker: DEWEY, reason: "John Dewey has spoken least.", ...more };
}

export const fault = (msg) => ({ detail: [{ msg, type: "test" }], request_id: "r", status: 502 });

/** What is to be seen, in short. */
export function seen(discussion) {
  return discussion.items.map((item) => {
    const tail = item.fault ? ` !${item.fault.sentence}` : "";
    if (item.type === "message") return `${item.message.speaker?.id ?? "you"}: ${item.message.content}${tail}`;
    if (item.type === "live") return `${item.live.speaker.id}… ${item.live.text}`;
    if (item.type === "waiting") return `(${item.waiting.state}) ${item.waiting.text}${tail}`;
    return tail.trim();
  });
}
