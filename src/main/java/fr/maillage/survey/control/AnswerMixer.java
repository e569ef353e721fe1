package fr.maillage.survey.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Breaks what a database keeps by itself: the order of rows on disk and the transaction that wrote each. An answer and the code it spent are
 * written by one transaction, next to their neighbours in time; rewritten together in the order of random keys, neither order nor
 * transaction says any more which answer came with which code.
 * <p>Done when a survey closes and once a day while it is open. Between two rewritings somebody who reads the data files could still compare
 * the rows of that day; backups and write-ahead logs are the operator's to protect.
 */
@ApplicationScoped
public class AnswerMixer {
    @Inject
    Rows rows;

    /** Rewrites the answers and the register of an anonymous survey, in the caller's transaction; an identified survey is left alone. */
    public void mix(UUID surveyId) {
        boolean anonymous = rows.update("update survey set mixed_on = ? where id = ? and mode = 'ANONYMOUS'", Survey.today(), surveyId) == 1;
        if (!anonymous) return;
        rows.update("""
                with gone as (delete from answer where survey_id = ? returning *)
                insert into answer select * from gone order by id""", surveyId);
        rows.update("""
                with gone as (delete from answer_delta where survey_id = ? returning *)
                insert into answer_delta select * from gone order by id""", surveyId);
        rows.update("""
                with gone as (delete from access_code where survey_id = ? returning *)
                insert into access_code select * from gone order by code_hash""", surveyId);
    }

    /** Open anonymous surveys that were not mixed today. */
    public List<UUID> due() {
        return rows.list("select id from survey where state = 'OPEN' and mode = 'ANONYMOUS' and (mixed_on is null or mixed_on < ?)",
                row -> row.getObject(1, UUID.class), Survey.today());
    }
}
