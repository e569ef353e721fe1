-- New codes are kept as Argon2id hashes (scheme 2); those made before stay valid (scheme 1, HMAC). A lot is what was printed at once.
ALTER TABLE access_code ADD COLUMN scheme smallint NOT NULL DEFAULT 1 CHECK (scheme IN (1, 2));
ALTER TABLE access_code ADD COLUMN lot text NOT NULL DEFAULT '' CHECK (length(lot) <= 20);
