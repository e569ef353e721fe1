package fr.maillage.survey.coverage.control;

import fr.maillage.survey.counts.control.AnswerCounters;
import fr.maillage.survey.counts.entity.CounterKey;
import fr.maillage.survey.coverage.entity.Coverage;
import fr.maillage.survey.coverage.entity.Coverage.Line;
import fr.maillage.survey.coverage.entity.Coverage.Refusal;
import fr.maillage.survey.coverage.entity.Raking;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.control.CommuneGroups.Group;
import fr.maillage.survey.results.control.Tallies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Weights of those who answered, and what their answers become with them. Optional: the counts as received always stand beside. */
@ApplicationScoped
public class Weighting {
    @Inject
    AnswerCounters counters;

    /** Weights, or why there are none. */
    public sealed interface Outcome {
        /**
         * @param outside respondents without a weight: they did not say where they live or how old they are, or no figure was set for it
         * @param weighed respondents with one
         * @param grouped the EPCI of each commune, when some have too few answers to be weighed alone; otherwise empty
         */
        record Weighed(Raking raking, List<Line> communes, List<Line> ages, long weighed, long outside, Map<String, String> grouped) implements Outcome {
            public Weighed {
                grouped = Map.copyOf(grouped);
            }

            public Weighed(Raking raking, List<Line> communes, List<Line> ages, long weighed, long outside) {
                this(raking, communes, ages, weighed, outside, Map.of());
            }

            /** What the respondents are worth once weighed. */
            public double worth() {
                return weighed / raking.designEffect();
            }
        }

        /** @param groups labels of those with too few answers, for {@link Refusal#GROUP} */
        record Refused(Refusal why, List<String> groups) implements Outcome {
        }
    }

    /**
     * Weights by commune and by age; of one of them alone when the other has no figures.
     *
     * @param groups EPCIs that communes are gathered in when some of them have too few answers; may be empty
     */
    public Outcome of(Survey survey, Coverage coverage, List<Group> groups) {
        List<Line> each = coverage.communes().stream().filter(line -> line.persons() > 0).toList();
        Map<String, String> grouped = each.stream().anyMatch(line -> line.answers() < Coverage.GROUP_FLOOR) ? grouped(each, groups) : Map.of();
        List<Line> communes = grouped.isEmpty() ? each : gathered(each, grouped, groups);
        List<Line> ages = coverage.ages().stream().filter(line -> line.persons() > 0).toList();
        if (communes.isEmpty() && ages.isEmpty()) return new Outcome.Refused(Refusal.NO_TARGET, List.of());
        if (coverage.answers() < Coverage.FLOOR) return new Outcome.Refused(Refusal.FEW, List.of());
        List<String> thin = java.util.stream.Stream.concat(communes.stream(), ages.stream()).filter(line -> line.answers() < Coverage.GROUP_FLOOR).map(Line::label).toList();
        if (!thin.isEmpty()) return new Outcome.Refused(Refusal.GROUP, thin);
        long[][] respondents = respondents(survey, communes, ages, grouped);
        long weighed = java.util.Arrays.stream(respondents).flatMapToLong(java.util.Arrays::stream).sum();
        try {
            Raking raking = Raking.of(respondents, persons(communes), persons(ages));
            return raking.fits() ? new Outcome.Weighed(raking, communes, ages, weighed, coverage.answers() - weighed, grouped) : new Outcome.Refused(Refusal.CONTRADICTION, List.of());
        } catch (IllegalArgumentException nobodyStandsThere) {
            return new Outcome.Refused(Refusal.CONTRADICTION, List.of());
        }
    }

    /** The EPCI of each commune; empty when one of them has none. */
    private static Map<String, String> grouped(List<Line> communes, List<Group> groups) {
        Map<String, String> grouped = new TreeMap<>();
        for (Line line : communes) groups.stream().filter(group -> group.communes().contains(line.code())).forEach(group -> grouped.put(line.code(), group.code()));
        return grouped.size() == communes.size() ? grouped : Map.of();
    }

    private static List<Line> gathered(List<Line> communes, Map<String, String> grouped, List<Group> groups) {
        return groups.stream().filter(group -> grouped.containsValue(group.code()))
                .map(group -> Line.sum(group.code(), group.name(), communes.stream().filter(line -> grouped.get(line.code()).equals(group.code())).toList())).toList();
    }

    private static double[] persons(List<Line> lines) {
        return lines.isEmpty() ? new double[] {1} : lines.stream().mapToDouble(Line::persons).toArray();
    }

    private long[][] respondents(Survey survey, List<Line> communes, List<Line> ages, Map<String, String> grouped) {
        long[][] respondents = new long[Math.max(1, communes.size())][Math.max(1, ages.size())];
        Map<String, Map<String, Long>> cells = ages.isEmpty() ? Map.of() : counters.crossing(survey.id(), CounterKey.CELL, CounterKey.EVERYBODY);
        for (int i = 0; i < respondents.length; i++)
            for (int j = 0; j < respondents[i].length; j++) {
                if (ages.isEmpty()) {
                    respondents[i][j] = communes.get(i).answers();
                } else if (communes.isEmpty()) {
                    respondents[i][j] = ages.get(j).answers();
                } else {
                    respondents[i][j] = inCell(cells, communes.get(i).code(), ages.get(j).code(), grouped);
                }
            }
        return respondents;
    }

    private static long inCell(Map<String, Map<String, Long>> cells, String place, String age, Map<String, String> grouped) {
        if (grouped.isEmpty()) return cells.getOrDefault(place + "|" + age, Map.of()).getOrDefault("", 0L);
        return grouped.entrySet().stream().filter(commune -> commune.getValue().equals(place)).mapToLong(commune -> cells.getOrDefault(commune.getKey() + "|" + age, Map.of()).getOrDefault("", 0L)).sum();
    }

    /** Answers to one question, weighed: by value, in respondents of mean weight 1. The special {@code _answered} says how many answered it. */
    public Map<String, Double> answers(Survey survey, String question, Outcome.Weighed weights) {
        Map<String, Double> sums = new TreeMap<>();
        boolean byCommune = weights.ages().isEmpty();
        String axis = byCommune ? Tallies.communeQuestion(survey).orElseThrow().code() : CounterKey.CELL;
        counters.crossing(survey.id(), axis, question).forEach((place, values) -> {
            double weight = weight(weights, place, byCommune);
            if (weight > 0) values.forEach((value, count) -> sums.merge(value, weight * count, Double::sum));
        });
        return sums;
    }

    private static double weight(Outcome.Weighed weights, String place, boolean byCommune) {
        String[] parts = byCommune ? new String[] {place, ""} : place.split("\\|", 2);
        int row = weights.communes().isEmpty() ? 0 : at(weights.communes(), weights.grouped().getOrDefault(parts[0], parts[0]));
        int column = weights.ages().isEmpty() ? 0 : at(weights.ages(), parts[1]);
        return row < 0 || column < 0 ? 0 : weights.raking().weights()[row][column];
    }

    private static int at(List<Line> lines, String code) {
        for (int i = 0; i < lines.size(); i++) if (lines.get(i).code().equals(code)) return i;
        return -1;
    }
}
