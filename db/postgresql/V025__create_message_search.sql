-- Full text of what was said and by whom: lower case, without accents, every sign between words a space. The database must be in UTF-8.
ALTER TABLE messages ADD COLUMN words tsvector GENERATED ALWAYS AS (
    to_tsvector('simple', translate(
        lower(regexp_replace(normalize(coalesce(speaker_name, '') || ' ' || content, NFKD), '[\u0300-\u036f]', '', 'g')),
        '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32)))
) STORED;
CREATE INDEX messages_words ON messages USING gin (words);
