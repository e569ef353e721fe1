package fr.maillage.survey.disclosure.control;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.disclosure.entity.LinkedFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
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
        System.out.println(possible.size() + " publications, refused " + refused[0] + ", broken " + broken.size() + " " + broken.stream().limit(8).collect(Collectors.joining("\n  ")));
        assertThat(broken).isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Disabled
    void big() {
        for (int people : new int[] {3000, 20000, 60000}) {
            long start = System.nanoTime();
            LinkedFigures figures = Worlds.linked(Worlds.people(150, 6, 10, people, 1));
            long linked = System.nanoTime();
            Suppression.Outcome outcome = new Suppression(figures, 5, 30).run();
            System.out.println(people + ": " + figures.size() + " figures, linked " + (linked - start) / 1_000_000 + " ms, " + (System.nanoTime() - linked) / 1_000_000 + " ms, withheld " + outcome.withheld().size() + " refused " + outcome.exposed().size()
                    + " narrowest " + outcome.report().narrowest());
        }
    }
}
