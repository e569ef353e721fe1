-- The official code list (a copy, replaced whole by ReferenceLoader at each new vintage) and the territories of the install.

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- What a name is compared by: lower case, no accent, no punctuation, "St"/"Ste" written out. One definition for index, generated columns and queries.
-- unaccent() is only STABLE because its dictionary could be replaced; ours is named and is not, hence IMMUTABLE.
CREATE FUNCTION public.search_key(name text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN trim(BOTH FROM regexp_replace(
    regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, name)), '[^a-z0-9]+', ' ', 'g'),
    '\mst(e|es|s)?\M', 'saint\1', 'g'));

-- No table outside this file may hold a foreign key to the code list: communes merge, and a vintage is replaced whole.
CREATE TABLE region (
  code text PRIMARY KEY,
  name text NOT NULL,
  seat text NOT NULL
);

CREATE TABLE departement (
  code   text PRIMARY KEY,
  name   text NOT NULL,
  region text NOT NULL REFERENCES region,
  seat   text NOT NULL
);

CREATE TABLE commune (
  code        text PRIMARY KEY,
  name        text NOT NULL,
  siren       text UNIQUE,
  departement text NOT NULL REFERENCES departement,
  population  integer,
  search_key  text NOT NULL GENERATED ALWAYS AS (public.search_key(name)) STORED
);
CREATE INDEX commune_by_departement ON commune (departement, search_key);
CREATE INDEX commune_by_name ON commune USING gin (search_key public.gin_trgm_ops);

CREATE TABLE commune_centre (
  commune   text PRIMARY KEY REFERENCES commune,
  longitude double precision NOT NULL,
  latitude  double precision NOT NULL
);

CREATE TABLE commune_postal_code (
  commune     text NOT NULL REFERENCES commune,
  postal_code text NOT NULL,
  PRIMARY KEY (commune, postal_code)
);
CREATE INDEX commune_postal_code_prefix ON commune_postal_code (postal_code text_pattern_ops);

-- A code that leads to a commune in force. The chief part of a commune has the commune's own code, so code may equal commune.
CREATE TABLE commune_former_code (
  code       text PRIMARY KEY,
  commune    text NOT NULL REFERENCES commune,
  kind       text NOT NULL CHECK (kind IN ('ancienne', 'deleguee', 'associee', 'arrondissement')),
  name       text,
  search_key text GENERATED ALWAYS AS (public.search_key(name)) STORED
);
CREATE INDEX commune_former_code_by_commune ON commune_former_code (commune);
CREATE INDEX commune_former_code_by_name ON commune_former_code USING gin (search_key public.gin_trgm_ops);

CREATE TABLE epci (
  siren       text PRIMARY KEY,
  name        text NOT NULL,
  kind        text NOT NULL,
  departement text NOT NULL REFERENCES departement,
  population  integer NOT NULL
);
CREATE INDEX epci_by_departement ON epci (departement);

CREATE TABLE epci_member (
  commune text PRIMARY KEY REFERENCES commune,
  epci    text NOT NULL REFERENCES epci
);
CREATE INDEX epci_member_by_epci ON epci_member (epci);

-- One row: what the tables above hold.
CREATE TABLE reference_vintage (
  only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  vintage   text NOT NULL,
  source    text NOT NULL,
  digest    text NOT NULL,
  loaded_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE territory (
  id              uuid PRIMARY KEY,
  slug            text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
  kind            text NOT NULL CHECK (kind IN ('COMMUNE', 'EPCI', 'DEPARTEMENT', 'BASSIN')),
  siren           text UNIQUE CHECK (siren ~ '^[0-9]{9}$'),
  insee_code      text,
  name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  parent_id       uuid REFERENCES territory,
  colour          text CHECK (colour ~ '^#[0-9a-f]{6}$'),
  contact_email   text,
  contact_phone   text,
  contact_address text,
  legal_notice    text,
  privacy_contact text,
  logo_digest     text,
  created_at      timestamptz NOT NULL,
  version         bigint NOT NULL DEFAULT 0,
  UNIQUE (kind, insee_code),
  CHECK (CASE kind WHEN 'EPCI' THEN siren IS NOT NULL AND insee_code IS NULL
                   WHEN 'BASSIN' THEN insee_code IS NULL
                   ELSE insee_code IS NOT NULL END)
);
CREATE INDEX territory_by_parent ON territory (parent_id);

-- A logo is read by its own address only, never with its territory.
CREATE TABLE territory_logo (
  territory_id uuid PRIMARY KEY REFERENCES territory ON DELETE CASCADE,
  media_type   text NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg', 'image/webp')),
  bytes        bytea NOT NULL CHECK (length(bytes) <= 524288)
);

-- The communes of a bassin de vie; those of the other kinds follow from the code list.
CREATE TABLE territory_commune (
  territory_id uuid NOT NULL REFERENCES territory ON DELETE CASCADE,
  commune      text NOT NULL,
  PRIMARY KEY (territory_id, commune)
);
