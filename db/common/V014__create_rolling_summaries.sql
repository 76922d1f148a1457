-- What fell out of the window of history, in short. The newest one counts; a message's shown_json names the one it was shown.
CREATE TABLE rolling_summaries (
    conversation_id ${uuid} NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    upto_seq        INTEGER NOT NULL, -- the newest message that is in it
    content         TEXT    NOT NULL,
    created_at      BIGINT  NOT NULL,
    PRIMARY KEY (conversation_id, upto_seq)
);
