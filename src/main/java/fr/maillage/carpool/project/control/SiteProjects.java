package fr.maillage.carpool.project.control;

import fr.maillage.carpool.control.SiteKeeping;
import fr.maillage.carpool.control.register.SiteKeys;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.entity.SiteEquipment;
import fr.maillage.carpool.entity.SiteFacts;
import fr.maillage.carpool.project.entity.Phase;
import fr.maillage.carpool.project.entity.SiteProject;
import fr.maillage.carpool.project.entity.Step;
import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Outbox;
import fr.maillage.persistence.Rows;
import fr.maillage.territory.Found;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The store of projects of sites, and the one place that moves them. Joins the caller's transaction. */
@ApplicationScoped
public class SiteProjects {
    static final String COLUMNS = "p.key, p.name, p.commune, p.commune_name, p.longitude, p.latitude, p.reason, p.phase, p.account_id, p.proposed_at, p.reading, p.refusal, "
            + "p.withdrawn_at, p.updated_at, p.version, (select count(*) from carpool_support s where s.project = p.key)";
    private static final String HERE = " from carpool_project p where p.commune in (select m.commune from territory_member m where m.territory_id = ?)";
    private static final String SHOWN = " and p.reading = 'let_in' and p.withdrawn_at is null";

    @Inject
    Rows rows;

    @Inject
    Steps steps;

    @Inject
    SiteKeeping sites;

    @Inject
    Outbox outbox;

    @Inject
    AuditLog audit;

    /** What somebody proposes; a null point is somewhere in the commune. */
    public record Proposal(String name, String commune, BigDecimal longitude, BigDecimal latitude, String reason) {
    }

    /** Whichever it is, read or not, withdrawn or not: the caller looks at {@link SiteProject#shown()}. */
    public Optional<SiteProject> find(String key, UUID territory) {
        return rows.first("select " + COLUMNS + HERE + " and p.key = ?", SiteProjects::read, territory, key);
    }

    Optional<SiteProject> find(String key) {
        return rows.first("select " + COLUMNS + " from carpool_project p where p.key = ?", SiteProjects::read, key);
    }

    /** What the public sees, the last moved first; of one phase, or of all when null. */
    public Found<SiteProject> shown(UUID territory, Phase phase, int offset, int limit) {
        String which = SHOWN + (phase == null ? "" : " and p.phase = '" + phase.code() + "'");
        return new Found<>(rows.list("select " + COLUMNS + HERE + which + " order by p.updated_at desc, p.key offset ? limit ?", SiteProjects::read, territory, offset, limit),
                rows.count("select count(*)" + HERE + which, territory));
    }

    /** How many the public sees in each phase. */
    public Map<Phase, Long> byPhase(UUID territory) {
        Map<Phase, Long> counts = new EnumMap<>(Phase.class);
        rows.list("select p.phase, count(*)" + HERE + SHOWN + " group by 1", row -> counts.put(Phase.ofCode(row.getString(1)), row.getLong(2)), territory);
        return counts;
    }

    /** Proposals as the team has them in front of it: to be read, oldest first. */
    public Found<SiteProject> unread(UUID territory, int offset, int limit) {
        String which = " and p.reading = 'waiting' and p.withdrawn_at is null";
        return new Found<>(rows.list("select " + COLUMNS + HERE + which + " order by p.proposed_at, p.key offset ? limit ?", SiteProjects::read, territory, offset, limit),
                rows.count("select count(*)" + HERE + which, territory));
    }

    /** Those that the public does not see: refused or withdrawn. */
    public Found<SiteProject> aside(UUID territory, int offset, int limit) {
        String which = " and (p.reading = 'refused' or p.withdrawn_at is not null)";
        return new Found<>(rows.list("select " + COLUMNS + HERE + which + " order by p.updated_at desc, p.key offset ? limit ?", SiteProjects::read, territory, offset, limit),
                rows.count("select count(*)" + HERE + which, territory));
    }

    /** What one account has proposed here, the newest first. */
    public List<SiteProject> of(UUID account, UUID territory) {
        return rows.list("select " + COLUMNS + HERE + " and p.account_id = ? and p.withdrawn_at is null order by p.proposed_at desc limit 50", SiteProjects::read, territory, account);
    }

