-- Answers of anonymous surveys by invitation, between the moment they come and the moment they are mixed (see ADR 0050). One transaction spends
-- the code and writes one of these rows, so nothing is lost and nothing counts twice; what is inside is sealed with a secret that is not here.
CREATE TABLE held_answer (
  id        uuid PRIMARY KEY,
  survey_id uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  sealed    bytea NOT NULL
);
CREATE INDEX held_answer_by_survey ON held_answer (survey_id);
