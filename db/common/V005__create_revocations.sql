-- Tokens that were logged out before they expired: session id, token id, or hash of the token.
CREATE TABLE revocations (
    token_key  TEXT   NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
CREATE INDEX revocations_expiry ON revocations (expires_at);
