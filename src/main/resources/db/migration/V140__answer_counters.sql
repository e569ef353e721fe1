-- What the results are read from: counts kept with each answer, so that nothing scans the answers again.
-- An answer that arrives, changes or is taken back leaves a delta in its own transaction; deltas are folded into the counters a few at a time.

-- A survey whose counters exist; its row is the lock of whoever folds or recounts.
CREATE TABLE answer_count (
  survey_id uuid PRIMARY KEY REFERENCES survey ON DELETE CASCADE
);

-- n persons who gave this value to this question, among those who gave axis_value on the axis ('' = everybody).
CREATE TABLE answer_counter (
  survey_id  uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  axis       text NOT NULL,
  axis_value text NOT NULL,
  question   text NOT NULL,
  value      text NOT NULL,
  n          bigint NOT NULL,
  PRIMARY KEY (survey_id, axis, axis_value, question, value)
);

-- Answers not yet counted: 1 came, -1 went. The key is random and no row holds a time finer than the day.
CREATE TABLE answer_delta (
  id        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  survey_id uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  sign      smallint NOT NULL CHECK (sign IN (-1, 1)),
  day       date NOT NULL,
  channel   text NOT NULL CHECK (channel IN ('WEB', 'DESK', 'PHONE', 'PAPER')),
  body      jsonb NOT NULL CHECK (jsonb_typeof(body) = 'object')
);
CREATE INDEX answer_delta_by_survey ON answer_delta (survey_id);

-- Questions whose crossings with every other question are kept, beside the first commune and the channel; age is that of the coverage.
CREATE TABLE survey_axis (
  survey_id uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  question  text NOT NULL,
  age       boolean NOT NULL DEFAULT false,
  PRIMARY KEY (survey_id, question)
);
CREATE UNIQUE INDEX survey_axis_one_age ON survey_axis (survey_id) WHERE age;

DROP TABLE survey_tally;
