package fr.maillage.carpool.control.register;

import fr.maillage.carpool.entity.SiteFacts;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The accepted rows of one import in a table that ends with the transaction, compared with the sites and written to them set by set. */
@ApplicationScoped
class SiteStage {
    private static final String FACTS = "given_id_local, name, address, commune, commune_name, commune_label, type, verified_on, open, source, longitude, latitude, "
            + "spaces, accessible_spaces, max_stay, opening_hours, owner, lit, comment";

    private static final String CREATE = """
            create temp table carpool_stage (line int primary key, id_lieu text, given_id_local text, name text, address text, commune text, commune_name text,
              commune_label text, type text, verified_on date, open boolean, source text, longitude numeric, latitude numeric, spaces int, accessible_spaces int,
              max_stay int, opening_hours text, owner text, lit boolean, comment text, key text, slug_base text,
              site_id uuid, verdict text, id_local text, slug text) on commit drop""";

    private static final String MATCH_NATIONAL = "update carpool_stage st set site_id = s.id from carpool_site s where s.id_lieu = st.id_lieu";

    // a site made here comes back from the register with an identifier made of its commune and its own
    private static final String MATCH_LOCAL = """
            update carpool_stage st set site_id = m.id
            from (select distinct on (s.id) s.id, t.line from carpool_stage t join carpool_site s on s.commune = t.commune and s.id_local = t.given_id_local
                  where t.site_id is null and (t.id_lieu is null or s.id_lieu is null) and not exists (select from carpool_stage o where o.site_id = s.id)
                  order by s.id, t.line) m
            where m.line = st.line""";

    private static final String COMPARE = """
            update carpool_stage st set verdict = case
              when s.withdrawn_at is not null then 'withdrawn'
              when not (?::text is null or s.commune = any (string_to_array(?, ' '))) then 'foreign'
              when (st.id_lieu is null or s.id_lieu is not distinct from st.id_lieu)
                and (st.given_id_local is not distinct from s.given_id_local or st.given_id_local = s.id_local)
                and (st.name, st.commune, st.type, st.verified_on, st.open, st.longitude, st.latitude) = (s.name, s.commune, s.type, s.verified_on, s.open, s.longitude, s.latitude)
                and (st.address, st.commune_label, st.source, st.spaces, st.accessible_spaces, st.max_stay, st.opening_hours, st.owner, st.lit, st.comment)
                  is not distinct from (s.address, s.commune_label, s.source, s.spaces, s.accessible_spaces, s.max_stay, s.opening_hours, s.owner, s.lit, s.comment) then 'same'
              when st.verified_on < s.verified_on then 'older'
              else 'update' end
            from carpool_site s where s.id = st.site_id""";

    /** The identifier given when it is free in the commune, the one the site has otherwise, its key at last. */
    private static final String ID_LOCAL = """
            with wanted as (
              select st.line, s.id_local own, s.commune own_commune, s.key own_key,
                row_number() over (partition by st.commune, st.given_id_local order by (st.given_id_local = s.id_local) desc nulls last, st.line) place,
                exists (select from carpool_site o where o.commune = st.commune and o.id_local = st.given_id_local and o.id is distinct from st.site_id) taken
              from carpool_stage st left join carpool_site s on s.id = st.site_id where st.verdict in ('create', 'update'))
            update carpool_stage st set id_local = case
              when st.given_id_local is not null and w.place = 1 and not w.taken then st.given_id_local
              when w.own is not null and w.own_commune = st.commune then w.own
              else coalesce(w.own_key, st.key) end
            from wanted w where w.line = st.line""";

    /** A new site or a renamed one takes the slug of its name when it is free, with its key otherwise. */
    private static final String SLUG = """
            with wanted as (
              select st.line, s.slug own, s.key own_key, s.id is not null and (s.name, s.commune) = (st.name, st.commune) stays,
                row_number() over (partition by st.slug_base order by st.line) place,
                exists (select from carpool_site o where o.slug = st.slug_base and o.id is distinct from st.site_id)
                  or exists (select from carpool_site_old_slug o where o.slug = st.slug_base and o.site_id is distinct from st.site_id) taken
              from carpool_stage st left join carpool_site s on s.id = st.site_id where st.verdict in ('create', 'update'))
            update carpool_stage st set slug = case
              when w.stays then w.own
              when w.place = 1 and not w.taken then st.slug_base
              else st.slug_base || '-' || coalesce(w.own_key, st.key) end
            from wanted w where w.line = st.line""";

