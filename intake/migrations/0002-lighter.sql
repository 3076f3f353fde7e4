-- A contract that is sent writes less: a mail is drawn as HTML when it is sent, what is answered is one tree, and contracts are
-- counted by the same index by which they are found.

ALTER TABLE mail ADD COLUMN language TEXT; -- private: language in which its HTML is drawn; null for the main one
ALTER TABLE mail DROP COLUMN html;

DROP INDEX contract_by_form;
DROP INDEX contract_unconfirmed;
CREATE INDEX contract_by_state ON contract (state, form);

ALTER TABLE reply RENAME TO reply_before;
CREATE TABLE reply (
  key BLOB PRIMARY KEY CHECK (length(key) = 16), -- private: hash of the key in the form
  body BLOB NOT NULL CHECK (length(body) = 16), -- private: hash of what was sent
  answer TEXT NOT NULL, -- private: what was answered, JSON
  answered_at INTEGER NOT NULL -- private: when
) STRICT, WITHOUT ROWID;
INSERT INTO reply (key, body, answer, answered_at) SELECT key, body, answer, answered_at FROM reply_before ORDER BY key;
DROP TABLE reply_before;
