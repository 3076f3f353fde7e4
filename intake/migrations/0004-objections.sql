-- Who does not want to be called any more when hands are missing at a distribution.
CREATE TABLE objection (
  digest BLOB PRIMARY KEY CHECK (length(digest) = 32), -- private: SHA-256 of their address in small letters
  objected_at INTEGER NOT NULL -- private: when they said so
) STRICT, WITHOUT ROWID;
