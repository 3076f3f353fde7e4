-- An AMAP may want to know who comes: the turn of somebody it does not know waits for its coordination once the address is proven.
-- Whoever comes is told when their distribution is moved.

ALTER TABLE sign_up ADD COLUMN needs_approval INTEGER NOT NULL DEFAULT 0 CHECK (needs_approval IN (0, 1)); -- private: whether the coordination must agree
ALTER TABLE sign_up ADD COLUMN confirmed_at INTEGER; -- private: when the person confirmed by mail, where the coordination must agree
ALTER TABLE sign_up ADD COLUMN told TEXT; -- private: when and where its distribution is, as the person was told last; null before anybody noted it
