package fr.maillage.survey.coverage.control;

import fr.maillage.survey.counts.control.AnswerCounters;
import fr.maillage.survey.counts.control.SurveyAxes;
import fr.maillage.survey.counts.entity.Axes;
import fr.maillage.survey.counts.entity.CounterKey;
import fr.maillage.survey.coverage.entity.Coverage;
import fr.maillage.survey.coverage.entity.Coverage.Line;
import fr.maillage.survey.coverage.entity.Margin;
import fr.maillage.survey.coverage.entity.Target;
import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.control.AnswerLabels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares those who answered with the figures the team set. Reads counters alone: an answer stands where its author said when answering,
 * and a draft was never counted.
 */
@ApplicationScoped
public class CoverageCount {
    @Inject
    AnswerCounters counters;

    @Inject
    SurveyAxes axes;

    @Inject
    CoverageTargets targets;

    @Inject
    AnswerLabels labels;

    public Coverage of(Survey survey) {
        List<Target> wanted = targets.of(survey.id());
        Axes kept = axes.of(survey);
        long answers = counters.counts(survey.id(), CounterKey.NONE, "").getOrDefault(CounterKey.EVERYBODY, Map.of()).getOrDefault("", 0L);
        return new Coverage(answers, lines(survey, kept.commune(), Margin.communes(wanted), true), lines(survey, kept.age(), Margin.ages(wanted), false));
    }

    /** Answers by {@code commune|age}, of one channel or, when null, of all; empty before the team has named the question on age. */
    public Map<String, Long> cells(Survey survey, Channel channel) {
        Map<String, Long> cells = new java.util.TreeMap<>();
        counters.crossing(survey.id(), CounterKey.CHANNEL, CounterKey.COVERAGE).forEach((came, counts) -> {
            if (channel == null || channel.name().equals(came)) counts.forEach((cell, count) -> cells.merge(cell, count, Long::sum));
        });
        return cells;
    }

    private List<Line> lines(Survey survey, Optional<Question> question, Map<String, Long> persons, boolean largestFirst) {
        if (question.isEmpty()) return List.of();
        Map<Channel, Map<String, Long>> came = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) came.put(channel, places(survey, question.get(), channel));
        Set<String> codes = new LinkedHashSet<>(persons.keySet());
        came.values().forEach(each -> codes.addAll(each.keySet()));
        codes.removeIf(code -> code.startsWith("_"));
        Map<String, String> names = labels.of(question.get(), codes);
        double allPersons = persons.values().stream().mapToLong(each -> each).sum();
        double allAnswers = persons.keySet().stream().mapToLong(code -> sum(came, code)).sum();
        List<Line> lines = new ArrayList<>();
        for (String code : largestFirst ? codes : ordered(names, codes)) {
            Map<Channel, Long> byChannel = new EnumMap<>(Channel.class);
            came.forEach((channel, each) -> byChannel.put(channel, each.getOrDefault(code, 0L)));
            long aimed = persons.getOrDefault(code, 0L);
            long answers = sum(came, code);
            lines.add(new Line(code, names.getOrDefault(code, code), aimed, allPersons == 0 ? 0 : aimed / allPersons, answers, aimed == 0 || allAnswers == 0 ? 0 : answers / allAnswers, byChannel));
        }
        if (largestFirst) lines.sort(Comparator.comparingLong(Line::persons).thenComparingLong(Line::answers).reversed().thenComparing(Line::label));
        return lines;
    }

    private static Set<String> ordered(Map<String, String> names, Set<String> codes) {
        Set<String> ordered = new LinkedHashSet<>(names.keySet());
        ordered.retainAll(codes);
        ordered.addAll(codes);
        return ordered;
    }

    /** How many of a channel's answers stand in each place of the question. */
    private Map<String, Long> places(Survey survey, Question question, Channel channel) {
        Map<String, Long> raw = counters.counts(survey.id(), CounterKey.CHANNEL, channel.name()).getOrDefault(question.code(), Map.of());
        if (!question.type().name().equals("NUMBER")) return raw;
        Map<String, Long> classes = new java.util.TreeMap<>();
        raw.forEach((number, count) -> {
            if (!number.startsWith("_")) classes.merge(AnswerLabels.classes(question).holding(new java.math.BigDecimal(number)).code(), count, Long::sum);
        });
        return classes;
    }

    private static long sum(Map<Channel, Map<String, Long>> came, String code) {
        return came.values().stream().mapToLong(each -> each.getOrDefault(code, 0L)).sum();
    }
}
