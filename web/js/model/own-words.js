/** @typedef {import("../types.js").Message} Message */

/**
 * The user's words as a stored message, until the server's own copy comes.
 *
 * @param {string} id
 * @param {string} conversationId
 * @param {number} seq
 * @param {string} content
 * @returns {Message}
 */
export function ownWords(id, conversationId, seq, content) {
  return {
    id,
    conversation_id: conversationId,
    seq,
    role: "user",
    speaker: null,
    content,
    status: "complete",
    version: 1,
    replies_to: [],
    claims: [],
    citations: [],
    tool_calls: [],
    provider: null,
    model: null,
    tokens_in: null,
    tokens_out: null,
    created_at: new Date().toISOString(),
  };
}
