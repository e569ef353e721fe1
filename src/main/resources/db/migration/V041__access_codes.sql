-- A printed code is "identifier-secret": the identifier names the code in the register (to cancel a lost letter), the secret proves it.
ALTER TABLE access_code ADD COLUMN identifier text NOT NULL CHECK (identifier ~ '^[2-9A-HJKMNP-Z]{5}$');
ALTER TABLE access_code DROP CONSTRAINT access_code_pkey;
ALTER TABLE access_code ADD PRIMARY KEY (survey_id, identifier);

CREATE UNIQUE INDEX answer_one_per_account ON answer (survey_id, account_id) WHERE account_id IS NOT NULL;
