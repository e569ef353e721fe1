-- Free text is published as themes only. Two persons of the team say, each without seeing the other, which themes a text speaks of;
-- where they differ they decide together. A text is named by the random id of its answer, which says nothing of its author.

CREATE TABLE theme (
  id        uuid PRIMARY KEY,
  survey_id uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  question  text NOT NULL,
  position  int NOT NULL,
  label     text NOT NULL CHECK (length(label) BETWEEN 1 AND 100),
  UNIQUE (survey_id, question, label)
);

-- who reads first and second; null once the account is gone
CREATE TABLE theme_reader (
  survey_id  uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  question   text NOT NULL,
  slot       smallint NOT NULL CHECK (slot IN (1, 2)),
  account_id uuid,
  PRIMARY KEY (survey_id, question, slot),
  UNIQUE (survey_id, question, account_id)
);

-- themes (ids in order) that the first (1) or the second (2) reader saw in a text, or that they agreed on (3). No key to answer: its rows are rewritten.
CREATE TABLE text_theme (
  survey_id uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  question  text NOT NULL,
  answer_id uuid NOT NULL,
  slot      smallint NOT NULL CHECK (slot IN (1, 2, 3)),
  themes    uuid[] NOT NULL,
  PRIMARY KEY (survey_id, question, answer_id, slot)
);
