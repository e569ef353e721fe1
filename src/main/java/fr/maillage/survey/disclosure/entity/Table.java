package fr.maillage.survey.disclosure.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * True counts of persons by several dimensions: every cell, every subtotal of a hierarchy and every margin is a figure.
 *
 * @param leaves counts by one leaf category per dimension, in the order of the dimensions; a missing one is zero
 */
public record Table(List<Dimension> dimensions, Map<List<String>, Long> leaves) {
    public Table {
        dimensions = List.copyOf(dimensions);
        leaves = Map.copyOf(leaves);
    }

    /** Key of a figure: its group in each dimension that it is narrowed by, dimensions in the order of their codes. */
    public static String key(Map<String, String> groups) {
        StringBuilder key = new StringBuilder();
        new TreeMap<>(groups).forEach((dimension, group) -> {
            if (!group.equals(Dimension.ALL)) key.append(key.isEmpty() ? "" : "&").append(dimension).append('=').append(group);
        });
        return key.toString();
    }

    /** Adds all its figures and the sums between them. */
    public void link(LinkedFigures figures) {
        Map<List<String>, Long> all = totals();
        List<Map<String, Standing>> standings = dimensions.stream().map(Dimension::standings).toList();
        Map<List<String>, Integer> numbers = new LinkedHashMap<>();
        all.forEach((at, count) -> numbers.put(at, figures.figure(key(at), count, standing(at, standings))));
        for (int i = 0; i < dimensions.size(); i++) lines(figures, numbers, i);
    }

    private Map<List<String>, Long> totals() {
        Map<List<String>, Long> all = new LinkedHashMap<>();
        List<List<String>> grid = List.of(List.of());
        for (Dimension dimension : dimensions) {
            List<String> groups = new ArrayList<>(List.of(Dimension.ALL));
            dimension.categories().forEach(category -> groups.add(category.code()));
            grid = grid.stream().flatMap(at -> groups.stream().map(group -> with(at, group))).toList();
        }
        grid.forEach(at -> all.put(at, 0L));
        List<Map<String, List<String>>> upwards = dimensions.stream().map(Dimension::upwards).toList();
        leaves.forEach((leaf, count) -> {
            List<List<String>> sums = List.of(List.of());
            for (int i = 0; i < dimensions.size(); i++) {
                List<String> path = upwards.get(i).get(leaf.get(i));
                if (path == null) throw new IllegalArgumentException("no category " + leaf.get(i) + " in " + dimensions.get(i).code());
                sums = sums.stream().flatMap(at -> path.stream().map(group -> with(at, group))).toList();
            }
            sums.forEach(at -> all.merge(at, count, Long::sum));
        });
        return all;
    }

    private static List<String> with(List<String> at, String group) {
        List<String> longer = new ArrayList<>(at);
        longer.add(group);
        return longer;
    }

    private String key(List<String> at) {
        Map<String, String> groups = new TreeMap<>();
        for (int i = 0; i < at.size(); i++) groups.put(dimensions.get(i).code(), at.get(i));
        return key(groups);
    }

    /** A blank is harmless by itself only: crossed with an answer it counts people who gave that answer. */
    private static Standing standing(List<String> at, List<Map<String, Standing>> standings) {
        Standing standing = Standing.OFFERED;
        long narrowed = at.stream().filter(group -> !group.equals(Dimension.ALL)).count();
        for (int i = 0; i < at.size(); i++) {
            Standing own = standings.get(i).get(at.get(i));
            if (own == Standing.BLANK && narrowed > 1) own = Standing.OFFERED;
            if (own.ordinal() > standing.ordinal()) standing = own;
        }
        return standing;
    }

    private void lines(LinkedFigures figures, Map<List<String>, Integer> numbers, int dimension) {
        Map<String, List<Dimension.Category>> children = dimensions.get(dimension).children();
        numbers.forEach((at, total) -> {
            List<Dimension.Category> parts = children.get(at.get(dimension));
            if (parts == null) return;
            List<Integer> members = new ArrayList<>();
            List<Integer> answers = new ArrayList<>();
            for (Dimension.Category part : parts) {
                List<String> there = new ArrayList<>(at);
                there.set(dimension, part.code());
                members.add(numbers.get(there));
                if (part.standing() != Standing.BLANK) answers.add(numbers.get(there));
            }
            figures.sum(new Line(total, members, answers));
        });
    }
}
