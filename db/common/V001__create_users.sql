-- One row for everybody who has ever stored something, wherever the identity comes from.
-- The id is the token's `sub`, so it is text.
CREATE TABLE users (
    id         TEXT   NOT NULL PRIMARY KEY,
    created_at BIGINT NOT NULL
);
