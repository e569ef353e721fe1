package fr.maillage.survey.disclosure.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.maillage.survey.disclosure.entity.AttackReport;
import fr.maillage.survey.disclosure.entity.Dimension;
import fr.maillage.survey.disclosure.entity.Dimension.Category;
import fr.maillage.survey.disclosure.entity.EarlierRelease;
import fr.maillage.survey.disclosure.entity.Interval;
import fr.maillage.survey.disclosure.entity.Line;
import fr.maillage.survey.disclosure.entity.LinkedFigures;
import fr.maillage.survey.disclosure.entity.Standing;
import fr.maillage.survey.disclosure.entity.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Attacks known from the field. Each gives a count back when only small counts are withheld, and nothing narrower than k when the gate has worked. */
class KnownAttacksTest {
    private static final int K = 5;

    /** A gate that withholds what is small, and stops there. */
    private static Interval naively(LinkedFigures figures, String key) {
        boolean[] withheld = new boolean[figures.size()];
        for (int i = 0; i < withheld.length; i++) withheld[i] = figures.get(i).standing() == Standing.OFFERED && figures.get(i).value() > 0 && figures.get(i).value() < K;
        return interval(new Attacker(figures, K).report(withheld), key);
    }

    private static Interval interval(AttackReport report, String key) {
        return report.deduced().stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow(() -> new AssertionError(key + " is not protected: " + report)).interval();
    }

    private static void succeedsAgainstANaiveGateAndFailsAgainstOurs(LinkedFigures figures, String key) {
        long truth = figures.get(figures.number(key)).value();
        assertThat(naively(figures, key)).isEqualTo(new Interval(truth, truth, true));
        Suppression.Outcome ours = new Suppression(figures, K, 30).run();
        assertThat(ours.exposed()).isEmpty();
        assertThat(interval(ours.report(), key).width()).isGreaterThanOrEqualTo(K);
        assertThat(ours.report().tooNarrow()).isEmpty();
        // something is still published
        assertThat(ours.withheld().size()).isLessThan((int) figures.figures().stream().filter(figure -> figure.standing().hideable()).count());
    }

    private static Table flat(String code, long... counts) {
        Map<List<String>, Long> leaves = new HashMap<>();
        for (int i = 0; i < counts.length; i++) leaves.put(List.of(code + i), counts[i]);
        return new Table(List.of(Worlds.dimension(code, counts.length)), leaves);
    }

    @Test
    void whatIsLeftOfATotalGivesTheOnlyWithheldFigureBack() {
        succeedsAgainstANaiveGateAndFailsAgainstOurs(Worlds.linked(flat("q", 40, 20, 10, 3)), "q=q3");
    }

    @Test
    void theTotalOfAnIntercommunalityWithoutItsOtherCommunesGivesTheSmallOneBack() {
        Dimension places = new Dimension("c", List.of(new Category("epci1"), new Category("epci2"), new Category("mende", "epci1"), new Category("badaroux", "epci1"),
                new Category("florac", "epci2"), new Category("ispagnac", "epci2"), new Category("cocures", "epci2")));
        Map<List<String>, Long> leaves = Map.of(List.of("mende"), 60L, List.of("badaroux"), 3L, List.of("florac"), 30L, List.of("ispagnac"), 12L, List.of("cocures"), 8L);
        LinkedFigures figures = Worlds.linked(new Table(List.of(places), leaves));
        succeedsAgainstANaiveGateAndFailsAgainstOurs(figures, "c=badaroux");
        // covered where it lies: the other intercommunality keeps its communes
        assertThat(new Suppression(figures, K, 30).run().withheld()).doesNotContain(figures.number("c=florac"), figures.number("c=ispagnac"));
    }

    @Test
    void aHierarchyInACrossedTableIsProtectedAtEachLevel() {
        Dimension places = new Dimension("c", List.of(new Category("e1"), new Category("e2"), new Category("m1", "e1"), new Category("m2", "e1"), new Category("m3", "e1"), new Category("n1", "e2"), new Category("n2", "e2")));
        Map<List<String>, Long> leaves = new HashMap<>();
        long[][] counts = {{20, 15, 2}, {30, 14, 22}, {18, 33, 25}, {40, 19, 21}, {16, 28, 31}};
        List<String> communes = List.of("m1", "m2", "m3", "n1", "n2");
        for (int i = 0; i < 5; i++) for (int j = 0; j < 3; j++) leaves.put(List.of(communes.get(i), "q" + j), counts[i][j]);
        succeedsAgainstANaiveGateAndFailsAgainstOurs(Worlds.linked(new Table(List.of(places, Worlds.dimension("q", 3)), leaves)), "c=m1&q=q2");
    }

