-- A character as it was when it sat down; many conversations share one snapshot.
CREATE TABLE persona_snapshots (
    hash         TEXT    NOT NULL PRIMARY KEY, -- SHA-256 of the JSON
    persona_json ${json} NOT NULL
);

CREATE TABLE participants (
    conversation_id ${uuid} NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    character_id    TEXT    NOT NULL,
    seat            INTEGER NOT NULL,
    snapshot_hash   TEXT    NOT NULL REFERENCES persona_snapshots (hash),
    muted           BOOLEAN NOT NULL DEFAULT FALSE,
    stance          TEXT    NOT NULL, -- where this one stands on the topic, written once, shown every turn
    turns           INTEGER NOT NULL DEFAULT 0, -- the moderator's count: one who joins or is unmuted starts level
    last_spoke_seq  INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (conversation_id, character_id)
);
CREATE INDEX participants_character ON participants (character_id, conversation_id);
