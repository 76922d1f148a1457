-- A user's own characters. The card is the one it was imported from, kept as it came for what is not used here.
CREATE TABLE characters (
    id           TEXT    NOT NULL PRIMARY KEY,
    user_id      TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    version      INTEGER NOT NULL,
    folded       TEXT    NOT NULL, -- lower case, without accents: what a search looks in
    persona_json ${json} NOT NULL,
    card         TEXT, -- JSON, with numbers as they were written
    created_at   BIGINT  NOT NULL,
    updated_at   BIGINT  NOT NULL
);
CREATE INDEX characters_user ON characters (user_id, id);
