package fr.maillage.survey.coverage.entity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Persons aimed at by commune or by age. */
public final class Margin {
    private Margin() {
    }

    /** By commune: the figures of whole communes, or else the sums of those by commune and age; empty without any. */
    public static Map<String, Long> communes(List<Target> targets) {
        return of(targets, Target::commune, Target::age);
    }

    public static Map<String, Long> ages(List<Target> targets) {
        return of(targets, Target::age, Target::commune);
    }

    private static Map<String, Long> of(List<Target> targets, Function<Target, String> what, Function<Target, String> other) {
        Map<String, Long> whole = new LinkedHashMap<>();
        Map<String, Long> summed = new LinkedHashMap<>();
        for (Target target : targets) {
            if (what.apply(target).isEmpty()) continue;
            (other.apply(target).isEmpty() ? whole : summed).merge(what.apply(target), target.persons(), Long::sum);
        }
        return whole.isEmpty() ? summed : whole;
    }
}
