-- What was published of a survey: written once by the disclosure gate, read by every public channel, never computed again.
-- One release per survey: two releases of the same answers could be subtracted from each other.

CREATE TABLE results_release (
  survey_id    uuid PRIMARY KEY REFERENCES survey,
  k            int NOT NULL CHECK (k >= 3),
  participants bigint NOT NULL CHECK (participants >= k),
  published_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_at timestamptz
);

CREATE TABLE results_question (
  survey_id uuid NOT NULL REFERENCES results_release,
  position  int NOT NULL,
  code      text NOT NULL,
  type      text NOT NULL,
  text      text NOT NULL,
  shares    boolean NOT NULL,
  PRIMARY KEY (survey_id, code)
);

-- count is null when the figure is withheld; a withheld figure is nowhere in the public tables.
CREATE TABLE results_cell (
  survey_id uuid NOT NULL,
  question  text NOT NULL,
  position  int NOT NULL,
  code      text NOT NULL,
  label     text NOT NULL,
  count     bigint CHECK (count >= 0),
  PRIMARY KEY (survey_id, question, code),
  FOREIGN KEY (survey_id, question) REFERENCES results_question (survey_id, code)
);

CREATE FUNCTION results_are_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'results_release' AND TG_OP = 'UPDATE' THEN
    IF (NEW.survey_id, NEW.k, NEW.participants, NEW.published_at) IS NOT DISTINCT FROM (OLD.survey_id, OLD.k, OLD.participants, OLD.published_at) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'published results are frozen' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER results_release_frozen BEFORE UPDATE ON results_release FOR EACH ROW EXECUTE FUNCTION results_are_frozen();
CREATE TRIGGER results_question_frozen BEFORE UPDATE ON results_question FOR EACH ROW EXECUTE FUNCTION results_are_frozen();
CREATE TRIGGER results_cell_frozen BEFORE UPDATE ON results_cell FOR EACH ROW EXECUTE FUNCTION results_are_frozen();

-- The counts the team looks at while a survey runs: kept, so that a page never scans the answers twice, and so that those of an
-- anonymous survey move by several answers at a time.
CREATE TABLE survey_tally (
  survey_id    uuid PRIMARY KEY REFERENCES survey ON DELETE CASCADE,
  participants bigint NOT NULL,
  counts       jsonb NOT NULL,
  counted_at   timestamptz NOT NULL DEFAULT now()
);
