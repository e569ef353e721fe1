package fr.maillage.survey.results.control;

import fr.maillage.survey.control.HeldAnswers;
import fr.maillage.survey.control.Conditions;
import fr.maillage.survey.control.HeldAnswers;
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
import fr.maillage.survey.themes.control.Themes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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
    Themes themes;

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
        return themed(survey, among(survey, CounterKey.NONE, ""));
    }

    /** What people wrote counts by its themes, once the team has settled them. */
    private Tally themed(Survey survey, Tally tally) {
        Map<String, Themes.Settled> settled = themes.settled(survey.id());
        if (settled.isEmpty()) return tally;
        return new Tally(tally.participants(), tally.questions().stream().flatMap(question -> !settled.containsKey(question.code()) ? Stream.of(question)
                : Stream.of(question, themed(survey, question, settled.get(question.code())))).toList());
    }

    private Tally.Question themed(Survey survey, Tally.Question question, Themes.Settled settled) {
        Map<String, String> names = new LinkedHashMap<>();
        themes.of(survey.id(), question.code()).forEach(theme -> names.put(theme.id().toString(), theme.label()));
        List<Counts.Cell> cells = names.keySet().stream().map(id -> new Counts.Cell(id, settled.byTheme().getOrDefault(UUID.fromString(id), 0L))).toList();
        Counts.Question text = question.counts();
        Counts.Question counts = new Counts.Question(question.code() + ".themes", cells.size() == 1 ? Shape.ONE_OF : Shape.ANY_OF, settled.texts(),
                text.answered() + text.notAnswered() - settled.texts(), text.notAsked(), text.conditional(), cells);
        return new Tally.Question(question.text() + " " + ResultsWords.french("results.part.themes"), QuestionType.MULTIPLE, "", counts, 0, names, Optional.empty());
    }

    /** Answers received that {@link #kept} does not count yet. */
    public long waiting(Survey survey) {
        return counters.waiting(survey.id()) + held.waiting(survey.id());
    }

    /** Whether the counts could be watched moving one answer at a time. */
    public static boolean watchable(Survey survey) {
        return CounterFolding.watchable(survey);
    }

    /** Only the answers of those who named one of these communes; the survey asks for one: see {@link #communeQuestion}. */
    public Tally in(Survey survey, Collection<String> communes) {
        String axis = communeQuestion(survey).orElseThrow(() -> new IllegalArgumentException("this survey asks for no commune")).code();
        return among(survey, axis, communes, counters.counts(survey.id(), axis, communes));
    }

    /** Only the answers of those in one place of an axis that is kept: see {@link fr.maillage.survey.counts.control.SurveyAxes}. */
    public Tally among(Survey survey, String axis, String place) {
        return among(survey, axis, List.of(place), counters.counts(survey.id(), axis, place));
    }

    private Tally among(Survey survey, String axis, Collection<String> places, Map<String, Map<String, Long>> values) {
        long participants = values.getOrDefault(CounterKey.EVERYBODY, Map.of()).getOrDefault("", 0L);
        if (!axis.equals(CounterKey.NONE)) values.put(axis, self(survey, axis, places));
        return dress(survey, new RawCounts(participants, values));
    }

    /** An axis is not crossed with itself: those who stand in one of its places gave that answer, and only of several ticks the others are unknown. */
    private Map<String, Long> self(Survey survey, String axis, Collection<String> places) {
        Map<String, Long> all = counters.counts(survey.id(), CounterKey.NONE, "").getOrDefault(axis, Map.of());
        Map<String, Long> here = new java.util.TreeMap<>();
        for (String place : places) if (all.containsKey(place) || places.size() == 1) here.put(place, all.getOrDefault(place, 0L));
        here.put(CounterKey.ANSWERED, here.values().stream().mapToLong(count -> count).sum());
        return here;
    }

    /** The first question that asks for a commune: what results are filtered by. */
    public static Optional<Question> communeQuestion(Survey survey) {
        return survey.questions().stream().filter(question -> question.type() == QuestionType.COMMUNE).findFirst();
    }

    private Tally dress(Survey survey, RawCounts raw) {
        return new Tally(raw.participants(), survey.questions().stream().filter(question -> question.type() != QuestionType.INFO).flatMap(question -> dress(question, raw)).toList());
    }

    /** Where the answers to a part of a question are counted, and what that part is called. */
    private record Part(Question question, String code, String text) {
        static Part whole(Question question) {
            return new Part(question, question.code(), question.text());
        }

        static Part of(Question question, String name, String label) {
            return new Part(question, question.code() + "." + name, question.text() + " " + label);
        }
    }

    /** A question, or each of its parts: rows of a matrix, needs and offers, what belongs to a trip. */
    private Stream<Tally.Question> dress(Question question, RawCounts raw) {
        Part whole = Part.whole(question);
        Map<String, Long> counts = raw.of(question.code());
        Comparator<Map.Entry<String, Long>> largest = Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());
        return switch (question.type()) {
            case SINGLE -> Stream.of(oneOf(whole, raw, counts, options(question)));
            case SCALE -> Stream.of(oneOf(whole, raw, counts, question.steps().stream().map(BigDecimal::toPlainString).toList()));
            case NUMBER -> Stream.of(oneOf(whole, raw, byClass(question, counts), AnswerLabels.classes(question).all().stream().map(NumberClass::code).toList()));
            case MULTIPLE -> Stream.of(ticked(whole, raw, options(question)));
            case COMMUNE, POINT -> Stream.of(open(whole, raw, largest));
            case DATE, DATE_TIME, TIME -> Stream.of(open(whole, raw, Map.Entry.comparingByKey()));
            case RANKING -> Stream.of(oneOf(whole, raw, firsts(counts), options(question)));
            case MATRIX_SINGLE -> rows(question).map(row -> oneOf(row, raw, raw.of(row.code()), options(question)));
            case MATRIX_MULTIPLE -> rows(question).map(row -> ticked(row, raw, options(question)));
            case NEEDS -> Stream.of("need", "offer").map(side -> ticked(Part.of(question, side, ResultsWords.french("results.part." + side)), raw, options(question)));
            case TRIP -> Stream.concat(Stream.of(open(whole, raw, largest), ticked(Part.of(question, "days", ResultsWords.french("results.part.days")), raw, AnswerLabels.DAYS)),
                    Stream.of("leave", "return").map(end -> open(Part.of(question, end, ResultsWords.french("results.part." + end)), raw, Map.Entry.comparingByKey())));
            default -> Stream.of(tallied(whole, Shape.TEXT, raw, List.of()));
        };
    }

    /** Counters of a question of the tally in one place, by the codes of its cells. */
    public static Map<String, Long> byAnswer(Survey survey, Tally.Question question, Map<String, Long> raw) {
        return switch (question.type()) {
            case RANKING -> firsts(raw);
            case NUMBER -> byClass(survey.questions().stream().filter(each -> each.code().equals(question.code())).findFirst().orElseThrow(), raw);
            default -> raw;
        };
    }

    private static Stream<Part> rows(Question question) {
        return question.rows().stream().map(row -> Part.of(question, row.code(), ResultsWords.french("results.part.row", row.label())));
    }

    /** Of a ranking: who was put first by how many. */
    private static Map<String, Long> firsts(Map<String, Long> ranks) {
        Map<String, Long> firsts = new LinkedHashMap<>();
        ranks.forEach((rank, count) -> {
            if (rank.endsWith("#1")) firsts.put(rank.substring(0, rank.length() - 2), count);
        });
        return firsts;
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

    private Tally.Question oneOf(Part part, RawCounts raw, Map<String, Long> counts, List<String> codes) {
        return tallied(part, Shape.ONE_OF, raw, cells(codes, counts));
    }

    private Tally.Question ticked(Part part, RawCounts raw, List<String> codes) {
        List<Counts.Cell> cells = cells(codes, raw.of(part.code()));
        // one tick at most is a single choice by another name
        boolean single = cells.size() == 1 || part.question().type() == QuestionType.MULTIPLE && part.question().max() != null && part.question().max().intValue() == 1;
        return tallied(part, single ? Shape.ONE_OF : Shape.ANY_OF, raw, cells);
    }

    private Tally.Question open(Part part, RawCounts raw, Comparator<Map.Entry<String, Long>> order) {
        List<Counts.Cell> cells = raw.of(part.code()).entrySet().stream().filter(entry -> !entry.getKey().startsWith("_")).sorted(order)
                .map(entry -> new Counts.Cell(entry.getKey(), entry.getValue())).toList();
        return tallied(part, Shape.OPEN, raw, cells);
    }

    private static List<Counts.Cell> cells(List<String> codes, Map<String, Long> counts) {
        return codes.stream().map(code -> new Counts.Cell(code, counts.getOrDefault(code, 0L))).toList();
    }

    private Tally.Question tallied(Part part, Shape shape, RawCounts raw, List<Counts.Cell> cells) {
        Question question = part.question();
        long answered = raw.special(part.code(), CounterKey.ANSWERED);
        long notAsked = raw.special(question.code(), CounterKey.NOT_ASKED);
        boolean conditional = notAsked > 0 || conditions.of(question.section().survey()).mayBeLeftOut(question.code());
        Counts.Question counts = new Counts.Question(part.code(), shape, answered, raw.participants() - answered - notAsked, notAsked, conditional, cells);
        return new Tally.Question(part.text(), question.type(), question.unit(), counts, raw.special(question.code(), CounterKey.DECLINED),
                labels.of(question, cells.stream().map(Counts.Cell::code).toList()), question.type().hasBounds() ? Tally.Spread.of(raw.of(question.code())) : Optional.empty());
    }
}
