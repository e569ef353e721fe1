package fr.maillage.survey.results.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import fr.maillage.survey.results.entity.Counts;
import fr.maillage.survey.results.entity.NumberClasses.NumberClass;
import fr.maillage.survey.results.entity.RawCounts;
import fr.maillage.survey.results.entity.Shape;
import fr.maillage.survey.results.entity.Tally;
import fr.maillage.territory.InseeCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The true counts of a survey, for the team and for the gate. « Je préfère ne pas répondre » is no answer.
 * <p>Counts are kept: a page does not scan the answers again unless their number has changed. While an anonymous survey is open they move by
 * k answers or more at a time: whoever watched them move by one would read that one.
 */
@ApplicationScoped
public class Tallies {
    @Inject
    Rows rows;

    @Inject
    AnswerCounts answers;

    @Inject
    AnswerLabels labels;

    /** What the answers are at this moment: for the gate, which runs when no more can come. */
    public Tally exact(Survey survey) {
        return dress(survey, answers.of(survey));
    }

    /** What the team sees: exact, but for an open anonymous survey, where the last few answers wait for the next ones. */
    public Tally kept(Survey survey) {
        long received = rows.count("select count(*) from answer where survey_id = ?", survey.id());
        Optional<RawCounts> kept = read(survey);
        if (kept.isPresent() && received == kept.get().participants()) return dress(survey, kept.get());
        if (watchable(survey) && received - kept.map(RawCounts::participants).orElse(0L) < survey.threshold())
            return dress(survey, kept.orElse(new RawCounts(0, Map.of(), Map.of())));
        RawCounts now = answers.of(survey);
        rows.update("""
                insert into survey_tally (survey_id, participants, counts) values (?, ?, ?::jsonb)
                on conflict (survey_id) do update set participants = excluded.participants, counts = excluded.counts, counted_at = now()""",
                survey.id(), now.participants(), now.json().toString());
        return dress(survey, now);
    }

    /** Whether the counts could be watched moving one answer at a time. */
    public static boolean watchable(Survey survey) {
        return survey.anonymous() && survey.state() == SurveyState.OPEN;
    }

    /** Only the answers of those who named this commune; the survey asks for one: see {@link #communeQuestion}. */
    public Tally in(Survey survey, InseeCode commune) {
        Question question = communeQuestion(survey).orElseThrow(() -> new IllegalArgumentException("this survey asks for no commune"));
        return dress(survey, answers.of(survey, question, commune));
    }

    /** The first question that asks for a commune: what results are filtered by. */
    public static Optional<Question> communeQuestion(Survey survey) {
        return survey.questions().stream().filter(question -> question.type() == QuestionType.COMMUNE).findFirst();
    }

    private Optional<RawCounts> read(Survey survey) {
        return rows.first("select counts from survey_tally where survey_id = ?", row -> {
            try (var reader = Json.createReader(new StringReader(row.getString(1)))) {
                return RawCounts.of(reader.readObject());
            }
        }, survey.id());
    }

    private Tally dress(Survey survey, RawCounts raw) {
        return new Tally(raw.participants(), survey.questions().stream().filter(question -> question.type() != QuestionType.INFO).map(question -> dress(question, raw)).toList());
    }

    private Tally.Question dress(Question question, RawCounts raw) {
        Map<String, Long> counts = raw.of(question.code());
        return switch (question.type()) {
            case SINGLE -> oneOf(question, raw, counts, options(question));
            case SCALE -> oneOf(question, raw, counts, question.steps().stream().map(BigDecimal::toPlainString).toList());
            case NUMBER -> oneOf(question, raw, byClass(question, counts), AnswerLabels.classes(question).all().stream().map(NumberClass::code).toList());
            case MULTIPLE -> ticked(question, raw, counts);
            case COMMUNE -> open(question, raw, counts, Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
            case DATE -> open(question, raw, counts, Map.Entry.comparingByKey());
            default -> tallied(question, Shape.TEXT, raw, counts.getOrDefault(RawCounts.PRESENT, 0L), 0, List.of());
        };
    }

    private static List<String> options(Question question) {
        return question.options().stream().filter(option -> !option.apart()).map(Option::code).toList();
    }

    private static long declined(Question question, Map<String, Long> counts) {
        return question.options().stream().filter(Option::apart).mapToLong(option -> counts.getOrDefault(option.code(), 0L)).sum();
    }

    private static Map<String, Long> byClass(Question question, Map<String, Long> buckets) {
        Map<String, Long> counts = new LinkedHashMap<>();
        buckets.forEach((bucket, count) -> counts.put(AnswerLabels.classes(question).bucket(Integer.parseInt(bucket)).code(), count));
        return counts;
    }

    private Tally.Question oneOf(Question question, RawCounts raw, Map<String, Long> counts, List<String> codes) {
        long declined = declined(question, counts);
        return tallied(question, Shape.ONE_OF, raw, sum(counts) - declined, declined, cells(codes, counts));
    }

    private Tally.Question ticked(Question question, RawCounts raw, Map<String, Long> ticks) {
        long declined = declined(question, ticks);
        List<Counts.Cell> cells = cells(options(question), ticks);
        // one tick at most is a single choice by another name
        boolean single = cells.size() == 1 || question.max() != null && question.max().intValue() == 1;
        return tallied(question, single ? Shape.ONE_OF : Shape.ANY_OF, raw, ticks.getOrDefault(RawCounts.PRESENT, 0L) - declined, declined, cells);
    }

    private Tally.Question open(Question question, RawCounts raw, Map<String, Long> counts, Comparator<Map.Entry<String, Long>> order) {
        List<Counts.Cell> cells = counts.entrySet().stream().sorted(order).map(entry -> new Counts.Cell(entry.getKey(), entry.getValue())).toList();
        return tallied(question, Shape.OPEN, raw, sum(counts), 0, cells);
    }

    private static List<Counts.Cell> cells(List<String> codes, Map<String, Long> counts) {
        return codes.stream().map(code -> new Counts.Cell(code, counts.getOrDefault(code, 0L))).toList();
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(count -> count).sum();
    }

    private Tally.Question tallied(Question question, Shape shape, RawCounts raw, long answered, long declined, List<Counts.Cell> cells) {
        // every question of a survey is asked of everybody: a survey has no conditions
        Counts.Question counts = new Counts.Question(question.code(), shape, answered, raw.participants() - answered, 0, false, cells);
        return new Tally.Question(question.text(), question.type(), question.unit(), counts, declined,
                labels.of(question, cells.stream().map(Counts.Cell::code).toList()), Optional.ofNullable(raw.spreads().get(question.code())));
    }
}
