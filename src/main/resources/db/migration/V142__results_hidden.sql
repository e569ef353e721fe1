-- A survey may keep its results from everybody, the team included, until it is closed: so that nobody is tempted to steer it.
ALTER TABLE survey ADD COLUMN results_hidden boolean NOT NULL DEFAULT false;

-- Chosen before the first answer: a promise that could be taken back while answers arrive would be none.
CREATE FUNCTION survey_results_hidden_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'DRAFT' AND NEW.results_hidden <> OLD.results_hidden THEN
    RAISE EXCEPTION 'whether results are hidden is chosen before publication' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER survey_results_hidden BEFORE UPDATE ON survey FOR EACH ROW EXECUTE FUNCTION survey_results_hidden_is_frozen();
