-- What waits on the way from paper to an answer. Deleted with the answer's arrival, or when the survey closes.

-- The keyings of a form that is keyed twice, until they agree. typed: {"q1":["a"],"q2":["Un banc."]}. Never an access code.
CREATE TABLE paper_entry (
  survey_id  uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  form       int NOT NULL,
  turn       smallint NOT NULL CHECK (turn IN (1, 2)),
  account_id uuid NOT NULL,
  actor      text NOT NULL,
  day        date NOT NULL,
  typed      jsonb NOT NULL CHECK (jsonb_typeof(typed) = 'object'),
  PRIMARY KEY (survey_id, form, turn)
);
-- two different agents, whatever arrives at the same moment
CREATE UNIQUE INDEX paper_entry_two_agents ON paper_entry (survey_id, form, account_id);

-- A scanned form that an agent has to confirm. seen: what was read, {"typed":{"q1":["a"]},"doubts":["q2"]}; missing: pages that were not scanned.
CREATE TABLE paper_sheet (
  survey_id uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  form      int NOT NULL,
  day       date NOT NULL,
  seen      jsonb NOT NULL,
  PRIMARY KEY (survey_id, form)
);

-- Parts of the scan that a person has to look at: by question and field, in the order of the form.
CREATE TABLE paper_crop (
  survey_id uuid NOT NULL,
  form      int NOT NULL,
  position  int NOT NULL,
  question  text NOT NULL,
  png       bytea NOT NULL,
  PRIMARY KEY (survey_id, form, position),
  FOREIGN KEY (survey_id, form) REFERENCES paper_sheet ON DELETE CASCADE
);
