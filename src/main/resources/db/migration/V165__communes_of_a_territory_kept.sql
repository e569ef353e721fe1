-- Which communes in force a territory is made of: kept with it and not computed at each question. For a bassin of all
-- 35,000 communes each look at a file, a list or a map cost a tenth of a second per question asked of the database.
create table territory_member (
  territory_id uuid not null references territory on delete cascade,
  commune      text not null,
  primary key (territory_id, commune)
);

create function territory_members(asked uuid) returns setof text language sql stable parallel safe as $$
  select c.code from territory t join commune c on c.code = public.commune_in_force(t.insee_code) where t.id = asked and t.kind = 'COMMUNE'
  union all
  select c.code from territory t join commune c on c.departement = t.insee_code where t.id = asked and t.kind = 'DEPARTEMENT'
  union all
  select m.commune from territory t join epci_member m on m.epci = t.siren where t.id = asked and t.kind = 'EPCI'
  union
  select coalesce(c.code, f.commune)
    from territory t join territory_commune b on b.territory_id = t.id
      left join commune c on c.code = b.commune left join commune_former_code f on f.code = b.commune and c.code is null
    where t.id = asked and t.kind not in ('COMMUNE', 'DEPARTEMENT', 'EPCI') and coalesce(c.code, f.commune) is not null
$$;

create function keep_territory_members(asked uuid) returns void language sql as $$
  delete from public.territory_member where territory_id = asked;
  insert into public.territory_member (territory_id, commune) select asked, m.commune from public.territory_members(asked) as m(commune) on conflict do nothing
$$;

-- a territory comes or becomes another kind
create function territory_members_of_it() returns trigger language plpgsql as $$
begin
  perform public.keep_territory_members(new.id);
  return null;
end $$;
create trigger territory_members_kept after insert or update of kind, siren, insee_code on territory
  for each row execute function territory_members_of_it();

-- a bassin gains or loses communes
create function territory_members_of_bassins() returns trigger language plpgsql as $$
begin
  perform public.keep_territory_members(b.territory_id) from (select distinct territory_id from changed) b;
  return null;
end $$;
create trigger territory_members_gained after insert on territory_commune referencing new table as changed
  for each statement execute function territory_members_of_bassins();
create trigger territory_members_lost after delete on territory_commune referencing old table as changed
  for each statement execute function territory_members_of_bassins();

-- another vintage of the code list: once per statement, and the loader uses one for each table
create function territory_members_of_all() returns trigger language plpgsql as $$
begin
  perform public.keep_territory_members(t.id) from public.territory t;
  return null;
end $$;
create trigger territory_members_follow after insert or update or delete on commune for each statement execute function territory_members_of_all();
create trigger territory_members_follow after insert or update or delete on commune_former_code for each statement execute function territory_members_of_all();
create trigger territory_members_follow after insert or update or delete on epci_member for each statement execute function territory_members_of_all();

insert into territory_member (territory_id, commune) select t.id, m.commune from territory t, lateral territory_members(t.id) as m(commune);

create or replace function territory_communes(asked uuid) returns setof text language sql stable parallel safe as $$
  select commune from public.territory_member where territory_id = asked
$$;
