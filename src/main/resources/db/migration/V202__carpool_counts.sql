-- Cars seen at a site. The phone draws the id: a count that arrives twice is one count.

create table carpool_count (
  id          uuid primary key,
  site_id     uuid not null references carpool_site on delete cascade,
  counted_at  timestamptz not null,
  cars        integer not null check (cars between 0 and 10000),
  received_at timestamptz not null default now(),
  -- for the team alone; empty once the account is erased
  account_id  uuid
);
create index carpool_count_by_site on carpool_count (site_id, counted_at desc);
create index carpool_count_by_account on carpool_count (account_id) where account_id is not null;

-- A day on which a site was as good as full: one line a day, the fullest moment.
create table carpool_alert (
  site_id    uuid not null references carpool_site on delete cascade,
  day        date not null,
  cars       integer not null,
  spaces     integer not null,
  settled_at timestamptz,
  primary key (site_id, day)
);
create index carpool_alert_waiting on carpool_alert (day) where settled_at is null;

-- what residents report, and what became of it
alter table carpool_problem drop constraint carpool_problem_kind_check;
alter table carpool_problem add constraint carpool_problem_kind_check check (kind in ('closed', 'spaces', 'place', 'damage', 'other', 'full', 'lamp', 'blocked'));
alter table carpool_problem add column follow_up text;
