-- Tokens of AI providers used, or reserved for a call under way: by whom, on which day (UTC, counted from 1970).
CREATE TABLE token_usage (
    day    INTEGER NOT NULL,
    payer  TEXT    NOT NULL, -- a user's id, or * for everybody together
    tokens BIGINT  NOT NULL,
    PRIMARY KEY (day, payer)
);
CREATE INDEX token_usage_payer ON token_usage (payer);
