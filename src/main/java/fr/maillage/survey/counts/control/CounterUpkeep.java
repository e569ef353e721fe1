package fr.maillage.survey.counts.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

/** Each survey's counters in a transaction of their own, for clock and job. */
@ApplicationScoped
public class CounterUpkeep {
    @Inject
    Rows rows;

    @Inject
    Surveys surveys;

    @Inject
    CounterFolding folding;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void fold(UUID surveyId) {
        // another node that folds this survey now will do it all
        boolean alone = rows.first("select pg_try_advisory_xact_lock(hashtext('fold ' || ?::text))", row -> row.getBoolean(1), surveyId).orElse(false);
        if (alone) survey(surveyId).ifPresent(folding::fold);
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void recount(UUID surveyId, LongConsumer progress) {
        survey(surveyId).ifPresent(survey -> folding.recount(survey, progress));
    }

    /** Every survey that was ever answered or counted. */
    public List<UUID> counted() {
        return rows.list("select id from survey where ever_public order by id", row -> row.getObject(1, UUID.class));
    }

    private Optional<Survey> survey(UUID id) {
        return rows.first("select territory_id from survey where id = ?", row -> row.getObject(1, UUID.class), id).flatMap(territory -> surveys.find(territory, id));
    }
}
