-- What a site offers beyond the national schema: on its page and in the graph, never in the file whose columns the schema fixes. Imports leave it alone.

alter table carpool_site
  add column shelter         boolean,
  add column bike_spaces     integer check (bike_spaces >= 0),
  add column charging_points integer check (charging_points >= 0),
  -- how to find the entrance, in words
  add column access          text,
  -- who looks after it, when that is not the owner
  add column operator        text;

create or replace function carpool_facts(s carpool_site) returns jsonb language sql immutable as $$
  select jsonb_build_object('id_lieu', s.id_lieu, 'id_local', s.id_local, 'nom_lieu', s.name, 'ad_lieu', s.address, 'com_lieu', s.commune_label, 'insee', s.commune,
    'type', s.type, 'date_maj', s.verified_on::text, 'ouvert', s.open, 'source', s.source, 'Xlong', s.longitude, 'Ylat', s.latitude,
    'nbre_pl', s.spaces, 'nbre_pmr', s.accessible_spaces, 'duree', s.max_stay, 'horaires', s.opening_hours, 'proprio', s.owner, 'lumiere', s.lit, 'comm', s.comment,
    'abri', s.shelter, 'velos', s.bike_spaces, 'recharge', s.charging_points, 'acces', s.access, 'exploitant', s.operator)
$$;
