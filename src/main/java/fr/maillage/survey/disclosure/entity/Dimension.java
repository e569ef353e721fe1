package fr.maillage.survey.disclosure.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One way to share people out: a tree whose leaves have each person once. Communes under their EPCI under their département, answers to a question.
 *
 * @param code       stable, as the question's
 * @param categories parents before their children; the root, everybody, is not among them and is written {@link #ALL}
 */
public record Dimension(String code, List<Category> categories) {
    /** Everybody. */
    public static final String ALL = "";

    /**
     * One group of people.
     *
     * @param parent   code of the group it is a part of, {@link #ALL} at the top
     * @param standing {@link Standing#BLANK} for those who said nothing, {@link Standing#SHADOW} for a group never shown
     */
    public record Category(String code, String parent, Standing standing) {
        public Category(String code) {
            this(code, ALL, Standing.OFFERED);
        }

        public Category(String code, String parent) {
            this(code, parent, Standing.OFFERED);
        }
    }

    public Dimension {
        categories = List.copyOf(categories);
        Set<String> seen = new HashSet<>(Set.of(ALL));
        for (Category category : categories) {
            if (!seen.contains(category.parent)) throw new IllegalArgumentException("the parent of " + category.code + " in " + code + " does not stand before it");
            if (!seen.add(category.code)) throw new IllegalArgumentException("twice " + category.code + " in " + code);
        }
    }

    /** A flat one. */
    public static Dimension of(String code, String... categories) {
        return new Dimension(code, Stream.of(categories).map(Category::new).toList());
    }

    /** Children of each group that has some, {@link #ALL} included. */
    Map<String, List<Category>> children() {
        Map<String, List<Category>> children = new HashMap<>();
        for (Category category : categories) children.computeIfAbsent(category.parent, any -> new ArrayList<>()).add(category);
        return children;
    }

    /** Of each group: itself and all it is a part of, {@link #ALL} last. */
    Map<String, List<String>> upwards() {
        Map<String, List<String>> upwards = new HashMap<>(Map.of(ALL, List.of(ALL)));
        for (Category category : categories) {
            List<String> path = new ArrayList<>(List.of(category.code));
            path.addAll(upwards.get(category.parent));
            upwards.put(category.code, path);
        }
        return upwards;
    }

    /** The standing of each group. */
    Map<String, Standing> standings() {
        Map<String, Standing> standings = new HashMap<>();
        standings.put(ALL, Standing.OFFERED);
        categories.forEach(category -> standings.put(category.code, category.standing));
        return standings;
    }
}
