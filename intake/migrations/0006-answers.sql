-- Answers stand in the order in which they were given. Keys come in no order, so that an index of them would change a page for
-- everybody who sends something: half of all that is written of a contract. The writer has that index in memory instead.

ALTER TABLE reply RENAME TO reply_before;
CREATE TABLE reply (
  id INTEGER PRIMARY KEY, -- private: number
  key BLOB NOT NULL CHECK (length(key) = 16), -- private: hash of the key in the form
  body BLOB NOT NULL CHECK (length(body) = 16), -- private: hash of what was sent
  answer TEXT NOT NULL, -- private: what was answered, JSON
  answered_at INTEGER NOT NULL -- private: when
) STRICT;
INSERT INTO reply (key, body, answer, answered_at) SELECT key, body, answer, answered_at FROM reply_before ORDER BY answered_at;
DROP TABLE reply_before;
