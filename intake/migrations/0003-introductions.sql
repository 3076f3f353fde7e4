-- Whom of a form's coordination was sent the link of its page: when it is somebody else, they are, too.
CREATE TABLE introduction (
  form TEXT PRIMARY KEY, -- public: which form
  reader BLOB NOT NULL CHECK (length(reader) = 32), -- private: SHA-256 of their address in small letters
  introduced_at INTEGER NOT NULL -- public: when
) STRICT, WITHOUT ROWID;
