-- Sentences of free text that somebody picked by hand, freed of what points to a person, and answers for. No key leads back to the answer.
CREATE TABLE results_quotation (
  id          uuid PRIMARY KEY,
  survey_id   uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  question    text NOT NULL,
  text        text NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
  approved_by text NOT NULL,
  approved_on date NOT NULL DEFAULT current_date,
  UNIQUE (survey_id, question, text)
);
