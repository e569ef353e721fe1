-- How many answers somebody hopes for, of whom: what a quota of an imported questionnaire becomes. Nobody is ever turned away for it.
CREATE TABLE coverage_goal (
  survey_id uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  position  int NOT NULL,
  name      text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  answers   bigint NOT NULL CHECK (answers > 0),
  condition text NOT NULL CHECK (length(condition) BETWEEN 1 AND 2000),
  PRIMARY KEY (survey_id, position)
);
