package fr.maillage.carpool.control;

import fr.maillage.carpool.entity.SiteProblem;
import fr.maillage.persistence.Rows;
import fr.maillage.territory.Found;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What passers-by report. Joins the caller's transaction. */
@ApplicationScoped
public class SiteProblems {
    private static final String SELECT = """
            select p.id, s.key, s.slug, s.name, p.kind, p.text, p.reported_at, p.settled_at, p.follow_up from carpool_problem p join carpool_site s on s.id = p.site_id
            where s.commune in (select m.commune from territory_member m where m.territory_id = ?)""";

    @Inject
    Rows rows;

    public void report(UUID site, SiteProblem.Kind kind, String text) {
        rows.update("insert into carpool_problem (site_id, kind, text) values (?, ?, ?)", site, kind, text);
    }

    /** Reports of a territory: those that wait, oldest first; or those that are settled, newest first. */
    public Found<SiteProblem> page(UUID territory, boolean settled, int offset, int limit) {
        String shelf = settled ? " and p.settled_at is not null order by p.settled_at desc, p.id" : " and p.settled_at is null order by p.reported_at, p.id";
        long total = rows.count("select count(*) from carpool_problem p join carpool_site s on s.id = p.site_id where s.commune in (select m.commune from territory_member m where m.territory_id = ?) and p.settled_at is "
                + (settled ? "not null" : "null"), territory);
        return new Found<>(rows.list(SELECT + shelf + " offset ? limit ?", SiteProblems::read, territory, offset, limit), total);
    }

    public List<SiteProblem> waiting(UUID site) {
        return rows.list("select p.id, s.key, s.slug, s.name, p.kind, p.text, p.reported_at, p.settled_at, p.follow_up from carpool_problem p join carpool_site s on s.id = p.site_id "
                + "where p.site_id = ? and p.settled_at is null order by p.reported_at limit 50", SiteProblems::read, site);
    }

    public Optional<SiteProblem> find(UUID id, UUID territory) {
        return rows.first(SELECT + " and p.id = ?", SiteProblems::read, territory, id);
    }

    /** Reports of a site for everybody: those that wait and those settled these last three months, the newest first. The page shows no word of theirs but the follow-up. */
    public List<SiteProblem> recent(UUID site) {
        return rows.list("select p.id, s.key, s.slug, s.name, p.kind, p.text, p.reported_at, p.settled_at, p.follow_up from carpool_problem p join carpool_site s on s.id = p.site_id "
                + "where p.site_id = ? and coalesce(p.settled_at, now()) > now() - interval '3 months' and p.kind in ('full', 'lamp', 'blocked', 'closed', 'damage') order by p.reported_at desc limit 10",
                SiteProblems::read, site);
    }

    /** Settles a report; done twice, it is done once. @param followUp what was done, in words for everybody, or null */
    public void settle(UUID id, String by, String followUp) {
        rows.update("update carpool_problem set settled_at = now(), settled_by = ?, follow_up = ? where id = ? and settled_at is null", by, followUp, id);
    }

    private static SiteProblem read(ResultSet row) throws SQLException {
        return new SiteProblem(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4), SiteProblem.Kind.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
                row.getString(6), row.getTimestamp(7).toInstant(), row.getTimestamp(8) == null ? null : row.getTimestamp(8).toInstant(), row.getString(9));
    }
}
