-- How far a conversation has come in its protocol: the phase, and the newest message when it began.
ALTER TABLE conversations ADD COLUMN phase INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN phase_from_seq INTEGER NOT NULL DEFAULT 0;
