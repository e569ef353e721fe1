-- Unfinished answers that people asked to keep: sealed with a code that only they hold. place is a hash of that code.
CREATE TABLE answer_draft (
  place      bytea PRIMARY KEY,
  survey_id  uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  expires_on date NOT NULL,
  sealed     bytea NOT NULL
);
CREATE INDEX answer_draft_by_survey ON answer_draft (survey_id);
CREATE INDEX answer_draft_by_day ON answer_draft (expires_on);
