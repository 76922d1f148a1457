-- What a reply claims its speaker held, and where that is from.
ALTER TABLE messages ADD COLUMN claims_json ${json};
ALTER TABLE message_versions ADD COLUMN claims_json ${json};
