-- Every column says whether it may leave the private space, `public:` or `private:`, and what it is: a test reads these marks.
-- Times are whole seconds since 1970, UTC; days are `2026-10-01`; money is cents; quantities are hundredths.

-- The evidence log. Its lines name nobody.
CREATE TABLE log (
  seq INTEGER PRIMARY KEY, -- public: place in the log, from 0
  leaf TEXT NOT NULL, -- public: the line, canonical JSON
  hash BLOB NOT NULL CHECK (length(hash) = 32) -- public: its hash in the tree
) STRICT;

-- The tree above the lines: complete subtrees of two lines and more.
CREATE TABLE node (
  level INTEGER NOT NULL, -- public: height, from 1
  place INTEGER NOT NULL, -- public: number within the level, from 0
  hash BLOB NOT NULL CHECK (length(hash) = 32), -- public: hash of the subtree
  PRIMARY KEY (level, place)
) STRICT, WITHOUT ROWID;

-- What the log signed of itself, once a batch.
CREATE TABLE checkpoint (
  size INTEGER PRIMARY KEY, -- public: how many lines it covers
  note TEXT NOT NULL, -- public: the signed note
  signed_at INTEGER NOT NULL -- public: when
) STRICT;

CREATE TRIGGER log_has_no_holes BEFORE INSERT ON log WHEN NEW.seq <> (SELECT coalesce(max(seq) + 1, 0) FROM log)
BEGIN SELECT raise(ABORT, 'lines of the log follow each other'); END;
CREATE TRIGGER log_is_kept BEFORE DELETE ON log BEGIN SELECT raise(ABORT, 'lines of the log are kept'); END;
CREATE TRIGGER log_is_fixed BEFORE UPDATE ON log BEGIN SELECT raise(ABORT, 'lines of the log never change'); END;
CREATE TRIGGER node_is_kept BEFORE DELETE ON node BEGIN SELECT raise(ABORT, 'nodes are kept'); END;
CREATE TRIGGER node_is_fixed BEFORE UPDATE ON node BEGIN SELECT raise(ABORT, 'nodes never change'); END;
CREATE TRIGGER checkpoint_is_kept BEFORE DELETE ON checkpoint BEGIN SELECT raise(ABORT, 'checkpoints are kept'); END;
CREATE TRIGGER checkpoint_is_fixed BEFORE UPDATE ON checkpoint BEGIN SELECT raise(ABORT, 'checkpoints never change'); END;

-- People, a row for each thing that somebody sent: rows can be erased without touching what others sent.
CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- private: number
  name TEXT NOT NULL, -- private: first and last name
  email TEXT NOT NULL COLLATE NOCASE, -- private: where mails go; empty where there is none
  phone TEXT NOT NULL, -- private: telephone, or empty
  address TEXT NOT NULL, -- private: postal address, or empty
  partners TEXT NOT NULL, -- private: with whom a basket is shared, or empty
  seen_at INTEGER NOT NULL -- private: last contact
) STRICT;
CREATE INDEX person_by_email ON person (email);

-- Contracts, from what was sent to what was signed, changed and ended. What was signed is in `record`.
CREATE TABLE contract (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- private: number of the contract
  form TEXT NOT NULL, -- public: which form
  revision TEXT NOT NULL, -- public: the revision that was shown
  amap TEXT NOT NULL, -- public: page of the AMAP
  state TEXT NOT NULL -- public: where its life stands
    CHECK (state IN ('received', 'waiting', 'signed', 'countersigned', 'amended', 'withdrawn', 'expired', 'refused')),
  is_paper INTEGER NOT NULL CHECK (is_paper IN (0, 1)), -- private: whether it was signed on paper and recorded by the coordination
  person INTEGER REFERENCES person (id), -- private: who signs; null once erased
  amends INTEGER REFERENCES contract (id), -- private: the contract that it changes
  needs_approval INTEGER NOT NULL CHECK (needs_approval IN (0, 1)), -- private: whether the coordination must agree
  draft TEXT, -- private: what is to be signed, until it is
  due INTEGER NOT NULL, -- private: what is to be paid, in cents
  last_delivery TEXT NOT NULL, -- private: day of the last delivery: how long it is kept is counted from there
  received_at INTEGER NOT NULL, -- private: when it came
  confirmed_at INTEGER, -- private: when the person confirmed by mail
  signed_at INTEGER, -- private: when it was recorded as signed
  countersigned_at INTEGER, -- private: when the farm signed
  ended_at INTEGER, -- private: when it was amended, withdrawn, refused, or expired
  erased_at INTEGER, -- private: when everything personal of it was erased
  signed_seq INTEGER REFERENCES log (seq), -- private: line of the log that records it
  last_seq INTEGER REFERENCES log (seq) -- private: line of the log that says the last thing of it
) STRICT;
CREATE INDEX contract_by_form ON contract (form, state);
CREATE INDEX contract_by_person ON contract (person);
CREATE INDEX contract_waiting ON contract (amap) WHERE state = 'waiting';
CREATE INDEX contract_by_amended ON contract (amends) WHERE amends IS NOT NULL;

