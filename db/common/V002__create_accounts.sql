-- Local accounts (AUTH_MODE=local). A guest has neither e-mail nor password.
CREATE TABLE accounts (
    user_id       TEXT    NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    email         TEXT UNIQUE,
    password_hash TEXT,
    full_name     TEXT,
    role          TEXT    NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'researcher', 'admin')),
    failed_logins INTEGER NOT NULL DEFAULT 0,
    blocked_until_at BIGINT,
    created_at    BIGINT  NOT NULL,
    CHECK ((email IS NULL) = (password_hash IS NULL))
);
