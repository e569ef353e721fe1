-- Carpool sites: where people meet to share a ride. A site is named for ever by its key, which holds no INSEE code: communes merge.

create table carpool_site (
  id             uuid primary key default gen_random_uuid(),
  key            text not null unique check (key ~ '^[0-9a-z]{10}$'),
  slug           text not null unique,
  -- identifier in the national register; empty for a site that the register has not seen
  id_lieu        text unique,
  -- identifier at its source, as last given; may be missing or shared by two sites, id_local is neither
  given_id_local text,
  id_local       text not null,
  name           text not null check (name <> ''),
  address        text,
  -- commune in force, no foreign key: a vintage of the code list is replaced whole
  commune        text not null,
  commune_name   text not null,
  commune_label  text,
  type           text not null check (type in ('carpool_area', 'motorway_exit', 'car_park', 'supermarket', 'park_and_ride', 'roadside', 'hitchhiking', 'carpool_line')),
  verified_on    date not null,
  open           boolean not null,
  source         text check (source ~ '^[0-9]{9}$'),
  -- degrees (WGS 84), with the digits of the source
  longitude      numeric not null check (longitude between -180 and 180),
  latitude       numeric not null check (latitude between -90 and 90),
  spaces            integer check (spaces >= 0),
  accessible_spaces integer check (accessible_spaces >= 0),
  -- minutes
  max_stay       integer check (max_stay >= 0),
  -- syntax of OpenStreetMap's opening_hours where the source keeps it
  opening_hours  text,
  owner          text,
  lit            boolean,
  comment        text,
  -- came from the national register, whose licence follows it
  from_register  boolean not null default false,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  version        bigint not null default 0,
  withdrawn_at   timestamptz,
  search         text not null generated always as
    (public.search_key(name || ' ' || commune_name || ' ' || coalesce(commune_label, '') || ' ' || coalesce(address, ''))) stored,
  unique (commune, id_local)
);
create index carpool_site_by_commune on carpool_site (commune, type) where withdrawn_at is null;
create index carpool_site_by_search on carpool_site using gin (search public.gin_trgm_ops);
create index carpool_site_by_update on carpool_site (updated_at);

-- addresses that were printed on posters: they lead to the site for ever
create table carpool_site_old_slug (
  slug    text primary key,
  site_id uuid not null references carpool_site on delete cascade
);
create index carpool_site_old_slug_by_site on carpool_site_old_slug (site_id);

-- the facts of a site, one JSON object, fields named as in the national schema: what history compares
create function carpool_facts(s carpool_site) returns jsonb language sql immutable as $$
  select jsonb_build_object('id_lieu', s.id_lieu, 'id_local', s.id_local, 'nom_lieu', s.name, 'ad_lieu', s.address, 'com_lieu', s.commune_label, 'insee', s.commune,
    'type', s.type, 'date_maj', s.verified_on::text, 'ouvert', s.open, 'source', s.source, 'Xlong', s.longitude, 'Ylat', s.latitude,
    'nbre_pl', s.spaces, 'nbre_pmr', s.accessible_spaces, 'duree', s.max_stay, 'horaires', s.opening_hours, 'proprio', s.owner, 'lumiere', s.lit, 'comm', s.comment)
$$;

-- of an object, the fields that another one has otherwise
create function jsonb_differing(facts jsonb, other jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(f.key, f.value), '{}') from jsonb_each(facts) f where f.value is distinct from other -> f.key
$$;

create table carpool_site_history (
  id         bigint generated always as identity primary key,
  site_id    uuid not null references carpool_site on delete cascade,
  at         timestamptz not null default now(),
  action     text not null check (action in ('create', 'update', 'withdraw', 'restore')),
  account_id uuid,
  actor      text not null,
  job_id     uuid,
  -- only the fields that changed
  before     jsonb,
  after      jsonb
);
create index carpool_site_history_by_site on carpool_site_history (site_id, at desc);

-- what somebody saw on the spot; no name, no address
create table carpool_problem (
  id          uuid primary key default gen_random_uuid(),
  site_id     uuid not null references carpool_site on delete cascade,
  kind        text not null check (kind in ('closed', 'spaces', 'place', 'damage', 'other')),
  text        text not null,
  reported_at timestamptz not null default now(),
  settled_at  timestamptz,
  settled_by  text
);
create index carpool_problem_waiting on carpool_problem (reported_at) where settled_at is null;
create index carpool_problem_by_site on carpool_problem (site_id, reported_at desc);

-- what an import says of a row: hostile text, escaped wherever it is shown
create table carpool_import_finding (
  id      bigint generated always as identity primary key,
  job_id  uuid not null references job on delete cascade,
  line    integer not null,
  outcome text not null check (outcome in ('refused', 'warned', 'outside')),
  field   text,
  value   text,
  reason  text not null,
  args    text[] not null default '{}'
);
create index carpool_import_finding_by_job on carpool_import_finding (job_id, outcome, line, id);

-- The communes in force of a territory: what its lists, its files and its imports are about.
create function territory_communes(asked uuid) returns setof text language sql stable parallel safe as $$
  select c.code from territory t join commune c on case t.kind
      when 'COMMUNE' then c.code = public.commune_in_force(t.insee_code)
      when 'DEPARTEMENT' then c.departement = t.insee_code
      when 'EPCI' then exists (select from epci_member m where m.epci = t.siren and m.commune = c.code)
      else exists (select from territory_commune b where b.territory_id = t.id and public.commune_in_force(b.commune) = c.code) end
  where t.id = asked
$$;
