-- What an own character was before each change.
CREATE TABLE character_versions (
    character_id TEXT    NOT NULL REFERENCES characters (id) ON DELETE CASCADE,
    version      INTEGER NOT NULL,
    persona_json ${json} NOT NULL,
    created_at   BIGINT  NOT NULL,
    PRIMARY KEY (character_id, version)
);
