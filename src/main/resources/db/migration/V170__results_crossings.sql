-- Two questions crossed, as published, and what an attacker can deduce of what a release withholds (for the team, never public).

ALTER TABLE results_release ADD COLUMN attack jsonb;

CREATE TABLE results_crossing (
  survey_id   uuid NOT NULL REFERENCES results_release,
  position    int NOT NULL,
  first       text NOT NULL,
  second      text NOT NULL CHECK (second <> first),
  first_text  text NOT NULL,
  second_text text NOT NULL,
  PRIMARY KEY (survey_id, position),
  UNIQUE (survey_id, first, second)
);

-- side 1: the answers of the first question, the rows; side 2: those of the second, the columns
CREATE TABLE results_crossing_place (
  survey_id uuid NOT NULL,
  crossing  int NOT NULL,
  side      int NOT NULL CHECK (side IN (1, 2)),
  position  int NOT NULL,
  code      text NOT NULL,
  label     text NOT NULL,
  PRIMARY KEY (survey_id, crossing, side, code),
  FOREIGN KEY (survey_id, crossing) REFERENCES results_crossing (survey_id, position)
);

-- count is null when the figure is withheld
CREATE TABLE results_crossing_cell (
  survey_id uuid NOT NULL,
  crossing  int NOT NULL,
  first     text NOT NULL,
  second    text NOT NULL,
  count     bigint CHECK (count >= 0),
  PRIMARY KEY (survey_id, crossing, first, second),
  FOREIGN KEY (survey_id, crossing) REFERENCES results_crossing (survey_id, position)
);

CREATE TRIGGER results_crossing_frozen BEFORE UPDATE ON results_crossing FOR EACH ROW EXECUTE FUNCTION results_are_frozen();
CREATE TRIGGER results_crossing_place_frozen BEFORE UPDATE ON results_crossing_place FOR EACH ROW EXECUTE FUNCTION results_are_frozen();
CREATE TRIGGER results_crossing_cell_frozen BEFORE UPDATE ON results_crossing_cell FOR EACH ROW EXECUTE FUNCTION results_are_frozen();
