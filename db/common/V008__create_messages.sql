-- What was said. A row holds the version on show; the others are in message_versions.
CREATE TABLE messages (
    id              ${uuid} NOT NULL PRIMARY KEY,
    conversation_id ${uuid} NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    seq             INTEGER NOT NULL,
    role            TEXT    NOT NULL CHECK (role IN ('user', 'assistant', 'system', 'tool')),
    speaker_id      TEXT,
    speaker_name    TEXT,
    reason          TEXT, -- why this speaker
    version         INTEGER NOT NULL DEFAULT 1,
    content         TEXT    NOT NULL,
    status          TEXT    NOT NULL CHECK (status IN ('complete', 'interrupted', 'failed')),
    replies_to_json ${json},
    provider        TEXT,
    model           TEXT,
    tokens_in       INTEGER,
    tokens_out      INTEGER,
    shown_json      ${json}, -- enough to show again exactly what the speaker was shown
    created_at      BIGINT  NOT NULL,
    edited_at       BIGINT,
    UNIQUE (conversation_id, seq)
);

CREATE TABLE message_versions (
    message_id ${uuid} NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    version    INTEGER NOT NULL,
    content    TEXT    NOT NULL,
    status     TEXT    NOT NULL CHECK (status IN ('complete', 'interrupted', 'failed')),
    provider   TEXT,
    model      TEXT,
    tokens_in  INTEGER,
    tokens_out INTEGER,
    shown_json ${json},
    created_at BIGINT  NOT NULL,
    PRIMARY KEY (message_id, version)
);