    /** Takes a proposal; what the team itself proposes needs nobody's reading. */
    public SiteProject propose(Proposal proposal, Step first, boolean letIn, SiteKeeping.Actor actor) {
        String key = SiteKeys.fresh();
        rows.update("""
                insert into carpool_project (key, name, commune, commune_name, longitude, latitude, reason, account_id, reading)
                select ?, ?, c.code, c.name, ?::numeric, ?::numeric, ?, ?, ? from commune c where c.code = ?""",
                key, proposal.name(), proposal.longitude(), proposal.latitude(), proposal.reason(), actor.account(), letIn ? "let_in" : "waiting", proposal.commune());
        steps.add(key, first);
        if (!letIn) rows.update("insert into carpool_support (project, account_id) values (?, ?)", key, actor.account());
        if (letIn) outbox.changed(ProjectRdf.KIND, key);
        return find(key).orElseThrow();
    }

    /** An agent has read it: everybody may see it, or nobody, and then the reason goes to who proposed it. Done twice, it is done once. */
    public boolean read(SiteProject project, String refusal, SiteKeeping.Actor actor) {
        int mine = rows.update("update carpool_project set reading = ?, refusal = ?, updated_at = now(), version = version + 1 where key = ? and reading = 'waiting' and withdrawn_at is null",
                refusal == null ? "let_in" : "refused", refusal, project.key());
        if (mine == 0) return false;
        outbox.changed(ProjectRdf.KIND, project.key());
        audit.record(actor.account(), actor.name(), actor.territory(), refusal == null ? "project.letIn" : "project.refuse", object(project), "{}");
        return true;
    }

    /**
     * Moves it one step on, unless somebody has moved it meanwhile.
     *
     * @return whether it moved
     * @throws IllegalStateException when the step is out of order
     */
    public boolean move(SiteProject project, Step step, SiteKeeping.Actor actor) {
        if (!project.phase().leadsTo(step.phase()) || step.phase().onTheGround() && step.phase() != Phase.OPEN || !project.shown())
            throw new IllegalStateException(project.phase() + " does not lead to " + step.phase());
        int mine = rows.update("update carpool_project set phase = ?, updated_at = now(), version = version + 1 where key = ? and phase = ? and reading = 'let_in' and withdrawn_at is null",
                step.phase(), project.key(), project.phase());
        if (mine == 0) return false;
        steps.add(project.key(), step);
        outbox.changed(ProjectRdf.KIND, project.key());
        audit.record(actor.account(), actor.name(), actor.territory(), "project.step", object(project), "{\"phase\":\"" + step.phase().code() + "\"}");
        return true;
    }

    /** Opens it: the site comes to the ground, and into the file of sites, under the project's key. Empty when somebody was faster. */
    public Optional<CarpoolSite> open(SiteProject project, SiteFacts facts, SiteEquipment equipment, Step step, SiteKeeping.Actor actor) {
        return move(project, step, actor) ? Optional.of(sites.create(facts, equipment, project.key(), actor)) : Optional.empty();
    }

    /** Takes it out of sight; its page and identifier then say that it is gone, if the public ever saw it. */
    public boolean withdraw(SiteProject project, SiteKeeping.Actor actor) {
        if (project.phase() == Phase.OPEN) throw new IllegalStateException("a project that became a site is not withdrawn: the site is");
        if (rows.update("update carpool_project set withdrawn_at = now(), updated_at = now(), version = version + 1 where key = ? and withdrawn_at is null and phase <> 'open'", project.key()) == 0) return false;
        outbox.changed(ProjectRdf.KIND, project.key());
        audit.record(actor.account(), actor.name(), actor.territory(), "project.withdraw", object(project), "{}");
        return true;
    }

    public boolean supportedBy(SiteProject project, UUID account) {
        return account != null && rows.count("select count(*) from carpool_support where project = ? and account_id = ?", project.key(), account) > 0;
    }

    /** One support for each account, given or taken back; done twice, it is done once. */
    public void support(SiteProject project, UUID account, boolean given) {
        int changed = given ? rows.update("insert into carpool_support (project, account_id) values (?, ?) on conflict do nothing", project.key(), account)
                : rows.update("delete from carpool_support where project = ? and account_id = ?", project.key(), account);
        if (changed > 0) outbox.changed(ProjectRdf.KIND, project.key());
    }

    private static String object(SiteProject project) {
        return "/id/" + ProjectRdf.KIND + "/" + project.key();
    }

    static SiteProject read(ResultSet row) throws SQLException {
        return new SiteProject(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBigDecimal(5), row.getBigDecimal(6), row.getString(7),
                Phase.ofCode(row.getString(8)), row.getObject(9, UUID.class), row.getTimestamp(10).toInstant(),
                SiteProject.Reading.valueOf(row.getString(11).toUpperCase(java.util.Locale.ROOT)), row.getString(12),
                row.getTimestamp(13) == null ? null : row.getTimestamp(13).toInstant(), row.getTimestamp(14).toInstant(), row.getLong(15), row.getLong(16));
    }
}
