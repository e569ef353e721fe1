package fr.maillage.survey.results.control;

import fr.maillage.survey.disclosure.control.Suppression;
import fr.maillage.survey.disclosure.entity.LinkedFigures;
import fr.maillage.survey.results.entity.Counts;
import fr.maillage.survey.results.entity.Crossing;
import fr.maillage.survey.results.entity.Figure;
import fr.maillage.survey.results.entity.ProtectedCounts;
import fr.maillage.survey.results.entity.ProtectedCounts.Question;
import fr.maillage.survey.results.entity.Protection;
import fr.maillage.survey.results.entity.Release;
import fr.maillage.survey.results.entity.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The one place through which counts become public. Pure: the same counts and the same k give the same table.
 *
 * <p>The reader is taken to know this program: a withheld figure must keep at least two possible values among all the counts
 * that would have been published alike (the tests enumerate them). Hence the rules treat answers alike, whatever their
 * order, and never say which figure was small and which was withheld to cover it. ADR 0020 gives the reasons.
 *
 * <p>{@link #protect(Counts)} looks at one question at a time; {@link #protect(Counts, List)} at all that hangs together (ADR 0055), and is what
 * is published. A survey is released once, when it is closed: two releases of it are not subtracted.
 */
public final class DisclosureGate {
    /** Threshold unless the survey chooses another. */
    public static final int DEFAULT_K = 5;
    /** No install may go below: with 2, one withheld person would be told apart from none. */
    public static final int LOWEST_K = 3;
    /** Below this many respondents a percentage misleads, and unanimity tells what each of them answered. */
    public static final int SHARES_FROM = 30;

    private final int k;
    private final int sharesFrom;

    /** @param k threshold, in persons, {@value #LOWEST_K} or more */
    public DisclosureGate(int k) {
        this(k, SHARES_FROM);
    }

    DisclosureGate(int k, int sharesFrom) {
        if (k < LOWEST_K) throw new IllegalArgumentException("the threshold must be " + LOWEST_K + " or more, not " + k);
        this.k = k;
        this.sharesFrom = sharesFrom;
    }

    /** With fewer than k participants everything is withheld. */
    public ProtectedCounts protect(Counts counts) {
        boolean enough = counts.participants() == 0 || counts.participants() >= k;
        List<Question> questions = counts.questions().stream().map(question -> enough ? protect(question) : closed(question)).toList();
        return new ProtectedCounts(k, enough ? Figure.shown(counts.participants()) : Figure.WITHHELD, questions);
    }

    /**
     * All of a survey that hangs together: its questions and some of them crossed. What the rules for one question withhold stays withheld;
     * more is, until the attacker of {@link fr.maillage.survey.disclosure.control.Attacker} knows nothing too well. {@link Protection#exposed()}
     * says what can not be helped.
     */
    public Protection protect(Counts counts, List<Crossing> crossings) {
        ProtectedCounts alone = protect(counts);
        if (alone.participants().withheld()) throw new IllegalArgumentException("fewer answers than the threshold");
        LinkedFigures figures = new SurveyFigures(counts, alone, crossings).linked();
        Suppression.Outcome outcome = new Suppression(figures, k, sharesFrom).run();
        List<Question> questions = alone.questions().stream().map(question -> narrowed(question, figures, outcome)).toList();
        return new Protection(new ProtectedCounts(k, alone.participants(), questions), crossings.stream().map(crossing -> crossed(crossing, figures, outcome)).toList(),
                outcome.exposed(), outcome.report());
    }

    private static Question narrowed(Question question, LinkedFigures figures, Suppression.Outcome outcome) {
        Figure answered = narrowed(question.code(), Release.ANSWERED, question.answered(), figures, outcome);
        List<ProtectedCounts.Cell> cells = question.cells().stream()
                .map(cell -> new ProtectedCounts.Cell(cell.code(), narrowed(question.code(), cell.code(), cell.figure(), figures, outcome))).toList();
        return new Question(question.code(), question.shape(), answered, narrowed(question.code(), Release.NOT_ANSWERED, question.notAnswered(), figures, outcome),
                narrowed(question.code(), Release.NOT_ASKED, question.notAsked(), figures, outcome), question.shares() && !answered.withheld(), cells);
    }

    private static Figure narrowed(String question, String place, Figure alone, LinkedFigures figures, Suppression.Outcome outcome) {
        String key = SurveyFigures.key(question, place);
        return figures.has(key) && outcome.withheld().contains(figures.number(key)) ? Figure.WITHHELD : alone;
    }

    private static Protection.Crossed crossed(Crossing crossing, LinkedFigures figures, Suppression.Outcome outcome) {
        return new Protection.Crossed(crossing, crossing.first().places().stream().map(first -> crossing.second().places().stream().map(second -> {
            int number = figures.number(SurveyFigures.key(crossing, first, second));
            return outcome.withheld().contains(number) ? Figure.WITHHELD : Figure.shown(figures.get(number).value());
        }).toList()).toList());
    }

    private Question protect(Counts.Question question) {
        boolean closed = tellsNothingSafely(question);
        boolean blurred = reasonUnsaid(question);
        Figure answered = closed ? Figure.WITHHELD : Figure.shown(question.answered());
        Figure notAnswered = closed || blurred ? Figure.WITHHELD : Figure.shown(question.notAnswered());
        Figure notAsked = blurred ? Figure.WITHHELD : Figure.shown(question.notAsked());
        boolean shares = !closed && question.answered() >= sharesFrom;
        return new Question(question.code(), question.shape(), answered, notAnswered, notAsked, shares, closed ? allWithheld(question) : cells(question));
    }

    private static Question closed(Counts.Question question) {
        return new Question(question.code(), question.shape(), Figure.WITHHELD, Figure.WITHHELD, Figure.WITHHELD, false, allWithheld(question));
    }

    /** The cells of an open list are not even named: a commune in the list is a commune somebody answered from. */
    private static List<ProtectedCounts.Cell> allWithheld(Counts.Question question) {
        if (question.shape() == Shape.OPEN) return List.of(new ProtectedCounts.Cell(Question.OTHER, Figure.WITHHELD));
        return question.cells().stream().map(cell -> new ProtectedCounts.Cell(cell.code(), Figure.WITHHELD)).toList();
    }

    /** Too few respondents, only small counts, or all of a small group of one mind: even how many answered stays unsaid. */
    private boolean tellsNothingSafely(Counts.Question question) {
        long answered = question.answered();
        if (answered == 0) return false;
        if (answered < k) return true;
        if (question.shape() == Shape.TEXT) return false;
        boolean unanimous = question.cells().stream().filter(cell -> cell.count() > 0).count() == 1;
        if (unanimous && answered < sharesFrom) return true;
        return question.shape() == Shape.ONE_OF && question.cells().stream().allMatch(cell -> cell.count() < k);
    }

    /**
     * Who was not asked follows from an earlier answer: when those are few, or those asked are few, silence and not being
     * asked are not told apart. A blank where everybody was asked is no answer, and is told.
     */
    private boolean reasonUnsaid(Counts.Question question) {
        long silent = question.notAnswered() + question.notAsked();
        return question.conditional() && silent > 0 && (silent < k || small(question.notAsked()) || small(question.answered() + question.notAnswered()));
    }

    private List<ProtectedCounts.Cell> cells(Counts.Question question) {
        return switch (question.shape()) {
            case TEXT -> List.of();
            case OPEN -> grouped(question);
            case ONE_OF -> figures(question, covered(question));
            case ANY_OF -> figures(question, ticks(question));
        };
    }

    /**
     * Answers that share the respondents out. When one is small, every count below k is withheld, zeros included. Their sum can be
     * computed: where it gives them back (only one, or all at k − 1) or is small itself, the smallest other counts are withheld with them.
     */
    private Set<String> covered(Counts.Question question) {
        if (question.cells().stream().noneMatch(cell -> small(cell.count()))) return Set.of();
        Set<String> withheld = codes(question, cell -> cell.count() < k);
        // their sum can be computed, and is a count of persons as well: it may not be small either
        boolean givenBack = withheld.size() == 1 || question.cells().stream().mapToLong(Counts.Cell::count).filter(count -> count < k).sum() < k
                || question.cells().stream().filter(cell -> cell.count() < k).allMatch(cell -> cell.count() == k - 1);
        if (givenBack) {
            // all those of the same size: a choice among equals by their place would be one more thing to reason from
            long cover = question.cells().stream().mapToLong(Counts.Cell::count).filter(count -> count >= k).min().orElseThrow();
            withheld.addAll(codes(question, cell -> cell.count() == cover));
        }
        return withheld;
    }

    /** Answers that are ticked or not, each on its own: those who did not tick are a group as well. */
    private Set<String> ticks(Counts.Question question) {
        long answered = question.answered();
        return codes(question, cell -> small(cell.count()) || small(answered - cell.count()) || cell.count() == answered && answered > 0 && answered < sharesFrom);
    }

    /** The rare answers together, with the smallest of the others until they are k or more, and not all at k − 1. */
    private List<ProtectedCounts.Cell> grouped(Counts.Question question) {
        List<Counts.Cell> named = new ArrayList<>(question.cells().stream().filter(cell -> cell.count() >= k).toList());
        List<Counts.Cell> rare = new ArrayList<>(question.cells().stream().filter(cell -> small(cell.count())).toList());
        while (!named.isEmpty() && !rare.isEmpty() && (small(sum(rare)) || rare.stream().allMatch(cell -> cell.count() == k - 1))) {
            long smallest = named.stream().mapToLong(Counts.Cell::count).min().orElseThrow();
            named.removeIf(cell -> cell.count() == smallest);
            rare.addAll(question.cells().stream().filter(cell -> cell.count() == smallest).toList());
        }
        List<ProtectedCounts.Cell> cells = new ArrayList<>(named.stream().map(cell -> new ProtectedCounts.Cell(cell.code(), Figure.shown(cell.count()))).toList());
        if (!rare.isEmpty()) cells.add(new ProtectedCounts.Cell(Question.OTHER, Figure.shown(sum(rare))));
        return cells;
    }

    private static long sum(List<Counts.Cell> cells) {
        return cells.stream().mapToLong(Counts.Cell::count).sum();
    }

    private boolean small(long count) {
        return count > 0 && count < k;
    }

    private static Set<String> codes(Counts.Question question, Predicate<Counts.Cell> chosen) {
        Set<String> codes = new HashSet<>();
        for (Counts.Cell cell : question.cells()) if (chosen.test(cell)) codes.add(cell.code());
        return codes;
    }

    private static List<ProtectedCounts.Cell> figures(Counts.Question question, Set<String> withheld) {
        return question.cells().stream()
                .map(cell -> new ProtectedCounts.Cell(cell.code(), withheld.contains(cell.code()) ? Figure.WITHHELD : Figure.shown(cell.count()))).toList();
    }
}
