-- Participation tokens by blind signature (ADR 0053): one RSA key for each survey that wants them, sealed with the secret outside the database.
ALTER TABLE survey ADD COLUMN tokens boolean NOT NULL DEFAULT false;
ALTER TABLE survey ADD CONSTRAINT tokens_are_for_anonymous_invitations CHECK (NOT tokens OR (mode = 'ANONYMOUS' AND audience = 'CODE'));

CREATE TABLE token_key (
  survey_id uuid PRIMARY KEY REFERENCES survey ON DELETE CASCADE,
  public    bytea NOT NULL,
  sealed    bytea NOT NULL
);

-- One key for a survey, for ever: a key made for one person would name him.
CREATE FUNCTION token_key_is_for_ever() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the key of a survey is never changed' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER token_key_for_ever BEFORE UPDATE ON token_key FOR EACH ROW EXECUTE FUNCTION token_key_is_for_ever();

-- Hash of the blinded message that a code had signed: the same request may come again, another may not. It says nothing of the token.
ALTER TABLE access_code ADD COLUMN blinded bytea;

-- Tokens that have served, by hash.
CREATE TABLE spent_token (
  survey_id uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  hash      bytea NOT NULL,
  PRIMARY KEY (survey_id, hash)
);

CREATE FUNCTION survey_tokens_are_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'DRAFT' AND NEW.tokens <> OLD.tokens THEN
    RAISE EXCEPTION 'whether a survey works with tokens is decided before the publication' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER survey_tokens BEFORE UPDATE ON survey FOR EACH ROW EXECUTE FUNCTION survey_tokens_are_frozen();
