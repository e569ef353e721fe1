package fr.maillage.survey.paper.control;

import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Json;
import fr.maillage.persistence.Recurring;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Writes yesterday's keying into the journal, one line per agent and way; forgets what waits for a survey that takes no answers any more. */
@ApplicationScoped
public class PaperClock implements Recurring {
    @Inject
    Rows rows;

    @Inject
    AuditLog audit;

    private record Day(UUID survey, UUID territory, UUID account, String actor, LocalDate day, String channel, int forms) {
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    @Transactional
    public void run() {
        boolean alone = rows.first("select pg_try_advisory_xact_lock(hashtext('paper clock'))", row -> row.getBoolean(1)).orElse(false);
        if (!alone) return;
        List<Day> over = rows.list("""
                with over as (delete from paper_day where day < ? returning *)
                select o.survey_id, s.territory_id, o.account_id, o.actor, o.day, o.channel, o.forms from over o join survey s on s.id = o.survey_id
                order by o.day, o.actor""", row -> new Day(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class), row.getString(4),
                row.getObject(5, LocalDate.class), row.getString(6), row.getInt(7)), Survey.today());
        for (Day day : over) {
            audit.record(day.account(), day.actor(), day.territory(), "survey.paper.keyed", day.survey().toString(),
                    Json.createObjectBuilder().add("day", day.day().toString()).add("channel", day.channel()).add("forms", day.forms()).build().toString());
        }
        String closed = " using survey s where s.id = p.survey_id and s.state not in ('DRAFT', 'OPEN')";
        rows.update("delete from paper_entry p" + closed);
        rows.update("delete from paper_sheet p" + closed);
    }
}