    private static final String BEFORE = """
            create temp table carpool_before on commit drop as
            select s.id, s.slug, carpool_facts(s) facts from carpool_site s join carpool_stage st on st.site_id = s.id where st.verdict = 'update'""";

    private static final String UPDATE = "update carpool_site s set (" + FACTS + ", id_local, slug) = (" + prefixed(FACTS) + ", st.id_local, st.slug), "
            + "id_lieu = coalesce(st.id_lieu, s.id_lieu), from_register = s.from_register or st.id_lieu is not null, updated_at = now(), version = s.version + 1 "
            + "from carpool_stage st where st.site_id = s.id and st.verdict = 'update'";

    private static final String INSERT = "insert into carpool_site (key, slug, id_lieu, id_local, from_register, " + FACTS + ") "
            + "select st.key, st.slug, st.id_lieu, st.id_local, st.id_lieu is not null, " + prefixed(FACTS) + " from carpool_stage st where st.verdict = 'create'";

    private static final String OLD_SLUGS = """
            insert into carpool_site_old_slug (slug, site_id) select b.slug, b.id from carpool_before b join carpool_site s on s.id = b.id where s.slug <> b.slug
            on conflict do nothing""";

    private static final String SLUG_AGAIN = "delete from carpool_site_old_slug o using carpool_site s where s.id = o.site_id and s.slug = o.slug";

    private static final String HISTORY_OF_UPDATES = """
            insert into carpool_site_history (site_id, action, account_id, actor, job_id, before, after)
            select s.id, 'update', ?::uuid, ?, ?::uuid, jsonb_differing(b.facts, carpool_facts(s)), jsonb_differing(carpool_facts(s), b.facts)
            from carpool_before b join carpool_site s on s.id = b.id""";

    private static final String HISTORY_OF_CREATIONS = """
            insert into carpool_site_history (site_id, action, account_id, actor, job_id, after)
            select s.id, 'create', ?::uuid, ?, ?::uuid, jsonb_strip_nulls(carpool_facts(s)) from carpool_site s join carpool_stage st on st.key = s.key where st.verdict = 'create'""";

    private static final String OUTBOX = """
            insert into outbox (kind, key) select 'aire', s.key from carpool_site s
            where s.id in (select site_id from carpool_stage where verdict = 'update') or s.key in (select key from carpool_stage where verdict = 'create')""";

    @Inject
    Rows rows;

    /** Opens the stage; to be ended, or abandoned after a failure. */
    CopyRows open(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
        return new CopyRows(connection, "carpool_stage (line, id_lieu, " + FACTS + ", key, slug_base)");
    }

    void add(CopyRows copy, int line, String idLieu, SiteFacts facts, String communeName) throws SQLException {
        copy.row(line, idLieu, facts.idLocal(), facts.name(), facts.address(), facts.commune(), communeName, facts.communeLabel(), facts.type().code(),
                facts.verifiedOn(), facts.open(), facts.source(), facts.longitude().toPlainString(), facts.latitude().toPlainString(), facts.spaces(),
                facts.accessibleSpaces(), facts.maxStay(), facts.openingHours(), facts.owner(), facts.lit(), facts.comment(),
                SiteKeys.fresh(), SiteKeys.slug(facts.name(), communeName));
    }

    /** Says of each row what it would do. @param scope codes in force of the importing territory, or null for the whole of France */
    void compare(Set<String> scope) {
        String codes = scope == null ? null : String.join(" ", scope);
        rows.update("analyze carpool_stage");
        rows.update(MATCH_NATIONAL);
        // what was just filled was null to the planner: it would compare every site with every row
        rows.update("analyze carpool_stage");
        rows.update(MATCH_LOCAL);
        rows.update("update carpool_stage set verdict = 'create' where site_id is null");
        rows.update(COMPARE, codes, codes);
        // what follows is planned by how many rows create and how many update
        rows.update("analyze carpool_stage");
    }

