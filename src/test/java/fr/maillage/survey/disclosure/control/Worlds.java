package fr.maillage.survey.disclosure.control;

import fr.maillage.survey.disclosure.entity.Dimension;
import fr.maillage.survey.disclosure.entity.LinkedFigures;
import fr.maillage.survey.disclosure.entity.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Small worlds to try the gate on, and big ones to time it by hand. */
final class Worlds {
    private Worlds() {
    }

    static Dimension dimension(String code, int categories) {
        String[] names = new String[categories];
        for (int i = 0; i < categories; i++) names[i] = code + i;
        return Dimension.of(code, names);
    }

    /** A two-way table with its margins and its total, cells row by row. */
    static LinkedFigures twoWay(int rows, int columns, List<Long> cells) {
        Map<List<String>, Long> leaves = new HashMap<>();
        for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) leaves.put(List.of("r" + i, "c" + j), cells.get(i * columns + j));
        return linked(new Table(List.of(dimension("r", rows), dimension("c", columns)), leaves));
    }

    static LinkedFigures linked(Table... tables) {
        LinkedFigures figures = new LinkedFigures();
        // how many took part is known to everybody
        long all = tables[0].leaves().values().stream().mapToLong(count -> count).sum();
        figures.figure("", all, fr.maillage.survey.disclosure.entity.Standing.PUBLIC);
        for (Table table : tables) table.link(figures);
        return figures;
    }

    /** People of unequal communes, ages and opinions. */
    static Table people(int communes, int ages, int options, int people, long seed) {
        Random random = new Random(seed);
        Map<List<String>, Long> leaves = new HashMap<>();
        for (int i = 0; i < people; i++) {
            int commune = (int) Math.min(communes - 1, communes * Math.pow(random.nextDouble(), 2.2));
            int age = random.nextInt(ages);
            int option = (int) Math.min(options - 1, Math.abs(random.nextGaussian()) * options / 2.5);
            leaves.merge(List.of("c" + commune, "a" + age, "o" + option), 1L, Long::sum);
        }
        return new Table(List.of(dimension("c", communes), dimension("a", ages), dimension("o", options)), leaves);
    }

    /** Every vector of this many counts with this sum. */
    static void compositions(int cells, long sum, Consumer<List<Long>> sink) {
        fill(cells, sum, new ArrayList<>(), sink);
    }

    private static void fill(int cells, long sum, List<Long> head, Consumer<List<Long>> sink) {
        if (cells == 1) {
            List<Long> all = new ArrayList<>(head);
            all.add(sum);
            sink.accept(all);
            return;
        }
        for (long count = 0; count <= sum; count++) {
            head.add(count);
            fill(cells - 1, sum - count, head, sink);
            head.remove(head.size() - 1);
        }
    }
}
