package fr.maillage.survey.control;

import fr.maillage.persistence.Recurring;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;

/** What the passing of days does to surveys: closes those whose last day is over, mixes the answers of the day, forgets
 * unfinished answers whose time is over and spent challenges. */
@ApplicationScoped
public class SurveyClock implements Recurring {
    private static final String ALONE = "select pg_try_advisory_xact_lock(hashtext('survey clock'))";

    @Inject
    SurveyLifecycle lifecycle;

    @Inject
    AnswerMixer mixer;

    @Inject
    Rows rows;

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    @Transactional
    public void run() {
        boolean alone = rows.first(ALONE, row -> row.getBoolean(1)).orElse(false);
        if (!alone) return;
        lifecycle.closePast();
        for (UUID id : mixer.due()) mixer.mix(id);
        rows.update("delete from answer_draft d using survey s where s.id = d.survey_id and (d.expires_on < ? or s.state not in ('DRAFT', 'OPEN'))", Survey.today());
        rows.update("delete from spent_challenge where day < ?", Survey.today().minusDays(1));
    }
}
