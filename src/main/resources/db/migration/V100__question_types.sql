-- More kinds of question, what may be set of each, and conditions. The JSON value of each kind: fr.maillage.survey.entity.QuestionType.

ALTER TABLE question DROP CONSTRAINT question_type_check;
ALTER TABLE question ADD CONSTRAINT question_type_check CHECK (type IN (
  'SINGLE', 'MULTIPLE', 'SCALE', 'NUMBER', 'SHORT_TEXT', 'LONG_TEXT', 'COMMUNE', 'DATE', 'TIME', 'DATE_TIME', 'EMAIL', 'RANKING',
  'MATRIX_SINGLE', 'MATRIX_MULTIPLE', 'POINT', 'NEEDS', 'TRIP', 'FILE', 'INFO', 'CALCULATION'));
-- imported surveys keep the codes they came with
ALTER TABLE question DROP CONSTRAINT question_code_check;
ALTER TABLE question ADD CONSTRAINT question_code_check CHECK (code ~ '^[a-z][a-z0-9_]{0,31}$' AND code !~ '_q$');
ALTER TABLE question
  ADD COLUMN earliest        text NOT NULL DEFAULT '' CHECK (length(earliest) <= 16),
  ADD COLUMN latest          text NOT NULL DEFAULT '' CHECK (length(latest) <= 16),
  ADD COLUMN pattern         text NOT NULL DEFAULT '' CHECK (length(pattern) <= 200),
  ADD COLUMN pattern_message text NOT NULL DEFAULT '' CHECK (length(pattern_message) <= 300),
  ADD COLUMN relevant        text NOT NULL DEFAULT '' CHECK (length(relevant) <= 2000),
  ADD COLUMN valid_if        text NOT NULL DEFAULT '' CHECK (length(valid_if) <= 2000),
  ADD COLUMN valid_message   text NOT NULL DEFAULT '' CHECK (length(valid_message) <= 300),
  ADD COLUMN calculation     text NOT NULL DEFAULT '' CHECK (length(calculation) <= 2000),
  ADD COLUMN may_decline     boolean NOT NULL DEFAULT false,
  ADD COLUMN random_order    boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT question_calculates CHECK (calculation = '' OR type = 'CALCULATION');
-- a text to read is longer than a question
ALTER TABLE question DROP CONSTRAINT question_text_check;
ALTER TABLE question ADD CONSTRAINT question_text_check CHECK (length(text) BETWEEN 1 AND (CASE WHEN type = 'INFO' THEN 4000 ELSE 500 END));

ALTER TABLE question_option DROP CONSTRAINT question_option_code_check;
ALTER TABLE question_option ADD CONSTRAINT question_option_code_check CHECK (code ~ '^[a-z0-9][a-z0-9_-]{0,47}$');
ALTER TABLE question_option
  ADD COLUMN other   boolean NOT NULL DEFAULT false,
  ADD COLUMN heading text NOT NULL DEFAULT '' CHECK (length(heading) <= 300),
  ADD CONSTRAINT question_option_other CHECK (NOT other OR (code = 'other' AND NOT apart));

CREATE TABLE question_row (
  id          uuid PRIMARY KEY,
  question_id uuid NOT NULL REFERENCES question ON DELETE CASCADE,
  position    int NOT NULL,
  code        text NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9_-]{0,47}$'),
  label       text NOT NULL CHECK (length(label) BETWEEN 1 AND 300),
  UNIQUE (question_id, code)
);
CREATE TRIGGER question_row_frozen BEFORE INSERT OR UPDATE OR DELETE ON question_row FOR EACH ROW EXECUTE FUNCTION survey_wording_is_frozen();

ALTER TABLE section ADD COLUMN relevant text NOT NULL DEFAULT '' CHECK (length(relevant) <= 2000);

-- points on the map become the centre of a square of this side before they are kept
ALTER TABLE survey ADD COLUMN grid_metres int NOT NULL DEFAULT 1000 CHECK (grid_metres BETWEEN 100 AND 20000);

-- A file can tell who sent it: an anonymous survey has no question that asks for one, whoever writes to this table.
CREATE FUNCTION no_file_in_an_anonymous_survey() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.type = 'FILE' AND (SELECT s.mode FROM section p JOIN survey s ON s.id = p.survey_id WHERE p.id = NEW.section_id) = 'ANONYMOUS' THEN
    RAISE EXCEPTION 'an anonymous survey asks for no file' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER question_file BEFORE INSERT OR UPDATE ON question FOR EACH ROW EXECUTE FUNCTION no_file_in_an_anonymous_survey();

-- An answer as text to count; null where there is none, and where somebody preferred not to answer.
CREATE FUNCTION answer_text(body jsonb, question text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN body->question = '{"declined": true}'::jsonb THEN NULL ELSE body->>question END;
