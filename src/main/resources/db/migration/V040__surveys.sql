-- Needs surveys. What is asked (survey, section, question, question_option), what was answered (answer), and who has answered
-- (access_code, participation): the last two share no key, no order and no time with the answers of an anonymous survey.

CREATE TABLE survey (
  id                   uuid PRIMARY KEY,
  territory_id         uuid NOT NULL REFERENCES territory,
  slug                 text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
  title                text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  intro                text NOT NULL DEFAULT '',
  next_steps           text NOT NULL DEFAULT '',
  opens_on             date,
  closes_on            date,
  audience             text NOT NULL CHECK (audience IN ('OPEN', 'CODE')),
  mode                 text NOT NULL CHECK (mode IN ('ANONYMOUS', 'IDENTIFIED')),
  threshold            int NOT NULL CHECK (threshold BETWEEN 3 AND 100),
  state                text NOT NULL CHECK (state IN ('DRAFT', 'OPEN', 'CLOSED', 'RESULTS_PUBLISHED', 'WITHDRAWN')),
  ever_public          boolean NOT NULL DEFAULT false,
  minutes              int NOT NULL DEFAULT 1,
  created_at           timestamptz NOT NULL,
  created_by           uuid,
  published_at         timestamptz,
  closed_at            timestamptz,
  results_published_at timestamptz,
  mixed_on             date,
  version              bigint NOT NULL,
  UNIQUE (territory_id, slug),
  -- what the answers' foreign key names, so that an answer knows by itself whether it may carry an account
  UNIQUE (id, mode),
  CHECK (state = 'DRAFT' OR (opens_on IS NOT NULL AND closes_on IS NOT NULL)),
  CHECK (closes_on >= opens_on)
);
CREATE INDEX survey_by_territory ON survey (territory_id, state, closes_on);

CREATE TABLE section (
  id        uuid PRIMARY KEY,
  survey_id uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  position  int NOT NULL,
  title     text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  intro     text NOT NULL DEFAULT '',
  version   bigint NOT NULL
);
CREATE INDEX section_by_survey ON section (survey_id, position);

CREATE TABLE question (
  id          uuid PRIMARY KEY,
  section_id  uuid NOT NULL REFERENCES section ON DELETE CASCADE,
  position    int NOT NULL,
  code        text NOT NULL CHECK (code ~ '^[a-z][a-z0-9]{0,15}$'),
  type        text NOT NULL CHECK (type IN ('SINGLE', 'MULTIPLE', 'SCALE', 'NUMBER', 'SHORT_TEXT', 'LONG_TEXT', 'COMMUNE', 'DATE')),
  text        text NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
  help        text NOT NULL DEFAULT '',
  required    boolean NOT NULL,
  min         numeric,
  max         numeric,
  step        numeric CHECK (step > 0),
  unit        text NOT NULL DEFAULT '',
  low_label   text NOT NULL DEFAULT '',
  high_label  text NOT NULL DEFAULT '',
  version     bigint NOT NULL,
  CHECK (max >= min)
);
CREATE INDEX question_by_section ON question (section_id, position);

CREATE TABLE question_option (
  id          uuid PRIMARY KEY,
  question_id uuid NOT NULL REFERENCES question ON DELETE CASCADE,
  position    int NOT NULL,
  code        text NOT NULL CHECK (code ~ '^[a-z][a-z0-9]{0,15}$'),
  label       text NOT NULL CHECK (length(label) BETWEEN 1 AND 300),
  apart       boolean NOT NULL DEFAULT false,
  UNIQUE (question_id, code)
);

-- every change of state, with who made it; append-only
CREATE TABLE survey_state_log (
  id         uuid PRIMARY KEY,
  survey_id  uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  at         timestamptz NOT NULL,
  from_state text,
  to_state   text NOT NULL,
  account_id uuid,
  actor      text NOT NULL
);
CREATE INDEX survey_state_log_by_survey ON survey_state_log (survey_id, at);

