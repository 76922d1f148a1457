-- A search looks in topics as it does in titles: lower case, without accents (what is there already keeps its accents).
ALTER TABLE conversations ADD COLUMN topic_folded TEXT NOT NULL DEFAULT '';
UPDATE conversations SET topic_folded = lower(topic);
