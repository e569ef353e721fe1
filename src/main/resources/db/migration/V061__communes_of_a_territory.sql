-- One branch per kind of territory, each by its own index: a condition that chose among them was asked of all 35,000 communes,
-- and for a single commune looked its code up each time (two seconds a page).
create or replace function territory_communes(asked uuid) returns setof text language sql stable parallel safe as $$
  select c.code from territory t join commune c on c.code = public.commune_in_force(t.insee_code) where t.id = asked and t.kind = 'COMMUNE'
  union all
  select c.code from territory t join commune c on c.departement = t.insee_code where t.id = asked and t.kind = 'DEPARTEMENT'
  union all
  select m.commune from territory t join epci_member m on m.epci = t.siren join commune c on c.code = m.commune where t.id = asked and t.kind = 'EPCI'
  union
  select c.code from territory t join territory_commune b on b.territory_id = t.id join commune c on c.code = public.commune_in_force(b.commune)
    where t.id = asked and t.kind not in ('COMMUNE', 'DEPARTEMENT', 'EPCI')
$$;
