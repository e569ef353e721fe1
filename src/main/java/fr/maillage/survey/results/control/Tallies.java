package fr.maillage.survey.results.control;

import fr.maillage.survey.control.HeldAnswers;
import fr.maillage.survey.control.Conditions;
import fr.maillage.survey.counts.control.AnswerCounters;
import fr.maillage.survey.counts.control.CounterFolding;
import fr.maillage.survey.counts.entity.CounterKey;
import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.entity.Counts;
import fr.maillage.survey.results.entity.NumberClasses.NumberClass;
import fr.maillage.survey.results.entity.RawCounts;
import fr.maillage.survey.results.entity.Shape;
import fr.maillage.survey.results.entity.Tally;
import fr.maillage.territory.InseeCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The true counts of a survey, for the team and for the gate, read from the counters. « Je préfère ne pas répondre » is no answer. */
@ApplicationScoped
public class Tallies {
    @Inject
    AnswerCounters counters;

    @Inject
    CounterFolding folding;

    @Inject
    HeldAnswers held;

    @Inject
    AnswerLabels labels;

    @Inject
    Conditions conditions;

    /** All answers, in the caller's transaction: for the gate, which runs when no more can come. */
    public Tally exact(Survey survey) {
        if (watchable(survey)) throw new IllegalStateException("the last answers of an open anonymous survey are not counted yet");
        return kept(survey);
    }

    /** What the team sees, in the caller's transaction: exact, but for an open anonymous survey, where the last answers wait for the next ones. */
    public Tally kept(Survey survey) {
        folding.fold(survey);
        return among(survey, CounterKey.NONE, "");
    }

    /** Answers received that {@link #kept} does not count yet. */
    public long waiting(Survey survey) {
        return counters.waiting(survey.id()) + held.waiting(survey.id());
    }

    /** Whether the counts could be watched moving one answer at a time. */
    public static boolean watchable(Survey survey) {
        return CounterFolding.watchable(survey);
    }

    /** Only the answers of those who named this commune; the survey asks for one: see {@link #communeQuestion}. */
    public Tally in(Survey survey, InseeCode commune) {
        Question question = communeQuestion(survey).orElseThrow(() -> new IllegalArgumentException("this survey asks for no commune"));
        return among(survey, question.code(), commune.value());
    }

    /** Only the answers of those in one place of an axis that is kept: see {@link fr.maillage.survey.counts.control.SurveyAxes}. */
    public Tally among(Survey survey, String axis, String place) {
        Map<String, Map<String, Long>> values = counters.counts(survey.id(), axis, place);
        long participants = values.getOrDefault(CounterKey.EVERYBODY, Map.of()).getOrDefault("", 0L);
        if (!axis.equals(CounterKey.NONE)) values.put(axis, self(survey, axis, place));
        return dress(survey, new RawCounts(participants, values));
    }

    /** An axis is not crossed with itself: those who stand in one of its places gave that answer, and only of several ticks the others are unknown. */
    private Map<String, Long> self(Survey survey, String axis, String place) {
        Map<String, Long> all = counters.counts(survey.id(), CounterKey.NONE, "").getOrDefault(axis, Map.of());
        Map<String, Long> here = new java.util.TreeMap<>();
        long count = all.getOrDefault(place, 0L);
        here.put(place, count);
        here.put(CounterKey.ANSWERED, count);
        return here;
    }

    /** The first question that asks for a commune: what results are filtered by. */
    public static Optional<Question> communeQuestion(Survey survey) {
        return survey.questions().stream().filter(question -> question.type() == QuestionType.COMMUNE).findFirst();
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
            default -> tallied(question, Shape.TEXT, raw, List.of());
        };
    }

    private static List<String> options(Question question) {
        return question.options().stream().filter(option -> !option.apart()).map(Option::code).toList();
    }

    private static Map<String, Long> byClass(Question question, Map<String, Long> numbers) {
        Map<String, Long> counts = new LinkedHashMap<>(numbers);
        numbers.forEach((number, count) -> {
            if (!number.startsWith("_")) counts.merge(AnswerLabels.classes(question).holding(new BigDecimal(number)).code(), count, Long::sum);
        });
        return counts;
    }

    private Tally.Question oneOf(Question question, RawCounts raw, Map<String, Long> counts, List<String> codes) {
        return tallied(question, Shape.ONE_OF, raw, cells(codes, counts));
    }

    private Tally.Question ticked(Question question, RawCounts raw, Map<String, Long> ticks) {
        List<Counts.Cell> cells = cells(options(question), ticks);
        // one tick at most is a single choice by another name
        boolean single = cells.size() == 1 || question.max() != null && question.max().intValue() == 1;
        return tallied(question, single ? Shape.ONE_OF : Shape.ANY_OF, raw, cells);
    }

    private Tally.Question open(Question question, RawCounts raw, Map<String, Long> counts, Comparator<Map.Entry<String, Long>> order) {
        List<Counts.Cell> cells = counts.entrySet().stream().filter(entry -> !entry.getKey().startsWith("_")).sorted(order)
                .map(entry -> new Counts.Cell(entry.getKey(), entry.getValue())).toList();
        return tallied(question, Shape.OPEN, raw, cells);
    }

    private static List<Counts.Cell> cells(List<String> codes, Map<String, Long> counts) {
        return codes.stream().map(code -> new Counts.Cell(code, counts.getOrDefault(code, 0L))).toList();
    }

    private Tally.Question tallied(Question question, Shape shape, RawCounts raw, List<Counts.Cell> cells) {
        long answered = raw.special(question.code(), CounterKey.ANSWERED);
        long notAsked = raw.special(question.code(), CounterKey.NOT_ASKED);
        boolean conditional = notAsked > 0 || conditions.of(question.section().survey()).mayBeLeftOut(question.code());
        Counts.Question counts = new Counts.Question(question.code(), shape, answered, raw.participants() - answered - notAsked, notAsked, conditional, cells);
        return new Tally.Question(question.text(), question.type(), question.unit(), counts, raw.special(question.code(), CounterKey.DECLINED),
                labels.of(question, cells.stream().map(Counts.Cell::code).toList()), question.type().hasBounds() ? Tally.Spread.of(raw.of(question.code())) : Optional.empty());
    }
}