-- What the lines of the log commit to. A record is erased by emptying salt and payload; nothing else of it changes.
CREATE TABLE record (
  seq INTEGER PRIMARY KEY REFERENCES log (seq), -- private: its line
  contract INTEGER REFERENCES contract (id), -- private: the contract that it is about
  salt BLOB CHECK (length(salt) = 32), -- private: what keeps the commitment from being guessed
  payload TEXT, -- private: what was recorded, canonical JSON
  erased_at INTEGER, -- private: when it was erased
  CHECK ((salt IS NULL) = (payload IS NULL) AND (payload IS NULL) = (erased_at IS NOT NULL))
) STRICT;
CREATE INDEX record_by_contract ON record (contract) WHERE contract IS NOT NULL;
CREATE TRIGGER record_is_kept BEFORE DELETE ON record BEGIN SELECT raise(ABORT, 'records are kept'); END;
CREATE TRIGGER record_can_only_be_erased BEFORE UPDATE ON record
  WHEN NEW.payload IS NOT NULL OR OLD.payload IS NULL OR NEW.seq <> OLD.seq OR NEW.contract IS NOT OLD.contract
BEGIN SELECT raise(ABORT, 'records can only be erased'); END;

-- What contracts take from stocks. A row is there for as long as it holds.
CREATE TABLE draw (
  contract INTEGER NOT NULL REFERENCES contract (id), -- private: who takes
  stock TEXT NOT NULL, -- public: name of the stock
  delivery TEXT NOT NULL, -- public: delivery by identity, or empty for the season
  form TEXT NOT NULL, -- public: the form whose stock it is
  quantity INTEGER NOT NULL CHECK (quantity > 0), -- private: how much, in hundredths
  until INTEGER, -- private: until when, where the contract is not signed yet
  PRIMARY KEY (contract, stock, delivery)
) STRICT, WITHOUT ROWID;
CREATE INDEX draw_for_a_time ON draw (form, stock, delivery) WHERE until IS NOT NULL;

