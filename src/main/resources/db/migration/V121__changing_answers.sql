-- Surveys that let people change or take back what they sent, until they close. Chosen with the draft, frozen with the publication.
ALTER TABLE survey ADD COLUMN changeable boolean NOT NULL DEFAULT false;

-- A hash of the code that its author keeps: finds the answer to replace, and nothing else.
ALTER TABLE answer ADD COLUMN change_mark bytea;
CREATE UNIQUE INDEX answer_by_change_mark ON answer (survey_id, change_mark) WHERE change_mark IS NOT NULL;

-- What was typed, sealed with that code, so that the form can be shown again. place is another hash of it: it does not lead to the answer.
CREATE TABLE answer_copy (
  place     bytea PRIMARY KEY,
  survey_id uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  sealed    bytea NOT NULL
);
CREATE INDEX answer_copy_by_survey ON answer_copy (survey_id);

CREATE FUNCTION survey_changeable_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'DRAFT' AND NEW.changeable <> OLD.changeable THEN
    RAISE EXCEPTION 'whether answers may be changed is decided before the publication' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER survey_changeable BEFORE UPDATE ON survey FOR EACH ROW EXECUTE FUNCTION survey_changeable_is_frozen();
