package fr.maillage.survey.counts.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.counts.entity.CounterKey;
import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The seam between answers and results: whoever writes, changes or takes back an answer says so here, in the same transaction.
 * A change is a removal of the former answer and an addition of the new one. Nothing waits for another: each leaves a row of its own,
 * which {@link CounterFolding} folds in.
 */
@ApplicationScoped
public class AnswerCounters {
    @Inject
    Rows rows;

    /** An answer came in. */
    public void add(Survey survey, JsonObject body, Channel channel, LocalDate day) {
        add(survey.id(), body, channel, day);
    }

    /** The same for an answer that was mixed into the others. */
    public void add(UUID surveyId, JsonObject body, Channel channel, LocalDate day) {
        delta(surveyId, 1, body, channel, day);
    }

    /** An answer, exactly as it was added, is no more. */
    public void remove(Survey survey, JsonObject body, Channel channel, LocalDate day) {
        delta(survey.id(), -1, body, channel, day);
    }

    private void delta(UUID surveyId, int sign, JsonObject body, Channel channel, LocalDate day) {
        rows.update("insert into answer_delta (survey_id, sign, day, channel, body) values (?, ?, ?, ?, ?::jsonb)", surveyId, sign, day, channel.name(), body.toString());
    }

    /** Answers received that the counters do not hold yet. */
    public long waiting(UUID surveyId) {
        return rows.count("select coalesce(sum(sign), 0) from answer_delta where survey_id = ?", surveyId);
    }

    /**
     * Counts by question, then by value, of everybody ({@link CounterKey#NONE} and "") or of those in one place of an axis.
     */
    public Map<String, Map<String, Long>> counts(UUID surveyId, String axis, String axisValue) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        rows.list("select question, value, n from answer_counter where survey_id = ? and axis = ? and axis_value = ? and n <> 0",
                row -> counts.computeIfAbsent(row.getString(1), any -> new TreeMap<>()).put(row.getString(2), row.getLong(3)), surveyId, axis, axisValue);
        return counts;
    }

    /** The same of those in any of several places of an axis on which a person stands once. */
    public Map<String, Map<String, Long>> counts(UUID surveyId, String axis, Collection<String> axisValues) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        rows.list("select question, value, sum(n) from answer_counter where survey_id = ? and axis = ? and axis_value = any (?::text[]) group by 1, 2 having sum(n) <> 0",
                row -> counts.computeIfAbsent(row.getString(1), any -> new TreeMap<>()).put(row.getString(2), row.getLong(3)), surveyId, axis, axisValues.toArray(String[]::new));
        return counts;
    }

    /** Of one question: by place of the axis, then by value; the pseudo-question {@link CounterKey#EVERYBODY} says how many stand in each place. */
    public Map<String, Map<String, Long>> crossing(UUID surveyId, String axis, String question) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        rows.list("select axis_value, value, n from answer_counter where survey_id = ? and axis = ? and question = ? and n <> 0",
                row -> counts.computeIfAbsent(row.getString(1), any -> new TreeMap<>()).put(row.getString(2), row.getLong(3)), surveyId, axis, question);
        return counts;
    }

    /** Answers that came on a day by a channel. */
    public record Arrival(LocalDate day, Channel channel, long answers) {
    }

    /** Answers per day of arrival and channel, oldest first. */
    public List<Arrival> arrivals(UUID surveyId) {
        return rows.list("""
                select value, axis_value, n from answer_counter where survey_id = ? and axis = '_channel' and question = '_day' and n <> 0 order by value, axis_value""",
                row -> new Arrival(LocalDate.parse(row.getString(1)), Channel.valueOf(row.getString(2)), row.getLong(3)), surveyId);
    }
}
