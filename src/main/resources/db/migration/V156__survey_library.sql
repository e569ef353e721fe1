-- Surveys put away: out of the lists of people, still at their address.
CREATE TABLE survey_archive (
  survey_id   uuid PRIMARY KEY REFERENCES survey ON DELETE CASCADE,
  archived_at timestamptz NOT NULL DEFAULT now(),
  account_id  uuid,
  actor       text NOT NULL
);

-- Questions that a team keeps to ask them again. design: one question in the format of opendata/schemas/enquete.schema.json. Those that come with the install are a resource.
CREATE TABLE bank_question (
  id           uuid PRIMARY KEY,
  territory_id uuid NOT NULL REFERENCES territory,
  theme        text NOT NULL DEFAULT '' CHECK (length(theme) <= 60),
  text         text NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
  type         text NOT NULL,
  design       jsonb NOT NULL CHECK (jsonb_typeof(design) = 'object'),
  kept_at      timestamptz NOT NULL DEFAULT now(),
  account_id   uuid,
  actor        text NOT NULL
);
CREATE INDEX bank_question_by_territory ON bank_question (territory_id, kept_at DESC);
