-- A held form is given back to one account: the first that asks.
alter table held_form add column account_id uuid;

-- Append-only means that nothing is taken out either. The purge that the law asks for names itself.
create or replace function audit_log_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit_log is append-only';
end $$;
create trigger audit_log_never_deleted before delete on audit_log for each row execute function audit_log_is_append_only();
create trigger audit_log_never_truncated before truncate on audit_log for each statement execute function audit_log_is_append_only();
