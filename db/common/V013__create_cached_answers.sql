-- What a model answered, by the hash of what it was asked: the same question costs nothing the second time.
CREATE TABLE cached_answers (
    question_hash TEXT   NOT NULL PRIMARY KEY, -- SHA-256 of provider and request
    answer        TEXT   NOT NULL,
    expires_at    BIGINT NOT NULL
);
CREATE INDEX cached_answers_expiry ON cached_answers (expires_at);
