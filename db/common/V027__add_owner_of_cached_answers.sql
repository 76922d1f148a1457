-- What a model answered about somebody's talk goes when their account does; of what is there already nobody knows whose it is.
DELETE FROM cached_answers;
ALTER TABLE cached_answers ADD COLUMN user_id TEXT NOT NULL DEFAULT '';
CREATE INDEX cached_answers_user ON cached_answers (user_id);
