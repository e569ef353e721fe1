package fr.maillage.carpool.control;

import fr.maillage.persistence.FirstStart;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** After a new vintage of the code list: sites of communes that merged or changed their name say the commune in force, with a line of history. */
@ApplicationScoped
public class SitesFollowCommunes implements FirstStart {
    @Inject
    Rows rows;

    @Override
    public int order() {
        return 15;
    }

    /** One statement: two nodes that start together do it once. */
    @Override
    public void run() {
        rows.update("""
                with moved as (
                  select s.id, s.commune old_commune, c.code, c.name,
                    exists (select from carpool_site o where o.id <> s.id and o.commune = c.code and o.id_local = s.id_local)
                      or row_number() over (partition by c.code, s.id_local order by s.commune = c.code desc, s.id) > 1 taken
                  from carpool_site s join commune c on c.code = public.commune_in_force(s.commune)
                  where c.code <> s.commune or c.name <> s.commune_name),
                changed as (
                  update carpool_site s set commune = m.code, commune_name = m.name, id_local = case when m.taken then s.key else s.id_local end,
                    updated_at = now(), version = version + 1
                  from moved m where m.id = s.id returning s.id, s.key, m.old_commune, s.commune),
                told as (insert into outbox (kind, key) select 'aire', key from changed)
                insert into carpool_site_history (site_id, action, actor, before, after)
                select id, 'update', 'Code officiel géographique', jsonb_build_object('insee', old_commune), jsonb_build_object('insee', commune)
                from changed where old_commune <> commune""");
    }
}
