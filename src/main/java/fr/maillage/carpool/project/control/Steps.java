package fr.maillage.carpool.project.control;

import fr.maillage.carpool.control.SiteKeeping;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.project.entity.Phase;
import fr.maillage.carpool.project.entity.Step;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps of places, and those of a site that stands. Joins the caller's transaction. */
@ApplicationScoped
public class Steps {
    @Inject
    Rows rows;

    @Inject
    SiteKeeping sites;

    void add(String place, Step step) {
        rows.update("insert into carpool_step (place, phase, happened_on, role, reason, reference, link) values (?, ?, ?, ?, ?, ?, ?)",
                place, step.phase(), step.day(), step.role(), step.reason(), step.reference(), step.link());
    }

    /** First to last. */
    public List<Step> of(String place) {
        return rows.list("select phase, happened_on, role, reason, reference, link from carpool_step where place = ? order by id",
                row -> new Step(Phase.ofCode(row.getString(1)), row.getObject(2, LocalDate.class), Step.By.valueOf(row.getString(3).toUpperCase(Locale.ROOT)), row.getString(4),
                        row.getString(5), row.getString(6)), place);
    }

    /** The day of the last step, before which the next one cannot be. */
    public Optional<LocalDate> last(String place) {
        return rows.first("select max(happened_on) from carpool_step where place = ?", row -> row.getObject(1, LocalDate.class), place);
    }

    /**
     * Closes a site for a while or for good, or opens it again, unless somebody has changed it meanwhile.
     *
     * @return whether it was done
     * @throws IllegalStateException when the step is out of order
     */
    public boolean turn(CarpoolSite site, Step step, SiteKeeping.Actor actor) {
        Phase now = Phase.ofSite(site.facts().open(), site.ended());
        if (!now.leadsTo(step.phase()) || site.withdrawn()) throw new IllegalStateException(now + " does not lead to " + step.phase());
        if (!sites.turn(site, step.phase() == Phase.OPEN, step.phase() == Phase.CLOSED, actor)) return false;
        add(site.key(), step);
        return true;
    }
}
