-- A message can be edited, made anew and deleted. Once it has more than one version, message_versions has them all, the one on show included.
ALTER TABLE messages ADD COLUMN versions INTEGER NOT NULL DEFAULT 1; -- how many there are
ALTER TABLE messages ADD COLUMN deleted_at BIGINT;
ALTER TABLE messages ADD COLUMN near_repeat_of ${uuid}; -- an earlier message that says nearly the same
ALTER TABLE message_versions ADD COLUMN near_repeat_of ${uuid};
ALTER TABLE message_versions ADD COLUMN replies_to_json ${json};
ALTER TABLE message_versions ADD COLUMN edited_at BIGINT;
-- Raised with every such change, so that minutes of what was said before it are not kept.
ALTER TABLE conversations ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
CREATE INDEX messages_deleted ON messages (deleted_at);
