package fr.maillage.survey.results.control;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.control.Conditions;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.entity.Asking;
import fr.maillage.survey.results.entity.Asking.Asked;
import fr.maillage.survey.results.entity.Counts;
import fr.maillage.survey.results.entity.Figure;
import fr.maillage.survey.results.entity.ProtectedCounts;
import fr.maillage.survey.results.entity.Protection;
import fr.maillage.survey.results.entity.Shape;
import fr.maillage.survey.results.entity.Tally;
import fr.maillage.territory.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The conditions of a questionnaire are public: how many were asked a question is how many gave an answer to an earlier one. */
class WhoWasAskedTest {
    private static List<Asking> askings(String condition) {
        Survey survey = new Survey(UUID.randomUUID(), new Slug("velo"), "Le vélo", Mode.ANONYMOUS, Actor.portal());
        Section section = survey.addSection("Un", "");
        section.ask(QuestionType.SINGLE, "Comment venez-vous ?").offer(List.of("En voiture", "En car", "À vélo"), "Je préfère ne pas répondre");
        section.ask(QuestionType.MULTIPLE, "Que portez-vous ?").offer(List.of("Casque", "Gilet", "Sac"), "");
        section.ask(QuestionType.NUMBER, "Combien de fois ?").between(java.math.BigDecimal.ZERO, null, java.math.BigDecimal.ONE);
        Question last = section.ask(QuestionType.SHORT_TEXT, "Lequel ?").when(condition, "", "");
        assertThat(Conditions.faults(survey)).isEmpty();
        Tally tally = new Tally(9, List.of(tally("q1", QuestionType.SINGLE, Shape.ONE_OF, "a", "b", "c"), tally("q2", QuestionType.MULTIPLE, Shape.ANY_OF, "a", "b", "c"), tally("q3", QuestionType.NUMBER, Shape.ONE_OF, "from-0", "from-1", "from-5")));
        List<Asking> found = Askings.of(survey, new Conditions().of(survey), tally);
        assertThat(found).allMatch(asking -> asking.question().equals(last.code()));
        return found;
    }

    private static Tally.Question tally(String code, QuestionType type, Shape shape, String... answers) {
        List<Counts.Cell> cells = java.util.stream.IntStream.range(0, answers.length).mapToObj(i -> new Counts.Cell(answers[i], i == 0 ? 9 : 0)).toList();
        return new Tally.Question("?", type, "", new Counts.Question(code, shape, 9, 0, 0, false, cells), 0, Map.of(), Optional.empty());
    }

    @Test
    void aConditionTellsOfEachEarlierAnswerWhoWasAsked() {
        Asking one = askings("q1 = 'c'").get(0);
        assertThat(List.of(one.of("a"), one.of("b"), one.of("c"), one.silent())).containsExactly(Asked.NONE, Asked.NONE, Asked.ALL, Asked.NONE);
        assertThat(askings("q1 != 'c'").get(0).silent()).isEqualTo(Asked.ALL);
        Asking ticked = askings("selected(q2, 'a')").get(0);
        assertThat(List.of(ticked.of("a"), ticked.of("!a"), ticked.of("b"), ticked.of("!b"), ticked.silent())).containsExactly(Asked.ALL, Asked.NONE, Asked.SOME, Asked.SOME, Asked.NONE);
        List<Asking> either = askings("q1 = 'c' or selected(q2, 'a')");
        assertThat(either).hasSize(2);
        assertThat(List.of(either.get(0).of("a"), either.get(0).of("c"), either.get(1).of("a"), either.get(1).of("!a"))).containsExactly(Asked.SOME, Asked.ALL, Asked.ALL, Asked.SOME);
        Asking number = askings("q3 >= 1").get(0);
        assertThat(List.of(number.of("from-0"), number.of("from-1"), number.of("from-5"))).containsExactly(Asked.NONE, Asked.ALL, Asked.ALL);
        assertThat(askings("q3 > 2").get(0).of("from-1")).isEqualTo(Asked.SOME);
    }

    private static Counts counts(int a, int b, int c, int d, int x, int y) {
        int all = a + b + c + d;
        return new Counts(all, List.of(
                new Counts.Question("q1", Shape.ONE_OF, all, 0, 0, false, List.of(new Counts.Cell("a", a), new Counts.Cell("b", b), new Counts.Cell("c", c), new Counts.Cell("d", d))),
                new Counts.Question("q2", Shape.ONE_OF, x + y, c - x - y, all - c, true, List.of(new Counts.Cell("x", x), new Counts.Cell("y", y)))));
    }

