package fr.maillage.survey.paper.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.paper.entity.FormNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** The numbers of a survey's forms: how many were printed, which have come back. */
@ApplicationScoped
public class PaperSeries {
    @Inject
    Rows rows;

    /**
     * Where a survey's forms stand.
     *
     * @param twice whether each form is keyed by two agents
     */
    public record State(int printed, int keyed, boolean twice) {
    }

    public State state(UUID surveyId) {
        return rows.first("select printed, cardinality(keyed), twice from paper_series where survey_id = ?", row -> new State(row.getInt(1), row.getInt(2), row.getBoolean(3)), surveyId)
                .orElse(new State(0, 0, false));
    }

    /** Takes that many new numbers, in the caller's transaction; answers the first of them, or 0 when there are not so many left. */
    public int take(UUID surveyId, int count) {
        rows.update("insert into paper_series (survey_id) values (?) on conflict do nothing", surveyId);
        return rows.first("update paper_series set printed = printed + ? where survey_id = ? and printed + ? <= ? returning printed",
                row -> row.getInt(1) - count + 1, count, surveyId, count, FormNumber.MOST).orElse(0);
    }

    /** Whether each form is keyed twice from now on. */
    public void keyTwice(UUID surveyId, boolean twice) {
        rows.update("insert into paper_series (survey_id, twice) values (?, ?) on conflict (survey_id) do update set twice = excluded.twice", surveyId, twice);
    }

    public boolean printed(FormNumber number) {
        return number.number() <= state(number.survey()).printed();
    }

    public boolean keyed(FormNumber number) {
        return rows.count("select count(*) from paper_series where survey_id = ? and ? = any(keyed)", number.survey(), number.number()) > 0;
    }

    /** Says that a form came back, once: false when it had, or was never printed. Of two at the same moment, one passes. */
    public boolean spend(FormNumber number) {
        return rows.update("""
                update paper_series set keyed = (select array_agg(n order by n) from unnest(keyed || ?::int) as n)
                where survey_id = ? and printed >= ? and not ?::int = any(keyed)""", number.number(), number.survey(), number.number(), number.number()) == 1;
    }
}
