package fr.maillage.survey.disclosure.control;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.disclosure.entity.LinkedFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionTest {
    /** What readers see of a world: the value of each figure, null when withheld. */
    private static List<Long> published(LinkedFigures figures, Suppression.Outcome outcome) {
        List<Long> seen = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) seen.add(outcome.withheld().contains(i) ? null : (Long) figures.get(i).value());
        return seen;
    }

    /** The reader knows the program: all tables of a small world, grouped by what is published of them. */
    @ParameterizedTest
    @CsvSource({"2,2,14,3", "2,2,18,3", "2,2,20,4"})
    void whoKnowsTheProgramGivesNoWithheldFigureBack(int rows, int columns, int people, int k) {
        Map<List<Long>, List<Set<Long>>> possible = new HashMap<>();
        Map<List<Long>, LinkedFigures> examples = new HashMap<>();
        int[] refused = new int[1];
        Worlds.compositions(rows * columns, people, cells -> {
            LinkedFigures figures = Worlds.twoWay(rows, columns, cells);
            Suppression.Outcome outcome = new Suppression(figures, k, 3 * k).run();
            if (outcome.refused()) {
                refused[0]++;
                return;
            }
            List<Long> seen = published(figures, outcome);
            examples.putIfAbsent(seen, figures);
            List<Set<Long>> values = possible.computeIfAbsent(seen, any -> new ArrayList<>());
            for (int i = 0; i < figures.size(); i++) {
                if (values.size() <= i) values.add(new HashSet<>());
                values.get(i).add(figures.get(i).value());
            }
        });
        List<String> broken = new ArrayList<>();
        possible.forEach((seen, values) -> {
            for (int i = 0; i < seen.size(); i++)
                if (seen.get(i) == null && values.get(i).size() < 2) broken.add(examples.get(seen).get(i) + " of " + seen);
        });
        assertThat(broken).isEmpty();
        assertThat(refused[0]).isZero();
        // a world of which nothing is withheld, or everything, would prove nothing
        assertThat(possible.keySet().stream().filter(seen -> seen.contains(null) && seen.stream().filter(java.util.Objects::nonNull).count() > 1)).hasSizeGreaterThan(5);
    }
}
