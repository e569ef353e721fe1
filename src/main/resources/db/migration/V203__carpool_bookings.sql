-- Spaces that may be booked, where the commune wants that: so many in each half of a day.

alter table carpool_site add column bookable integer not null default 0 check (bookable between 0 and 1000);

create table carpool_booking (
  id          uuid primary key default gen_random_uuid(),
  site_id     uuid not null references carpool_site on delete cascade,
  day         date not null,
  part        text not null check (part in ('morning', 'afternoon')),
  account_id  uuid not null,
  booked_at   timestamptz not null default now(),
  reminded_at timestamptz,
  unique (site_id, day, part, account_id)
);
create index carpool_booking_by_account on carpool_booking (account_id, day);
create index carpool_booking_to_remind on carpool_booking (day) where reminded_at is null;
