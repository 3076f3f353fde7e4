-- Whoever sends a contract is a person of ours once they proved their address. Until then the draft says who they are, and they are
-- found in the order in which they came: an index by address would change a page for everybody who sends one.

ALTER TABLE contract ADD COLUMN email TEXT COLLATE NOCASE; -- private: address that nobody has proven yet; null once it is, or erased

DROP INDEX contract_by_state;
CREATE INDEX contract_by_state ON contract (state, form, id, email);

DROP INDEX contract_by_person;
CREATE INDEX contract_by_person ON contract (person) WHERE person IS NOT NULL;
