-- Failed logins, by the hash of the e-mail (whether there is such an account or not) and of the address they came from.
CREATE TABLE login_failures (
    subject_hash     TEXT    NOT NULL PRIMARY KEY,
    failures         INTEGER NOT NULL,
    blocked_until_at BIGINT,
    expires_at       BIGINT  NOT NULL
);
CREATE INDEX login_failures_expiry ON login_failures (expires_at);
ALTER TABLE accounts DROP COLUMN failed_logins;
ALTER TABLE accounts DROP COLUMN blocked_until_at;