    long count(String verdict) {
        return rows.count("select count(*) from carpool_stage where verdict = ?", verdict);
    }

    /** Adds to the findings of a job one line for each row with a verdict. */
    int confess(UUID job, String verdict, Finding.Outcome outcome, String field, String reason) {
        return rows.update("""
                insert into carpool_import_finding (job_id, line, outcome, field, value, reason, args)
                select ?::uuid, st.line, ?, ?, case ?::text when 'date_maj' then st.verified_on::text else coalesce(st.id_lieu, st.given_id_local) end, ?, array[s.verified_on::text, s.name]
                from carpool_stage st join carpool_site s on s.id = st.site_id where st.verdict = ?""", job, outcome, field, field, reason, verdict);
    }

    /** Says of each site that the file describes otherwise which columns differ. */
    int confessDifferences(UUID job) {
        return rows.update("""
                insert into carpool_import_finding (job_id, line, outcome, field, value, reason, args)
                select ?::uuid, st.line, 'warned', null, coalesce(st.id_lieu, st.given_id_local), 'differs',
                  array[s.name, (select string_agg(f.key, ', ' order by f.key) from jsonb_each(jsonb_build_object('nom_lieu', st.name, 'ad_lieu', st.address, 'com_lieu', st.commune_label, 'insee', st.commune,
                    'type', st.type, 'date_maj', st.verified_on::text, 'ouvert', st.open, 'source', st.source, 'Xlong', st.longitude, 'Ylat', st.latitude, 'nbre_pl', st.spaces,
                    'nbre_pmr', st.accessible_spaces, 'duree', st.max_stay, 'horaires', st.opening_hours, 'proprio', st.owner, 'lumiere', st.lit, 'comm', st.comment)) f
                    where f.value is distinct from carpool_facts(s) -> f.key)]
                from carpool_stage st join carpool_site s on s.id = st.site_id where st.verdict in ('update', 'older')""", job);
    }

    int confessOnlyThere(UUID job) {
        return rows.update("insert into carpool_import_finding (job_id, line, outcome, value, reason, args) select ?::uuid, line, 'warned', coalesce(id_lieu, given_id_local), 'onlyThere', array[name] "
                + "from carpool_stage where verdict = 'create'", job);
    }

    /** @param scope codes in force of the comparing territory, or null for the whole of France */
    int confessOnlyHere(UUID job, Set<String> scope) {
        String codes = scope == null ? null : String.join(" ", scope);
        return rows.update("insert into carpool_import_finding (job_id, line, outcome, value, reason, args) select ?::uuid, 0, 'warned', coalesce(s.id_lieu, s.id_local), 'onlyHere', array[s.name] "
                + "from carpool_site s where s.withdrawn_at is null and (?::text is null or s.commune = any (string_to_array(?, ' '))) and not exists (select from carpool_stage st where st.site_id = s.id)",
                job, codes, codes);
    }

    /** Creates and updates sites with their history, their old addresses and the outbox. Joins the caller's transaction. @param step run between statements; may throw to stop */
    void apply(UUID job, UUID account, String actor, Runnable step) {
        for (String statement : List.of(ID_LOCAL, SLUG, BEFORE, UPDATE, INSERT, OLD_SLUGS, SLUG_AGAIN)) {
            step.run();
            rows.update(statement);
        }
        step.run();
        rows.update(HISTORY_OF_UPDATES, account, actor, job);
        step.run();
        rows.update(HISTORY_OF_CREATIONS, account, actor, job);
        step.run();
        rows.update(OUTBOX);
        step.run();
        rows.update("analyze carpool_site");
        step.run();
    }

    private static String prefixed(String columns) {
        return "st." + columns.replace(", ", ", st.");
    }
}