    private static final List<Asking> OF_C = List.of(new Asking("q2", "q1", Map.of("a", Asked.NONE, "b", Asked.NONE, "c", Asked.ALL, "d", Asked.NONE), Asked.NONE, Asked.NONE));

    /** c is the cover of the three of d; how many were not asked q2 would give both back. */
    @Test
    void whoWasAskedDoesNotGiveAnEarlierAnswerBack() {
        Counts counts = counts(60, 50, 40, 3, 22, 18);
        DisclosureGate gate = new DisclosureGate(5);
        ProtectedCounts.Question unknowing = gate.protect(counts, List.of()).counts().questions().get(1);
        assertThat(unknowing.notAsked()).isEqualTo(Figure.shown(113));
        Protection knowing = gate.protect(counts.knowing(OF_C), List.of());
        assertThat(knowing.exposed()).isEmpty();
        assertThat(knowing.counts().questions().get(1).notAsked().withheld()).isTrue();
        assertThat(knowing.counts().questions().get(0).cells().get(0).figure()).isEqualTo(Figure.shown(60));
        assertThat(knowing.report().tooNarrow()).isEmpty();
    }

    /** Every pair of questions of 30 people that shows the same is counted through: what is withheld keeps k + 1 values. */
    @Property(tries = 60)
    void amongAllPossibleAnswersNothingWithheldIsNarrow(@ForAll @IntRange(max = 30) int first, @ForAll @IntRange(max = 30) int second, @ForAll @IntRange(max = 30) int third, @ForAll @IntRange(max = 30) int blank) {
        int a = Math.min(first, 30);
        int b = Math.min(second, 30 - a);
        int c = Math.min(third, 30 - a - b);
        int x = Math.max(0, c - blank) / 2;
        int y = Math.max(0, c - blank) - x;
        Protection protection = new DisclosureGate(5, 15).protect(counts(a, b, c, 30 - a - b - c, x, y).knowing(OF_C), List.of());
        if (!protection.exposed().isEmpty()) throw new AssertionError("refused: " + protection.exposed());
        List<Long> shown = new ArrayList<>();
        protection.counts().questions().forEach(question -> question.figures().forEach(figure -> shown.add(figure.orNull())));
        long[] least = new long[shown.size()];
        long[] most = new long[shown.size()];
        java.util.Arrays.fill(least, Long.MAX_VALUE);
        java.util.Arrays.fill(most, Long.MIN_VALUE);
        for (int oa = 0; oa <= 30; oa++) for (int ob = 0; ob <= 30 - oa; ob++) for (int oc = 0; oc <= 30 - oa - ob; oc++) for (int ox = 0; ox <= oc; ox++) for (int oy = 0; oy <= oc - ox; oy++) {
            long[] world = {30, 0, 0, oa, ob, oc, 30 - oa - ob - oc, ox + oy, oc - ox - oy, 30 - oc, ox, oy};
            if (!fits(world, shown)) continue;
            for (int i = 0; i < world.length; i++) {
                least[i] = Math.min(least[i], world[i]);
                most[i] = Math.max(most[i], world[i]);
            }
        }
        // q1 answered and its silences: everybody knows that it is asked of all, not that all have answered
        for (int i = 3; i < shown.size(); i++) if (shown.get(i) == null) assertThat(most[i] - least[i]).as("figure %s of %s", i, shown).isGreaterThanOrEqualTo(5);
    }

    private static boolean fits(long[] world, List<Long> shown) {
        for (int i = 0; i < world.length; i++) if (shown.get(i) != null && shown.get(i) != world[i]) return false;
        return true;
    }

    @Test
    void theRowsOfAMatrixShareThoseWhoWereNotAsked() {
        Counts counts = new Counts(60, List.of(row("q3.poste", 33, 3), row("q3.gare", 30, 6)));
        Protection protection = new DisclosureGate(5).protect(counts, List.of());
        boolean first = protection.counts().questions().get(0).notAsked().withheld();
        assertThat(protection.counts().questions().get(1).notAsked().withheld()).isEqualTo(first);
        assertThat(protection.exposed()).isEmpty();
    }

    private static Counts.Question row(String code, int answered, int blank) {
        return new Counts.Question(code, Shape.ONE_OF, answered, blank, 60 - answered - blank, true, List.of(new Counts.Cell("a", answered - 12), new Counts.Cell("b", 12)));
    }
}
