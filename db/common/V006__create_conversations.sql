CREATE TABLE conversations (
    id            ${uuid} NOT NULL PRIMARY KEY,
    user_id       TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    title         TEXT    NOT NULL,
    title_folded  TEXT    NOT NULL, -- lower case, without accents: what a search looks in
    topic         TEXT    NOT NULL,
    turn_order    TEXT    NOT NULL DEFAULT 'balanced'
        CHECK (turn_order IN ('balanced', 'round_robin', 'random', 'manual', 'facilitated')),
    protocol      TEXT    NOT NULL DEFAULT 'open',
    provider      TEXT,
    model         TEXT,
    system_prompt TEXT,
    settings_json ${json} NOT NULL,
    message_count INTEGER NOT NULL DEFAULT 0,
    last_seq      INTEGER NOT NULL DEFAULT 0,
    created_at    BIGINT  NOT NULL,
    updated_at    BIGINT  NOT NULL,
    archived_at   BIGINT,
    deleted_at    BIGINT
);
CREATE INDEX conversations_newest ON conversations (user_id, updated_at, id);
CREATE INDEX conversations_deleted ON conversations (deleted_at);
