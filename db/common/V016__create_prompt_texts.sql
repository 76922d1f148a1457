-- The long parts of what a speaker was shown, by the SHA-256 of the text: most turns share them.
CREATE TABLE prompt_texts (
    conversation_id ${uuid} NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    hash            TEXT    NOT NULL,
    content         TEXT    NOT NULL,
    PRIMARY KEY (conversation_id, hash)
);
