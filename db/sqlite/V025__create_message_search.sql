-- Full text of what was said and by whom. It keeps no text of its own; messages_fts_rows tells which message a row is of.
-- The owner is one word made of the user's id, so that a search meets nobody else's words.
CREATE VIRTUAL TABLE messages_fts USING fts5(owner, words, content = '', contentless_delete = 1, detail = 'column', tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE messages_fts_rows (
    id         INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL UNIQUE
);

INSERT INTO messages_fts_rows (message_id) SELECT id FROM messages WHERE role IN ('user', 'assistant');
INSERT INTO messages_fts (rowid, owner, words)
SELECT r.id, 'u' || hex(c.user_id), coalesce(m.speaker_name, '') || ' ' || m.content
FROM messages_fts_rows r JOIN messages m ON m.id = r.message_id JOIN conversations c ON c.id = m.conversation_id;

CREATE TRIGGER messages_fts_add AFTER INSERT ON messages WHEN new.role IN ('user', 'assistant') BEGIN
    INSERT INTO messages_fts_rows (message_id) VALUES (new.id);
    INSERT INTO messages_fts (rowid, owner, words)
    SELECT last_insert_rowid(), 'u' || hex(user_id), coalesce(new.speaker_name, '') || ' ' || new.content
    FROM conversations WHERE id = new.conversation_id;
END;

CREATE TRIGGER messages_fts_change AFTER UPDATE OF content ON messages WHEN new.role IN ('user', 'assistant') BEGIN
    DELETE FROM messages_fts WHERE rowid = (SELECT id FROM messages_fts_rows WHERE message_id = new.id);
    INSERT INTO messages_fts (rowid, owner, words)
    SELECT r.id, 'u' || hex(c.user_id), coalesce(new.speaker_name, '') || ' ' || new.content
    FROM messages_fts_rows r, conversations c WHERE r.message_id = new.id AND c.id = new.conversation_id;
END;

CREATE TRIGGER messages_fts_remove AFTER DELETE ON messages BEGIN
    DELETE FROM messages_fts WHERE rowid = (SELECT id FROM messages_fts_rows WHERE message_id = old.id);
    DELETE FROM messages_fts_rows WHERE message_id = old.id;
END;
