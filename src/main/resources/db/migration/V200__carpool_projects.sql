-- The life of a carpool site before and after it stands on the ground. A project is no site: it has a table, a page and an identifier of its own, so that
-- no list, file or count of sites can show one by mistake. The site that it becomes takes over its key, and with it the steps and the followers.

create table carpool_project (
  key          text primary key check (key ~ '^[0-9a-z]{10}$'),
  name         text not null check (name <> ''),
  -- commune in force, no foreign key: a vintage of the code list is replaced whole
  commune      text not null,
  commune_name text not null,
  -- degrees (WGS 84); both empty: somewhere in the commune
  longitude    numeric check (longitude between -180 and 180),
  latitude     numeric check (latitude between -90 and 90),
  reason       text not null,
  phase        text not null default 'proposed' check (phase in ('proposed', 'studied', 'decided', 'declined', 'works', 'open')),
  -- who proposed it, for the team and for the person; never public; empty once the account is erased
  account_id   uuid,
  proposed_at  timestamptz not null default now(),
  -- an agent reads a proposal before the public does
  reading      text not null default 'waiting' check (reading in ('waiting', 'let_in', 'refused')),
  refusal      text,
  withdrawn_at timestamptz,
  updated_at   timestamptz not null default now(),
  version      bigint not null default 0,
  check ((longitude is null) = (latitude is null)),
  check ((reading = 'refused') = (refusal is not null)),
  check (phase = 'proposed' or reading = 'let_in')
);
create index carpool_project_by_commune on carpool_project (commune, phase) where withdrawn_at is null;
create index carpool_project_by_account on carpool_project (account_id) where account_id is not null;

-- What happened to a place, in order: first as a project, then as the site of the same key. No name: who did it is in the audit log.
create table carpool_step (
  id          bigint generated always as identity primary key,
  place       text not null,
  phase       text not null check (phase in ('proposed', 'studied', 'decided', 'declined', 'works', 'open', 'temporarily_closed', 'closed')),
  happened_on date not null,
  recorded_at timestamptz not null default now(),
  role        text not null check (role in ('resident', 'agent', 'councillor')),
  reason      text not null,
  -- the council's decision
  reference   text,
  link        text check (link ~ '^https?://'),
  check (phase <> 'decided' or reference is not null)
);
create index carpool_step_by_place on carpool_step (place, id);

create table carpool_support (
  project      text not null references carpool_project on delete cascade,
  account_id   uuid not null,
  supported_at timestamptz not null default now(),
  primary key (project, account_id)
);
create index carpool_support_by_account on carpool_support (account_id);

-- The token stands in the letters: who has it may stop them, and nothing else.
create table carpool_follow (
  place       text not null,
  account_id  uuid not null,
  token       uuid not null unique default gen_random_uuid(),
  followed_at timestamptz not null default now(),
  primary key (place, account_id)
);
create index carpool_follow_by_account on carpool_follow (account_id);

-- closed for good; a site that opens again, by an import too, is not
alter table carpool_site add column ended boolean not null default false;
create function carpool_site_open_is_not_ended() returns trigger language plpgsql as $$
begin
  if new.open then new.ended := false; end if;
  return new;
end $$;
create trigger carpool_site_open_is_not_ended before insert or update on carpool_site for each row execute function carpool_site_open_is_not_ended();
