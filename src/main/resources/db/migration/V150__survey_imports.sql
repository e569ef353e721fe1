-- Questionnaires that were sent in and read, until a councillor makes a draft of them. The file is kept and read again: what is shown is what is made.
CREATE TABLE survey_import (
  id           uuid PRIMARY KEY,
  territory_id uuid NOT NULL REFERENCES territory ON DELETE CASCADE,
  file_name    text NOT NULL CHECK (length(file_name) <= 200),
  file         bytea NOT NULL CHECK (octet_length(file) <= 4194304),
  survey_id    uuid REFERENCES survey ON DELETE SET NULL,
  sent_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX survey_import_by_age ON survey_import (sent_at);
