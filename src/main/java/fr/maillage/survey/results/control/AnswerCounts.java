package fr.maillage.survey.results.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.entity.RawCounts;
import fr.maillage.survey.results.entity.Tally;
import fr.maillage.territory.InseeCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the answers: PostgreSQL counts, nothing is loaded. Counts come from one statement, so that answers that arrive meanwhile are in all of them or in none. */
@ApplicationScoped
public class AnswerCounts {
    @Inject
    Rows rows;

    /** A question that filters and the commune it must have been answered with; null: every answer. */
    private record Where(Survey survey, Question question, InseeCode commune) {
        String sql() {
            return question == null ? "survey_id = ?" : "survey_id = ? and answer_text(body, ?::text) = ?";
        }

        List<Object> bound() {
            return question == null ? List.of(survey.id()) : List.of(survey.id(), question.code(), commune.value());
        }
    }

    public RawCounts of(Survey survey) {
        return count(new Where(survey, null, null));
    }

    /** Only of those who gave this commune for an answer to the question. */
    public RawCounts of(Survey survey, Question question, InseeCode commune) {
        return count(new Where(survey, question, commune));
    }

    private RawCounts count(Where where) {
        List<String> branches = new ArrayList<>(List.of("select null::text, null::text, count(*) from answer where " + where.sql()));
        List<Object> bound = new ArrayList<>(where.bound());
        for (Question question : where.survey().questions()) {
            if (question.type() == QuestionType.MULTIPLE) {
                branch(branches, bound, where, question, "jsonb_array_elements_text(body->?::text)", question.code());
                branch(branches, bound, where, question, "case when body->?::text is not null then '' end", question.code());
            } else {
                switch (question.type()) {
                    case SCALE -> branch(branches, bound, where, question, "trim_scale(answer_text(body, ?::text)::numeric)::text", question.code());
                    case NUMBER -> branch(branches, bound, where, question, "width_bucket(answer_text(body, ?::text)::numeric, ?::numeric[])::text",
                            question.code(), AnswerLabels.classes(question).starts());
                    case DATE -> branch(branches, bound, where, question, "left(answer_text(body, ?::text), 7)", question.code());
                    case SINGLE, COMMUNE -> branch(branches, bound, where, question, "answer_text(body, ?::text)", question.code());
                    case INFO -> { }
                    default -> branch(branches, bound, where, question, "case when answer_text(body, ?::text) is not null then '' end", question.code());
                }
            }
        }
        Map<String, Map<String, Long>> values = new TreeMap<>();
        long[] participants = new long[1];
        rows.list(String.join(" union all ", branches), row -> {
            if (row.getString(1) == null) participants[0] = row.getLong(3);
            else values.computeIfAbsent(row.getString(1), any -> new TreeMap<>()).put(row.getString(2), row.getLong(3));
            return null;
        }, bound.toArray());
        return new RawCounts(participants[0], values, spreads(where));
    }

    private static void branch(List<String> branches, List<Object> bound, Where where, Question question, String value, Object... parameters) {
        branches.add("select ?::text, value, count(*) from (select " + value + " as value from answer where " + where.sql() + ") each where value is not null group by value");
        bound.add(question.code());
        bound.addAll(List.of(parameters));
        bound.addAll(where.bound());
    }

    private Map<String, Tally.Spread> spreads(Where where) {
        Map<String, Tally.Spread> spreads = new HashMap<>();
        for (Question question : where.survey().questions()) {
            if (!question.type().hasBounds()) continue;
            List<Object> bound = new ArrayList<>(List.of(question.code()));
            bound.addAll(where.bound());
            rows.first("""
                    select trim_scale(min(number)), trim_scale(percentile_disc(0.5) within group (order by number)), trim_scale(round(avg(number), 2)), trim_scale(max(number))
                    from (select answer_text(body, ?::text)::numeric as number from answer where %s) each where number is not null having count(*) > 0""".formatted(where.sql()),
                    row -> new Tally.Spread(row.getBigDecimal(1), row.getBigDecimal(2), row.getBigDecimal(3), row.getBigDecimal(4)), bound.toArray())
                    .ifPresent(spread -> spreads.put(question.code(), spread));
        }
        return spreads;
    }

    /** Answers that came on a day by a channel (name of a {@link fr.maillage.survey.entity.Channel}). */
    public record Arrival(LocalDate day, String channel, long answers) {
    }

    /** Answers per day of arrival and channel, oldest first. */
    public List<Arrival> arrivals(Survey survey) {
        return rows.list("select day, channel, count(*) from answer where survey_id = ? group by day, channel order by day, channel",
                row -> new Arrival(row.getObject(1, LocalDate.class), row.getString(2), row.getLong(3)), survey.id());
    }

    /** Text answers to one question, in an order that says nothing of their authors. */
    public List<String> texts(Survey survey, Question question, int offset, int limit) {
        return rows.list("select answer_text(body, ?::text) from answer where survey_id = ? and answer_text(body, ?::text) is not null order by id offset ? limit ?",
                row -> row.getString(1), question.code(), survey.id(), question.code(), offset, limit);
    }
}
