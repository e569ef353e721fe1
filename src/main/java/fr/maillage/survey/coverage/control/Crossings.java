package fr.maillage.survey.coverage.control;

import fr.maillage.survey.counts.control.AnswerCounters;
import fr.maillage.survey.counts.control.SurveyAxes;
import fr.maillage.survey.counts.entity.CounterKey;
import fr.maillage.survey.coverage.entity.CrossTable;
import fr.maillage.survey.coverage.entity.CrossTable.Cell;
import fr.maillage.survey.coverage.entity.CrossTable.Line;
import fr.maillage.survey.coverage.entity.Interval;
import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.control.AnswerLabels;
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

/** Answers to one question crossed with an axis whose counters are kept. For the team. */
@ApplicationScoped
public class Crossings {
    @Inject
    AnswerCounters counters;

    @Inject
    SurveyAxes axes;

    @Inject
    AnswerLabels labels;

    /** Axes of a survey: code to what people read, the channel first. */
    public Map<String, String> axes(Survey survey) {
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put(CounterKey.CHANNEL, ResultsWords.french("results.cross.channel"));
        axes.of(survey).questions().forEach(question -> kept.put(question.code(), question.text()));
        return kept;
    }

    /**
     * @param question   of the tally of this survey
     * @param axis       one of {@link #axes}
     * @param population of which the respondents are part, 0 when unknown: for the intervals
     */
    public CrossTable of(Survey survey, Tally.Question question, String axis, long population) {
        Map<String, Map<String, Long>> values = counters.crossing(survey.id(), axis, question.code());
        Map<String, Map<String, Long>> persons = counters.crossing(survey.id(), axis, CounterKey.EVERYBODY);
        List<Line> lines = new ArrayList<>();
        places(survey, axis, persons.keySet()).forEach((place, label) -> {
            long here = persons.getOrDefault(place, Map.of()).getOrDefault("", 0L);
            if (here > 0) lines.add(line(survey, question, place, label, here, values.getOrDefault(place, Map.of()), population));
        });
        return new CrossTable(question.counts().cells().stream().map(cell -> question.labels().getOrDefault(cell.code(), cell.code())).toList(), lines);
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
    private Map<String, String> places(Survey survey, String axis, Set<String> present) {
        Map<String, String> named = new LinkedHashMap<>();
        if (axis.equals(CounterKey.CHANNEL)) {
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
