-- What every feature stands on. Instants are UTC (timestamptz); ids are random UUIDs unless order is the point.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- secrets and marks of the install, shared by its nodes
create table install (
  key        text primary key,
  value      text not null,
  written_at timestamptz not null default now()
);

-- nodes that are alive: a heartbeat every few seconds
create table node (
  id         uuid primary key,
  started_at timestamptz not null default now(),
  seen_at    timestamptz not null default now()
);

-- work that runs once across nodes: taken with SKIP LOCKED, held by a lease
create table job (
  id           uuid primary key,
  kind         text not null,
  territory_id uuid,
  created_by   uuid,
  created_at   timestamptz not null default now(),
  params       jsonb not null default '{}',
  payload      bytea,
  status       text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
  progress     bigint not null default 0,
  total        bigint,
  message      text,
  report       jsonb,
  cancel_asked boolean not null default false,
  attempts     int not null default 0,
  node_id      uuid,
  lease_until  timestamptz,
  started_at   timestamptz,
  ended_at     timestamptz
);
create index job_waiting on job (created_at) where status in ('queued', 'running');
create index job_of_territory on job (territory_id, created_at desc);

-- what changed and must reach the graph; written in the transaction of the change.
-- Sequence order is not commit order: readers go by txid and stop at the oldest transaction still running.
create table outbox (
  id   bigint generated always as identity primary key,
  txid xid8 not null default pg_current_xact_id(),
  kind text not null,
  key  text not null,
  at   timestamptz not null default now()
);
create index outbox_by_transaction on outbox (txid, id);

-- every privileged act; append-only
create table audit_log (
  id           uuid primary key default gen_random_uuid(),
  at           timestamptz not null default now(),
  account_id   uuid,
  actor        text not null,
  territory_id uuid,
  action       text not null,
  object       text,
  detail       jsonb not null default '{}'
);
create index audit_log_by_territory on audit_log (territory_id, at desc);
create index audit_log_by_time on audit_log (at desc);
create function audit_log_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit_log is append-only';
end $$;
create trigger audit_log_append_only before update on audit_log for each row execute function audit_log_is_append_only();

-- a form or API call that was already done: the answer is replayed
create table form_token (
  token_hash  bytea primary key,
  params_hash bytea not null,
  status      int,
  location    text,
  at          timestamptz not null default now()
);
create index form_token_by_time on form_token (at);

-- the same for anonymous surveys: seen, and nothing else
create table form_token_seen (
  token_hash bytea primary key,
  day        date not null default current_date
);

-- fixed windows shared by nodes
create table rate_limit (
  bucket       text not null,
  window_start timestamptz not null,
  taken        int not null,
  primary key (bucket, window_start)
);
create index rate_limit_by_time on rate_limit (window_start);

-- a form that arrived after its session had ended: kept until the person has signed in again
create table held_form (
  id         uuid primary key,
  path       text not null,
  fields     jsonb not null,
  held_at    timestamptz not null default now()
);
