-- Translations of a survey's texts, and the versions of its wording once it is published.

-- One text in one language. key: fr.maillage.survey.entity.SurveyText. source is the French it was translated from: when that has changed, it is to be looked at again.
CREATE TABLE survey_text (
  survey_id uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  language  text NOT NULL CHECK (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' AND length(language) <= 35 AND language <> 'fr'),
  key       text NOT NULL CHECK (length(key) BETWEEN 1 AND 120),
  source    text NOT NULL,
  text      text NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
  PRIMARY KEY (survey_id, language, key)
);

-- Version 1 is what was published; each later one is a correction. Who, when, why, and what stood there before.
-- In an anonymous survey a version counts from the next day on: answers keep the day and nothing finer, and neither does their version.
CREATE TABLE survey_version (
  survey_id  uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  number     int NOT NULL CHECK (number >= 2),
  at         timestamptz NOT NULL DEFAULT now(),
  counts_from date NOT NULL,
  account_id uuid,
  actor      text NOT NULL,
  reason     text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  PRIMARY KEY (survey_id, number)
);

CREATE TABLE survey_correction (
  survey_id uuid NOT NULL,
  number    int NOT NULL,
  position  int NOT NULL,
  language  text NOT NULL,
  key       text NOT NULL,
  before    text NOT NULL,
  after     text NOT NULL,
  PRIMARY KEY (survey_id, number, position),
  FOREIGN KEY (survey_id, number) REFERENCES survey_version ON DELETE CASCADE
);

ALTER TABLE survey ADD COLUMN edition int NOT NULL DEFAULT 1 CHECK (edition >= 1);
-- small: a version, no sequence
ALTER TABLE answer ADD COLUMN edition smallint NOT NULL DEFAULT 1 CHECK (edition >= 1);

CREATE FUNCTION survey_version_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the versions of a survey are append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER survey_version_append_only BEFORE UPDATE ON survey_version FOR EACH ROW EXECUTE FUNCTION survey_version_is_append_only();
CREATE TRIGGER survey_correction_append_only BEFORE UPDATE ON survey_correction FOR EACH ROW EXECUTE FUNCTION survey_version_is_append_only();

-- A function of the survey and the day in an anonymous survey, whoever writes the answer and however late: it tells nothing that the day does not.
CREATE FUNCTION answer_knows_its_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.edition := coalesce((SELECT max(number) FROM survey_version WHERE survey_id = NEW.survey_id AND counts_from <= NEW.day), 1);
  RETURN NEW;
END $$;
CREATE TRIGGER answer_version BEFORE INSERT ON answer FOR EACH ROW EXECUTE FUNCTION answer_knows_its_version();

-- Whether this very transaction has written a version of the survey.
CREATE FUNCTION survey_is_being_corrected(survey uuid) RETURNS boolean LANGUAGE sql VOLATILE AS $$
  SELECT EXISTS (SELECT FROM survey_version v WHERE v.survey_id = survey AND v.xmin = pg_current_xact_id()::xid)
$$;

-- Frozen but for the words, and for them only while the survey is open and with a version that says so.
CREATE OR REPLACE FUNCTION survey_wording_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  row_changed record;
  its_survey uuid;
  survey_state text;
  words CONSTANT text[] := ARRAY['text', 'help', 'unit', 'low_label', 'high_label', 'pattern_message', 'valid_message', 'label', 'heading', 'title', 'intro', 'version'];
BEGIN
  IF TG_OP = 'DELETE' THEN row_changed := OLD; ELSE row_changed := NEW; END IF;
  IF TG_TABLE_NAME = 'section' THEN
    SELECT id, state INTO its_survey, survey_state FROM survey WHERE id = row_changed.survey_id;
  ELSIF TG_TABLE_NAME = 'question' THEN
    SELECT s.id, s.state INTO its_survey, survey_state FROM section p JOIN survey s ON s.id = p.survey_id WHERE p.id = row_changed.section_id;
  ELSE
    SELECT s.id, s.state INTO its_survey, survey_state FROM question q JOIN section p ON p.id = q.section_id JOIN survey s ON s.id = p.survey_id
    WHERE q.id = row_changed.question_id;
  END IF;
  IF survey_state IS NOT NULL AND survey_state <> 'DRAFT' THEN
    IF TG_OP = 'UPDATE' AND survey_state = 'OPEN' AND to_jsonb(NEW) - words = to_jsonb(OLD) - words AND survey_is_being_corrected(its_survey) THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the wording of a published survey is frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN row_changed;
END $$;

CREATE FUNCTION survey_presentation_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'DRAFT' AND (NEW.title, NEW.intro, NEW.next_steps, NEW.edition) IS DISTINCT FROM (OLD.title, OLD.intro, OLD.next_steps, OLD.edition)
     AND NOT (OLD.state = 'OPEN' AND survey_is_being_corrected(NEW.id)) THEN
    RAISE EXCEPTION 'the wording of a published survey is frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER survey_presentation BEFORE UPDATE ON survey FOR EACH ROW EXECUTE FUNCTION survey_presentation_is_frozen();

CREATE FUNCTION survey_translation_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  row_changed record;
  survey_state text;
BEGIN
  IF TG_OP = 'DELETE' THEN row_changed := OLD; ELSE row_changed := NEW; END IF;
  SELECT state INTO survey_state FROM survey WHERE id = row_changed.survey_id;
  IF survey_state <> 'DRAFT' AND NOT (survey_state = 'OPEN' AND survey_is_being_corrected(row_changed.survey_id)) THEN
    RAISE EXCEPTION 'the wording of a published survey is frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN row_changed;
END $$;
CREATE TRIGGER survey_text_frozen BEFORE INSERT OR UPDATE OR DELETE ON survey_text FOR EACH ROW EXECUTE FUNCTION survey_translation_is_frozen();
