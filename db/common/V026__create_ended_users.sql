-- Accounts that were deleted: tokens issued until then count no longer, on any copy. The user is known by a hash only.
CREATE TABLE ended_users (
    user_hash  TEXT   NOT NULL PRIMARY KEY, -- SHA-256 of the user's id
    ended_at   BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX ended_users_expiry ON ended_users (expires_at);
