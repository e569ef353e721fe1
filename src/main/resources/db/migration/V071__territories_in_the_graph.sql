-- The kernel's territories know nothing of the graph; these triggers tell the outbox of them.
create function territory_reaches_the_graph() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and (old.slug, old.kind, old.siren, old.insee_code) is distinct from (new.slug, new.kind, new.siren, new.insee_code)) then
    -- which communes stay public cannot be told from one row: every node builds its graph anew
    update graph_state set epoch = epoch + 1;
    return null;
  end if;
  insert into outbox (kind, key) values ('territoire', new.slug);
  if tg_op = 'INSERT' then
    insert into outbox (kind, key)
      select 'commune', c.code from commune c
      where (new.kind = 'COMMUNE' and c.code = new.insee_code)
         or (new.kind = 'DEPARTEMENT' and c.departement = new.insee_code)
         or (new.kind = 'EPCI' and c.code in (select m.commune from epci_member m where m.epci = new.siren));
    insert into outbox (kind, key) select 'epci', new.siren where new.kind = 'EPCI';
    insert into outbox (kind, key) select 'departement', new.insee_code where new.kind = 'DEPARTEMENT';
  end if;
  return null;
end $$;
create trigger territory_reaches_the_graph after insert or update or delete on territory
  for each row execute function territory_reaches_the_graph();

create function bassin_reaches_the_graph() returns trigger language plpgsql as $$
begin
  insert into outbox (kind, key) values ('commune', new.commune);
  insert into outbox (kind, key) select 'territoire', slug from territory where id = new.territory_id;
  return null;
end $$;
create trigger bassin_reaches_the_graph after insert on territory_commune
  for each row execute function bassin_reaches_the_graph();

-- a new vintage of the code list may change every commune
create function vintage_reaches_the_graph() returns trigger language plpgsql as $$
begin
  update graph_state set epoch = epoch + 1;
  return null;
end $$;
create trigger vintage_reaches_the_graph after insert or update on reference_vintage
  for each statement execute function vintage_reaches_the_graph();
