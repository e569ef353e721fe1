package fr.maillage.survey.coverage.control;

import fr.maillage.survey.counts.control.AnswerCounters;
import fr.maillage.survey.counts.control.SurveyAxes;
import fr.maillage.survey.counts.entity.CounterKey;
import fr.maillage.survey.coverage.entity.CrossTable;
import fr.maillage.survey.coverage.entity.CrossTable.Cell;
import fr.maillage.survey.coverage.entity.CrossTable.Line;
import fr.maillage.survey.results.entity.Interval;
import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.control.AnswerLabels;
import fr.maillage.survey.results.control.CommuneGroups.Group;
import fr.maillage.survey.results.control.DisclosureGate;
import fr.maillage.survey.results.control.ResultsWords;
import fr.maillage.survey.results.control.Tallies;
import fr.maillage.survey.results.entity.Counts;
import fr.maillage.survey.results.entity.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Answers to one question crossed with an axis whose counters are kept. For the team. */
@ApplicationScoped
public class Crossings {
    private static final String ELSEWHERE = "elsewhere";

    @Inject
    AnswerCounters counters;

    @Inject
    SurveyAxes axes;

    @Inject
    AnswerLabels labels;

    /** Axis whose places are EPCIs: the communes of the survey's question on the commune, added up. */
    public static final String EPCI = "_epci";

    /** Axes of a survey: code to what people read, the channel first. @param groups EPCIs of the territory, empty when there are not several */
    public Map<String, String> axes(Survey survey, List<Group> groups) {
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put(CounterKey.CHANNEL, ResultsWords.french("results.cross.channel"));
        if (!groups.isEmpty() && axes.of(survey).commune().isPresent()) kept.put(EPCI, ResultsWords.french("results.cross.epci"));
        axes.of(survey).questions().forEach(question -> kept.put(question.code(), question.text()));
        return kept;
    }

    /**
     * @param question   of the tally of this survey
     * @param axis       one of {@link #axes}
     * @param groups     EPCIs, for the axis of that name
     * @param population of which the respondents are part, 0 when unknown: for the intervals
     */
    public CrossTable of(Survey survey, Tally.Question question, String axis, List<Group> groups, long population) {
        String counted = axis.equals(EPCI) ? axes.of(survey).commune().orElseThrow().code() : axis;
        Map<String, Map<String, Long>> values = gathered(counters.crossing(survey.id(), counted, question.code()), axis, groups);
        Map<String, Map<String, Long>> persons = gathered(counters.crossing(survey.id(), counted, CounterKey.EVERYBODY), axis, groups);
        List<Line> lines = new ArrayList<>();
        places(survey, axis, persons.keySet(), groups).forEach((place, label) -> {
            long here = persons.getOrDefault(place, Map.of()).getOrDefault("", 0L);
            if (here > 0) lines.add(line(survey, question, place, label, here, values.getOrDefault(place, Map.of()), population));
        });
        return new CrossTable(question.counts().cells().stream().map(cell -> question.labels().getOrDefault(cell.code(), cell.code())).toList(), lines);
    }

    /** The counts of communes as those of their EPCIs; communes of none as those of elsewhere. */
    private static Map<String, Map<String, Long>> gathered(Map<String, Map<String, Long>> byPlace, String axis, List<Group> groups) {
        if (!axis.equals(EPCI)) return byPlace;
        Map<String, Map<String, Long>> gathered = new TreeMap<>();
        byPlace.forEach((place, counts) -> {
            String group = place.startsWith("_") ? place : groups.stream().filter(each -> each.communes().contains(place)).map(Group::code).findFirst().orElse(ELSEWHERE);
            counts.forEach((value, count) -> gathered.computeIfAbsent(group, any -> new TreeMap<>()).merge(value, count, Long::sum));
        });
        return gathered;
    }

    private static Line line(Survey survey, Tally.Question question, String place, String label, long persons, Map<String, Long> raw, long population) {
        boolean few = survey.anonymous() && persons < survey.threshold();
        long answered = raw.getOrDefault(CounterKey.ANSWERED, 0L);
        if (few) return new Line(place, label, persons, answered, true, List.of(), Optional.empty());
        Map<String, Long> counts = Tallies.byAnswer(survey, question, raw);
        List<Cell> cells = question.counts().cells().stream().map(Counts.Cell::code).map(code -> cell(counts.getOrDefault(code, 0L), answered, population)).toList();
        return new Line(place, label, persons, answered, false, cells, question.type().hasBounds() ? Tally.Spread.of(raw) : Optional.empty());
    }

    private static Cell cell(long count, long answered, long population) {
        boolean enough = answered >= DisclosureGate.SHARES_FROM;
        return new Cell(count, answered == 0 ? 0 : 100.0 * count / answered, enough ? Optional.of(Interval.wilson(count, answered, population >= answered ? population : 0)) : Optional.empty());
    }

    /** Places in the order people expect: those of the question, then those who said nothing. */
    private Map<String, String> places(Survey survey, String axis, Set<String> present, List<Group> groups) {
        Map<String, String> named = new LinkedHashMap<>();
        if (axis.equals(EPCI)) {
            groups.forEach(group -> named.put(group.code(), group.name()));
            named.put(ELSEWHERE, ResultsWords.french("results.cross.elsewhere"));
        } else if (axis.equals(CounterKey.CHANNEL)) {
            Arrays.stream(Channel.values()).forEach(channel -> named.put(channel.name(), ResultsWords.french("results.channel." + channel)));
        } else {
            Question question = survey.questions().stream().filter(each -> each.code().equals(axis)).findFirst().orElseThrow();
            Set<String> codes = new LinkedHashSet<>(present);
            codes.removeIf(code -> code.startsWith("_"));
            named.putAll(labels.of(question, codes));
        }
        if (present.contains(CounterKey.DECLINED)) named.put(CounterKey.DECLINED, ResultsWords.french("results.cross.declined"));
        if (present.contains(CounterKey.ABSENT)) named.put(CounterKey.ABSENT, ResultsWords.french("results.cross.absent"));
        return named;
    }
}
