-- Whether an agent helped: the register says so, and never what was answered.
ALTER TABLE access_code ADD COLUMN assisted boolean NOT NULL DEFAULT false CHECK (spent OR NOT assisted);
