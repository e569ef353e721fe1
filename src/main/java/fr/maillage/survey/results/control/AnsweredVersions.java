package fr.maillage.survey.results.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.counts.control.AnswerCounters;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** To which version of a corrected questionnaire the answers were given. */
@ApplicationScoped
public class AnsweredVersions {
    @Inject
    Rows rows;

    @Inject
    AnswerCounters counters;

    /**
     * A version and its answers.
     *
     * @param from first day of its answers; null for the first version
     */
    public record Version(int number, LocalDate from, long answers) {
    }

    private record Start(int number, LocalDate from) {
    }

    /**
     * From the first version on; empty for a survey that was never corrected. In an anonymous survey the version follows from the day alone,
     * and is read from the counters, which nobody can watch; elsewhere each answer bears its own.
     */
    public List<Version> of(Survey survey) {
        if (survey.edition() == 1) return List.of();
        List<Start> starts = new ArrayList<>(List.of(new Start(1, null)));
        starts.addAll(rows.list("select number, counts_from from survey_version where survey_id = ? order by number", row -> new Start(row.getInt(1), row.getObject(2, LocalDate.class)), survey.id()));
        Map<Integer, Long> answers = survey.anonymous() ? byDay(survey, starts) : byAnswer(survey);
        return starts.stream().map(start -> new Version(start.number(), start.from(), answers.getOrDefault(start.number(), 0L))).toList();
    }

    private Map<Integer, Long> byDay(Survey survey, List<Start> starts) {
        Map<Integer, Long> answers = new TreeMap<>();
        counters.arrivals(survey.id()).forEach(arrival -> {
            int number = starts.stream().filter(start -> start.from() == null || !start.from().isAfter(arrival.day())).mapToInt(Start::number).max().orElse(1);
            answers.merge(number, arrival.answers(), Long::sum);
        });
        return answers;
    }

    private Map<Integer, Long> byAnswer(Survey survey) {
        Map<Integer, Long> answers = new TreeMap<>();
        rows.list("select edition, count(*) from answer where survey_id = ? group by 1", row -> answers.put(row.getInt(1), row.getLong(2)), survey.id());
        return answers;
    }
}
