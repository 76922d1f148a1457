-- Pictures of own characters, PNG. A character's pictures outlive it while a discussion seats it.
CREATE TABLE avatars (
    character_id TEXT     NOT NULL,
    hash         TEXT     NOT NULL, -- SHA-256 of the content
    user_id      TEXT     NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    content      ${bytes} NOT NULL,
    created_at   BIGINT   NOT NULL,
    PRIMARY KEY (character_id, hash)
);
CREATE INDEX avatars_hash ON avatars (hash);
CREATE INDEX avatars_user ON avatars (user_id);
