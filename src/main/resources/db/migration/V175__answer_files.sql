-- Files that people attach to an answer, in identified surveys only. A file belongs to who sent it and waits for its answer; it goes with it.
CREATE TABLE answer_file (
  id         uuid PRIMARY KEY,
  survey_id  uuid NOT NULL,
  mode       text NOT NULL CHECK (mode = 'IDENTIFIED'),
  question   text NOT NULL,
  account_id uuid NOT NULL,
  answer_id  uuid REFERENCES answer ON DELETE CASCADE,
  name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  type       text NOT NULL CHECK (type IN ('application/pdf', 'image/jpeg', 'image/png')),
  content    bytea NOT NULL,
  day        date NOT NULL,
  -- an unfinished answer that was kept names it until then
  kept_until date,
  -- an anonymous survey has no such row, whoever writes it
  FOREIGN KEY (survey_id, mode) REFERENCES survey (id, mode)
);
-- pictures and PDF are packed already
ALTER TABLE answer_file ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX answer_file_by_survey ON answer_file (survey_id, id);
CREATE INDEX answer_file_by_account ON answer_file (account_id);
CREATE INDEX answer_file_by_answer ON answer_file (answer_id);
CREATE INDEX answer_file_waiting ON answer_file (day) WHERE answer_id IS NULL;
