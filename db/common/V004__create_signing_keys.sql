-- The key pair that signs local accounts' tokens; the newest one signs, all of them verify.
CREATE TABLE signing_keys (
    id          TEXT   NOT NULL PRIMARY KEY,
    private_key TEXT   NOT NULL,
    public_key  TEXT   NOT NULL,
    created_at  BIGINT NOT NULL
);
