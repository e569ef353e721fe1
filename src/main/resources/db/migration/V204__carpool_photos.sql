-- Photos of sites, in the database so that every node has them: re-encoded here, bounded, never as they were sent.

create table carpool_photo (
  id       uuid primary key default gen_random_uuid(),
  site_id  uuid not null references carpool_site on delete cascade,
  alt      text not null check (alt <> ''),
  -- JPEG, 1,600 pixels at most on the longer side
  content  bytea not null check (octet_length(content) <= 2097152),
  width    integer not null,
  height   integer not null,
  added_at timestamptz not null default now()
);
create index carpool_photo_by_site on carpool_photo (site_id, added_at);
