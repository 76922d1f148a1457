-- A POST with an Idempotency-Key, and what came of it (references, never texts: the texts have their own rows).
CREATE TABLE idempotency_keys (
    user_id     TEXT    NOT NULL,
    key         TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL, -- SHA-256 of method, path and body
    outcome_json ${json} NOT NULL,
    answered    BOOLEAN NOT NULL DEFAULT FALSE,
    expires_at  BIGINT  NOT NULL,
    PRIMARY KEY (user_id, key)
);
CREATE INDEX idempotency_keys_expiry ON idempotency_keys (expires_at);