    @Test
    void theMarginOfOneTableWithTheCellsOfAnotherGivesASmallCellBack() {
        LinkedFigures figures = Worlds.twoWay(2, 3, List.of(30L, 25L, 2L, 28L, 22L, 31L));
        succeedsAgainstANaiveGateAndFailsAgainstOurs(figures, "c=c2&r=r0");
    }

    @Test
    void twoTablesThatShareAMarginAreOneTable() {
        Map<List<String>, Long> ages = new HashMap<>();
        Map<List<String>, Long> places = new HashMap<>();
        long[][] byAge = {{30, 27, 3}, {21, 24, 35}};
        long[][] byPlace = {{35, 25}, {40, 40}};
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) ages.put(List.of("q" + i, "a" + j), byAge[i][j]);
            for (int j = 0; j < 2; j++) places.put(List.of("q" + i, "p" + j), byPlace[i][j]);
        }
        LinkedFigures figures = Worlds.linked(new Table(List.of(Worlds.dimension("q", 2), Worlds.dimension("a", 3)), ages), new Table(List.of(Worlds.dimension("q", 2), Worlds.dimension("p", 2)), places));
        assertThat(figures.figures().stream().filter(figure -> figure.key().equals("q=q0"))).hasSize(1);
        succeedsAgainstANaiveGateAndFailsAgainstOurs(figures, "a=a2&q=q0");
    }

    @Test
    void theResultsOfTwoDaysAreNotSubtracted() {
        LinkedFigures monday = Worlds.linked(flat("q", 40, 20, 10, 30));
        LinkedFigures tuesday = Worlds.linked(flat("q", 43, 29, 18, 41));
        EarlierRelease earlier = new EarlierRelease("lundi", monday, Set.of());
        earlier.link(tuesday);
        succeedsAgainstANaiveGateAndFailsAgainstOurs(tuesday, earlier.newcomers("q=q0"));
    }

    /** The hamlet of three voters leaves A for B: what B and A had before and have now, on the same answers, would count it. */
    @Test
    void communesThatAreSplitOrMergedAreNotSubtracted() {
        LinkedFigures figures = new LinkedFigures();
        int all = figures.figure("", 90, Standing.PUBLIC);
        int a = figures.figure("2025:A", 30, Standing.PUBLIC);
        int b = figures.figure("2025:B", 20, Standing.PUBLIC);
        int c = figures.figure("2025:C", 40, Standing.PUBLIC);
        int hamlet = figures.figure("hameau", 3, Standing.SHADOW);
        int now = figures.figure("A", 27, Standing.OFFERED);
        int grown = figures.figure("B", 23, Standing.OFFERED);
        int same = figures.figure("C", 40, Standing.OFFERED);
        figures.sum(new Line(all, List.of(a, b, c)));
        figures.sum(new Line(all, List.of(now, grown, same)));
        figures.sum(new Line(a, List.of(now, hamlet)));
        figures.sum(new Line(grown, List.of(b, hamlet)));
        figures.sum(new Line(same, List.of(c)));
        succeedsAgainstANaiveGateAndFailsAgainstOurs(figures, "hameau");
    }

    @Test
    void whatIsPublicAlreadyCanMakeAPublicationImpossible() {
        LinkedFigures figures = new LinkedFigures();
        int all = figures.figure("", 50, Standing.PUBLIC);
        int one = figures.figure("a", 47, Standing.PUBLIC);
        int other = figures.figure("b", 3, Standing.OFFERED);
        figures.sum(new Line(all, List.of(one, other)));
        Suppression.Outcome outcome = new Suppression(figures, K, 30).run();
        assertThat(outcome.refused()).isTrue();
        assertThat(outcome.exposed()).containsExactly("b");
        assertThat(interval(outcome.report(), "b")).isEqualTo(new Interval(3, 3, true));
    }

    @Test
    void answersAreOnlyAdded() {
        assertThatThrownBy(() -> new EarlierRelease("avant", Worlds.linked(flat("q", 40, 20)), Set.of()).link(Worlds.linked(flat("q", 39, 30)))).isInstanceOf(IllegalArgumentException.class);
    }
}
