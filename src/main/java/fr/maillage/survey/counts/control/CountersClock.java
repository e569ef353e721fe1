package fr.maillage.survey.counts.control;

import fr.maillage.persistence.Recurring;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Folds what has arrived, so that a page finds little left to do. */
@ApplicationScoped
public class CountersClock implements Recurring {
    @Inject
    Rows rows;

    @Inject
    CounterUpkeep upkeep;

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void run() {
        List<UUID> moved = rows.list("select distinct survey_id from answer_delta", row -> row.getObject(1, UUID.class));
        moved.forEach(upkeep::fold);
    }
}