-- The sums of what signed contracts take: kept by triggers, so that they are those of `draw`.
CREATE TABLE taken (
  form TEXT NOT NULL, -- public: which form
  stock TEXT NOT NULL, -- public: name of the stock
  delivery TEXT NOT NULL, -- public: delivery by identity, or empty for the season
  quantity INTEGER NOT NULL CHECK (quantity >= 0), -- public: how much, in hundredths
  PRIMARY KEY (form, stock, delivery)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER draw_is_fixed BEFORE UPDATE ON draw BEGIN SELECT raise(ABORT, 'what is taken never changes'); END;
CREATE TRIGGER draw_adds AFTER INSERT ON draw WHEN NEW.until IS NULL BEGIN
  INSERT INTO taken (form, stock, delivery, quantity) VALUES (NEW.form, NEW.stock, NEW.delivery, NEW.quantity)
    ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity;
END;
CREATE TRIGGER draw_gives_back AFTER DELETE ON draw WHEN OLD.until IS NULL BEGIN
  UPDATE taken SET quantity = quantity - OLD.quantity
    WHERE form = OLD.form AND stock = OLD.stock AND delivery = OLD.delivery;
END;

-- Who takes a turn at a distribution.
CREATE TABLE sign_up (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- private: number
  amap TEXT NOT NULL, -- public: page of the AMAP
  distribution TEXT NOT NULL, -- public: the distribution, by the day first planned
  role TEXT NOT NULL, -- public: what is to be done there
  people INTEGER NOT NULL CHECK (people IN (1, 2)), -- public: how many come
  state TEXT NOT NULL CHECK (state IN ('received', 'held', 'cancelled', 'replaced', 'expired')), -- public: where it stands
  person INTEGER REFERENCES person (id), -- private: who comes; null once erased
  friend TEXT, -- private: who comes along and has no address
  is_shown INTEGER NOT NULL CHECK (is_shown IN (0, 1)), -- public: whether the person chose to be named on the site
  received_at INTEGER NOT NULL, -- private: when it came
  holds_until INTEGER, -- private: until when it holds its places unconfirmed; null for not at all
  held_at INTEGER, -- private: when it was confirmed
  seeking_at INTEGER, -- public: since when a stand-in is looked for
  ended_at INTEGER, -- private: when it was cancelled, replaced, or expired
  stand_in INTEGER REFERENCES sign_up (id) -- private: who came instead
) STRICT;
CREATE INDEX sign_up_by_slot ON sign_up (amap, distribution, role);
CREATE INDEX sign_up_by_person ON sign_up (person);

-- Turns that somebody would exchange or give away, and to whom it was proposed.
CREATE TABLE proposal (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- private: number
  sign_up INTEGER NOT NULL REFERENCES sign_up (id), -- private: the turn that is offered
  exchange INTEGER REFERENCES sign_up (id), -- private: the turn that is wanted for it; null for none
  email TEXT NOT NULL COLLATE NOCASE, -- private: to whom it is proposed
  state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'closed')), -- private: where it stands
  proposed_at INTEGER NOT NULL, -- private: when
  ended_at INTEGER -- private: when it was accepted or closed
) STRICT;
CREATE INDEX proposal_by_sign_up ON proposal (sign_up);

-- How many came, once nobody is named any more.
CREATE TABLE attendance (
  amap TEXT NOT NULL, -- public: page of the AMAP
  distribution TEXT NOT NULL, -- public: the distribution
  role TEXT NOT NULL, -- public: what was done there
  people INTEGER NOT NULL, -- public: by how many
  PRIMARY KEY (amap, distribution, role)
) STRICT, WITHOUT ROWID;

