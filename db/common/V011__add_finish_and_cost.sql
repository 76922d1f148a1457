-- Why a reply left off where it was not done: its length was used up, or it was refused. And what it cost.
ALTER TABLE messages ADD COLUMN finish TEXT CHECK (finish IN ('length', 'refused'));
ALTER TABLE messages ADD COLUMN cost_nano_usd BIGINT;
ALTER TABLE message_versions ADD COLUMN finish TEXT CHECK (finish IN ('length', 'refused'));
ALTER TABLE message_versions ADD COLUMN cost_nano_usd BIGINT;
