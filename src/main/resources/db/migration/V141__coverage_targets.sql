-- Figures the team compares the respondents with: persons of a commune, of an age, or of both ('' = all). As the team typed them, never computed.
CREATE TABLE coverage_target (
  survey_id uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  commune   text NOT NULL,
  age       text NOT NULL,
  persons   bigint NOT NULL CHECK (persons > 0),
  PRIMARY KEY (survey_id, commune, age),
  CHECK (commune <> '' OR age <> '')
);
