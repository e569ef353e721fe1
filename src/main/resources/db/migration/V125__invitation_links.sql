-- Two more audiences: whoever was sent a signed link (nothing is stored of it before it serves), and whoever has an account (the answers of an
-- anonymous survey stay anonymous: the register says who has answered).
ALTER TABLE survey DROP CONSTRAINT survey_audience_check;
ALTER TABLE survey ADD CONSTRAINT survey_audience_check CHECK (audience IN ('OPEN', 'CODE', 'LINK', 'ACCOUNT'));

-- Links that have served, by the hash of their number.
CREATE TABLE spent_link (
  survey_id uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  hash      bytea NOT NULL,
  PRIMARY KEY (survey_id, hash)
);
