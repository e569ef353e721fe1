-- Forms of paper. One row per survey holds every number, so that no row tells when one form came back; keyed is sorted, so that
-- the order of arrival is nowhere.
CREATE TABLE paper_series (
  survey_id uuid PRIMARY KEY REFERENCES survey ON DELETE CASCADE,
  printed   int NOT NULL DEFAULT 0 CHECK (printed >= 0),
  keyed     int[] NOT NULL DEFAULT '{}',
  twice     boolean NOT NULL DEFAULT false
);

-- Where the boxes of a printed form stand, in millimetres: {"pages":2,"boxes":[["q1","q1","a",true,1,20.0,80.5,5.0,5.0],…],"fields":[["q2","q2",1,…],…]}.
-- wording is a hash of the questions as they were asked: a scan of another wording is not read.
CREATE TABLE paper_layout (
  code      text PRIMARY KEY CHECK (code ~ '^[2-9A-HJKMNP-Z]{10}$'),
  survey_id uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  wording   bytea NOT NULL,
  layout    jsonb NOT NULL
);
CREATE INDEX paper_layout_by_survey ON paper_layout (survey_id);

-- How many forms somebody keyed on a day; becomes one line of the journal the day after, and is deleted then.
CREATE TABLE paper_day (
  survey_id  uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  account_id uuid NOT NULL,
  actor      text NOT NULL,
  day        date NOT NULL,
  channel    text NOT NULL CHECK (channel IN ('DESK', 'PHONE', 'PAPER')),
  forms      int NOT NULL,
  PRIMARY KEY (survey_id, account_id, day, channel)
);