-- Who is known to be a member of an AMAP.
CREATE TABLE member (
  amap TEXT NOT NULL, -- private: page of the AMAP
  email TEXT NOT NULL COLLATE NOCASE, -- private: address
  name TEXT NOT NULL, -- private: name, or empty
  source TEXT NOT NULL CHECK (source IN ('contract', 'imported', 'accepted')), -- private: how it is known
  seen_at INTEGER NOT NULL, -- private: last contact
  PRIMARY KEY (amap, email)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_by_email ON member (email);

-- Whatever else is sent: to join, to ask, to propose or correct a listing.
CREATE TABLE enquiry (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- private: number
  kind TEXT NOT NULL, -- public: what it is
  about TEXT NOT NULL, -- public: page that it is about, or empty
  state TEXT NOT NULL CHECK (state IN ('received', 'waiting', 'done', 'refused', 'expired', 'withdrawn')), -- public: where it stands
  person INTEGER REFERENCES person (id), -- private: who sent it; null once erased
  data TEXT, -- private: what was sent, JSON; null once erased
  received_at INTEGER NOT NULL, -- private: when it came
  confirmed_at INTEGER, -- private: when the person confirmed by mail
  ended_at INTEGER -- private: when it was done, refused, withdrawn, or expired
) STRICT;
CREATE INDEX enquiry_by_state ON enquiry (kind, about, state);
CREATE INDEX enquiry_by_person ON enquiry (person);

-- Links that were mailed. Only hashes are here: the links are made again from a key that is not in this file.
CREATE TABLE token (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- private: number, which stands in the link too
  hash BLOB NOT NULL CHECK (length(hash) = 32), -- private: SHA-256 of the secret that stands in the link
  nonce BLOB NOT NULL CHECK (length(nonce) = 16), -- private: from it and the key the secret is made
  purpose TEXT NOT NULL, -- private: what it is good for
  subject TEXT NOT NULL, -- private: for which record
  issued_at INTEGER NOT NULL, -- private: when it was made
  expires_at INTEGER NOT NULL, -- private: from when it is good no more
  used_at INTEGER -- private: when it was used
) STRICT;
CREATE INDEX token_by_subject ON token (subject);

-- Answers to forms, by the key in the form: sent twice, it is answered twice and done once.
CREATE TABLE reply (
  id INTEGER PRIMARY KEY, -- private: number
  key BLOB NOT NULL UNIQUE CHECK (length(key) = 16), -- private: hash of the key in the form
  body BLOB NOT NULL CHECK (length(body) = 16), -- private: hash of what was sent
  answer TEXT NOT NULL, -- private: what was answered, JSON
  answered_at INTEGER NOT NULL -- private: when
) STRICT;

-- Mails to send, and those that were sent.
CREATE TABLE mail (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- private: number
  nonce BLOB NOT NULL CHECK (length(nonce) = 16), -- private: its Message-ID is made of it
  once TEXT, -- private: what it is said once of; null where it may be said again
  about TEXT NOT NULL, -- private: what it tells
  contract INTEGER REFERENCES contract (id), -- private: of which contract
  email TEXT COLLATE NOCASE, -- private: to whom; null once erased
  name TEXT, -- private: their name
  reply_to TEXT, -- private: to whom answers go
  subject TEXT, -- private: subject
  text TEXT, -- private: plain text
  html TEXT, -- private: HTML
  attachments TEXT, -- private: what goes along, JSON
  tokens BLOB, -- private: numbers of the links that stand in it
  created_at INTEGER NOT NULL, -- private: when it was written
  next_at INTEGER, -- private: when it is tried next; null once it is over
  tries INTEGER NOT NULL DEFAULT 0, -- private: how often it was tried
  problem TEXT, -- private: what the last try came to, without what the other side wrote
  sent_at INTEGER, -- private: when a server took it
  ended_at INTEGER -- private: when it was given up
) STRICT;
CREATE INDEX mail_to_send ON mail (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX mail_by_contract ON mail (contract) WHERE contract IS NOT NULL;
CREATE INDEX mail_by_email ON mail (email) WHERE email IS NOT NULL AND contract IS NULL;
CREATE UNIQUE INDEX mail_once ON mail (once) WHERE once IS NOT NULL;

-- Forms that a robot seems to have sent, until somebody looks at them.
CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- private: number
  form TEXT NOT NULL, -- private: which form
  revision TEXT NOT NULL, -- private: the revision that was shown
  email TEXT NOT NULL COLLATE NOCASE, -- private: the address that was typed, or empty
  typed TEXT NOT NULL, -- private: everything that was typed, JSON
  received_at INTEGER NOT NULL -- private: when it came
) STRICT;
CREATE INDEX quarantine_by_email ON quarantine (email);
CREATE INDEX contract_unconfirmed ON contract (id) WHERE state = 'received';
CREATE INDEX sign_up_unconfirmed ON sign_up (id) WHERE state = 'received';
CREATE INDEX enquiry_unconfirmed ON enquiry (id) WHERE state = 'received';

-- What was erased because its time was over: the proof that it was.
CREATE TABLE purge (
  id INTEGER PRIMARY KEY, -- public: number
  rule TEXT NOT NULL, -- public: by which rule
  count INTEGER NOT NULL, -- public: how many
  purged_at INTEGER NOT NULL -- public: when
) STRICT;

-- Who was erased: what an older backup brings back is erased again.
CREATE TABLE erasure (
  digest BLOB PRIMARY KEY CHECK (length(digest) = 32), -- private: SHA-256 of the address in small letters
  extent TEXT NOT NULL, -- private: everything, or what may be
  erased_at INTEGER NOT NULL -- private: when
) STRICT, WITHOUT ROWID;

-- The last time that was believed.
CREATE TABLE clock (
  id INTEGER PRIMARY KEY CHECK (id = 1), -- public: one row
  seen_at INTEGER NOT NULL -- public: time
) STRICT;
