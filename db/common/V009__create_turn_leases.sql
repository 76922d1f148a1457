-- Who is writing a reply in which conversation. A lease without a heartbeat for 15 s is void.
CREATE TABLE turn_leases (
    conversation_id   ${uuid} NOT NULL PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE,
    turn_id           ${uuid} NOT NULL, -- also the id of the message being written
    instance_id       TEXT    NOT NULL,
    user_message_id   ${uuid},
    heartbeat_at      BIGINT  NOT NULL,
    stop_requested_at BIGINT
);
CREATE INDEX turn_leases_instance ON turn_leases (instance_id);
