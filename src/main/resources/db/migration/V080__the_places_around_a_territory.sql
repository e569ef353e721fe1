-- A commune names its EPCI and its département: those that a new territory brings into the graph come with them,
-- as they do when the graph is built from nothing.
create function communes_reach_the_graph(codes text[]) returns void language sql as $$
  insert into outbox (kind, key) select 'commune', code from unnest(codes) as code;
  insert into outbox (kind, key) select distinct 'epci', epci from epci_member where commune = any (codes);
  insert into outbox (kind, key)
    select distinct 'departement', departement from commune where code = any (codes)
    union select 'departement', e.departement from epci e join epci_member m on m.epci = e.siren where m.commune = any (codes);
$$;

create or replace function territory_reaches_the_graph() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and (old.slug, old.kind, old.siren, old.insee_code) is distinct from (new.slug, new.kind, new.siren, new.insee_code)) then
    -- which communes stay public cannot be told from one row: every node builds its graph anew
    update graph_state set epoch = epoch + 1;
    return null;
  end if;
  insert into outbox (kind, key) values ('territoire', new.slug);
  if tg_op = 'INSERT' then
    perform communes_reach_the_graph(array(
      select c.code from commune c
      where (new.kind = 'COMMUNE' and c.code = new.insee_code)
         or (new.kind = 'DEPARTEMENT' and c.departement = new.insee_code)
         or (new.kind = 'EPCI' and c.code in (select m.commune from epci_member m where m.epci = new.siren))));
  end if;
  return null;
end $$;

create or replace function bassin_reaches_the_graph() returns trigger language plpgsql as $$
begin
  perform communes_reach_the_graph(array[new.commune::text]);
  insert into outbox (kind, key) select 'territoire', slug from territory where id = new.territory_id;
  return null;
end $$;