-- One answer = one row. body: {"q1": "a", "q2": ["a", "b"], "q3": 4, "q4": 12.5, "q5": "texte", "q6": "48095", "q7": "2027-03-12"}.
-- A question without an answer has no key. The id is random, the date is a day; the account is there only in an identified survey.
CREATE TABLE answer (
  id         uuid PRIMARY KEY,
  survey_id  uuid NOT NULL,
  mode       text NOT NULL,
  account_id uuid,
  day        date NOT NULL,
  channel    text NOT NULL CHECK (channel IN ('WEB', 'DESK', 'PHONE', 'PAPER')),
  demo       boolean NOT NULL DEFAULT false,
  body       jsonb NOT NULL CHECK (jsonb_typeof(body) = 'object'),
  FOREIGN KEY (survey_id, mode) REFERENCES survey (id, mode),
  CHECK (mode = 'IDENTIFIED' OR account_id IS NULL)
);
CREATE INDEX answer_by_survey ON answer (survey_id);

-- Only the hash of a code (HMAC under the install's secret): the list is printed once and kept by nobody. spent says that, not when.
CREATE TABLE access_code (
  survey_id uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  code_hash bytea NOT NULL,
  spent     boolean NOT NULL DEFAULT false,
  PRIMARY KEY (survey_id, code_hash)
);

-- Which accounts have answered an identified survey.
CREATE TABLE participation (
  survey_id  uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  account_id uuid NOT NULL,
  PRIMARY KEY (survey_id, account_id)
);
CREATE INDEX participation_by_account ON participation (account_id);

-- Proofs of work and plain questions that have served once.
CREATE TABLE spent_challenge (
  hash bytea PRIMARY KEY,
  day  date NOT NULL
);
CREATE INDEX spent_challenge_by_day ON spent_challenge (day);

-- The promise made to those who answer cannot be changed, whoever asks and by whatever means.
CREATE FUNCTION survey_mode_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.mode <> OLD.mode THEN
    RAISE EXCEPTION 'the mode of a survey is chosen at its creation and never changes' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.state <> 'DRAFT' AND NEW.state = 'DRAFT' THEN
    RAISE EXCEPTION 'a published survey does not become a draft again' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER survey_mode BEFORE UPDATE ON survey FOR EACH ROW EXECUTE FUNCTION survey_mode_is_immutable();

-- What was asked is what was published: the wording is frozen with the publication.
CREATE FUNCTION survey_wording_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  row_changed record;
  survey_state text;
BEGIN
  IF TG_OP = 'DELETE' THEN row_changed := OLD; ELSE row_changed := NEW; END IF;
  IF TG_TABLE_NAME = 'section' THEN
    SELECT state INTO survey_state FROM survey WHERE id = row_changed.survey_id;
  ELSIF TG_TABLE_NAME = 'question' THEN
    SELECT s.state INTO survey_state FROM section p JOIN survey s ON s.id = p.survey_id WHERE p.id = row_changed.section_id;
  ELSE
    SELECT s.state INTO survey_state FROM question q JOIN section p ON p.id = q.section_id JOIN survey s ON s.id = p.survey_id
    WHERE q.id = row_changed.question_id;
  END IF;
  IF survey_state IS NOT NULL AND survey_state <> 'DRAFT' THEN
    RAISE EXCEPTION 'the wording of a published survey is frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN row_changed;
END $$;
CREATE TRIGGER section_frozen BEFORE INSERT OR UPDATE OR DELETE ON section FOR EACH ROW EXECUTE FUNCTION survey_wording_is_frozen();
CREATE TRIGGER question_frozen BEFORE INSERT OR UPDATE OR DELETE ON question FOR EACH ROW EXECUTE FUNCTION survey_wording_is_frozen();
CREATE TRIGGER question_option_frozen BEFORE INSERT OR UPDATE OR DELETE ON question_option FOR EACH ROW EXECUTE FUNCTION survey_wording_is_frozen();

CREATE FUNCTION survey_state_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'survey_state_log is append-only';
END $$;
CREATE TRIGGER survey_state_log_append_only BEFORE UPDATE ON survey_state_log FOR EACH ROW EXECUTE FUNCTION survey_state_log_is_append_only();
