-- How somebody would like to be called and to have the page, wherever the identity comes from. A name is kept here
-- alone, so those of the accounts move here.
CREATE TABLE profiles (
    user_id          TEXT    NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    full_name        TEXT,
    preferences_json ${json} NOT NULL
);
INSERT INTO profiles (user_id, full_name, preferences_json)
SELECT user_id, full_name, '{}' FROM accounts WHERE full_name IS NOT NULL;
ALTER TABLE accounts DROP COLUMN full_name;
