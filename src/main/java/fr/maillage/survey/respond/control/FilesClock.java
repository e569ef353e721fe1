package fr.maillage.survey.respond.control;

import fr.maillage.persistence.Recurring;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Forgets the files that no answer took: the next day, or with the unfinished answer that names them, and when the survey takes no more. */
@ApplicationScoped
public class FilesClock implements Recurring {
    @Inject
    Rows rows;

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    @Transactional
    public void run() {
        rows.update("""
                delete from answer_file f using survey s where s.id = f.survey_id and f.answer_id is null
                and (s.state <> 'OPEN' or greatest(f.kept_until, f.day + 1) < ?::date)""", Survey.today());
    }
}
