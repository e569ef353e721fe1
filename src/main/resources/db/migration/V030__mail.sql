-- Outgoing mail, written in the transaction of what it tells. The sender takes a row by a lease (due_at moves on before the
-- SMTP conversation), so that a node which dies in between only delays it; message_id stays the same over the attempts.
--   kept     no mail server was set when it was written: the operator reads it in the portal
--   waiting  to be sent at due_at; sent; failed: given up, last_error says why
create table mail_message (
  id         uuid primary key,
  message_id text not null unique,
  recipient  text not null,
  subject    text not null,
  -- null once sent: it may hold a link that opens an account
  body       text,
  state      text not null check (state in ('kept', 'waiting', 'sent', 'failed')),
  attempts   int not null default 0,
  due_at     timestamptz not null default now(),
  created_at timestamptz not null default now(),
  ended_at   timestamptz,
  last_error text
);
create index mail_message_waiting on mail_message (due_at) where state = 'waiting';
create index mail_message_by_time on mail_message (created_at desc, id);
