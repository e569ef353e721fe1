-- People. An e-mail address is kept as EmailAddress writes it (lower case, ASCII domain), so that equality is equality.

create table account (
  id            uuid primary key,
  email         text not null unique check (email = lower(email) and length(email) between 3 and 254),
  name          text not null check (length(name) between 1 and 120),
  language      text not null default 'fr' check (language in ('fr', 'en')),
  -- null: invited, and has not chosen a password yet
  password_hash text,
  confirmed_at  timestamptz,
  locked_at     timestamptz,
  created_at    timestamptz not null default now(),
  version       bigint not null default 0
);
create index account_by_name on account using gin (public.search_key(name) public.gin_trgm_ops);
create index account_by_email on account using gin (email public.gin_trgm_ops);

-- What a person may do where. The operator's role is of the install: it has no territory, and no other role is without one.
create table account_role (
  account_id   uuid not null references account on delete cascade,
  territory_id uuid references territory on delete cascade,
  role         text not null check (role in ('resident', 'actor', 'agent', 'councillor', 'moderator', 'administrator', 'operator')),
  granted_by   uuid,
  granted_at   timestamptz not null default now(),
  check ((role = 'operator') = (territory_id is null)),
  unique nulls not distinct (account_id, territory_id, role)
);
create index account_role_by_territory on account_role (territory_id, account_id);

-- The cookie is 32 random bytes; only its SHA-256 is here. The id names the session in the person's own list.
create table account_session (
  token_hash bytea primary key,
  id         uuid not null unique default gen_random_uuid(),
  account_id uuid not null references account on delete cascade,
  device     text not null default '',
  created_at timestamptz not null default now(),
  seen_at    timestamptz not null default now()
);
create index account_session_by_account on account_session (account_id, seen_at desc);
create index account_session_by_time on account_session (created_at);

-- Links that do one thing once. The token is 32 random bytes in base64url, without padding; token_hash is the SHA-256 of its characters.
--   confirm   the address of a new account              account_id
--   reset     a new password, and an invitation's first account_id
--   email     a new address of an account               account_id, email
--   operator  makes an operator; account_id is null: whoever holds it chooses address and password
-- The command operator-link inserts one row: (token_hash, kind 'operator', expires_at).
create table one_time_link (
  token_hash bytea primary key,
  kind       text not null check (kind in ('confirm', 'reset', 'email', 'operator')),
  account_id uuid references account on delete cascade,
  email      text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  spent_at   timestamptz,
  check ((kind = 'operator') = (account_id is null)),
  check ((kind = 'email') = (email is not null))
);
create index one_time_link_by_account on one_time_link (account_id, kind);
create index one_time_link_by_time on one_time_link (expires_at);
