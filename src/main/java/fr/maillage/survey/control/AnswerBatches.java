package fr.maillage.survey.control;

import fr.maillage.persistence.Recurring;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;

/** Mixes answers in when enough of them wait: at its own pace, not at that of those who answer. */
@ApplicationScoped
public class AnswerBatches implements Recurring {
    @Inject
    HeldAnswers held;

    @Inject
    Rows rows;

    @Override
    public Duration every() {
        return Duration.ofSeconds(20);
    }

    @Override
    @Transactional
    public void run() {
        boolean alone = rows.first("select pg_try_advisory_xact_lock(hashtext('answer batches'))", row -> row.getBoolean(1)).orElse(false);
        if (!alone) return;
        for (UUID id : held.due()) held.mixIn(id);
    }
}
