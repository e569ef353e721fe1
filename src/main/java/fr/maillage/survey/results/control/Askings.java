package fr.maillage.survey.results.control;

import fr.maillage.persistence.Json;
import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.expression.control.Compiled;
import fr.maillage.survey.results.entity.Asking;
import fr.maillage.survey.results.entity.Asking.Asked;
import fr.maillage.survey.results.entity.Crossing;
import fr.maillage.survey.results.entity.NumberClasses.NumberClass;
import fr.maillage.survey.results.entity.Tally;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a reader of the questionnaire knows of who was asked what, found by trying every answer to the questions a condition reads. Where there are too
 * many, or an answer can not be told from its published figure (dates, texts, rows of a matrix), nothing is said of that condition.
 */
final class Askings {
    /** Combinations of answers tried for one condition. */
    private static final int MOST = 5_000;
    /** Options up to which all ticks are combined. */
    private static final int TICKS = 8;

    private final Compiled conditions;
    private final Tally tally;

    private Askings(Compiled conditions, Tally tally) {
        this.conditions = conditions;
        this.tally = tally;
    }

    static List<Asking> of(Survey survey, Compiled conditions, Tally tally) {
        Askings askings = new Askings(conditions, tally);
        return survey.questions().stream().filter(question -> question.type() != QuestionType.INFO && conditions.mayBeLeftOut(question.code()))
                .flatMap(question -> askings.of(survey, question).stream()).toList();
    }

    /** Somebody's answer, and the places of the published figures in which they count. */
    private record Said(JsonValue value, List<String> places) {
    }

    /** Answers that one question takes, the absence of one included. */
    private record Sayings(Question question, List<Said> all) {
    }

    private List<Asking> of(Survey survey, Question asked) {
        List<Sayings> read = new ArrayList<>();
        long combinations = 1;
        for (String code : conditions.readBy(asked.code())) {
            Optional<Sayings> sayings = survey.questions().stream().filter(each -> each.code().equals(code)).findFirst().flatMap(earlier -> sayings(earlier, asked.code()));
            if (sayings.isEmpty()) return List.of();
            read.add(sayings.get());
            combinations *= sayings.get().all().size();
            if (combinations > MOST) return List.of();
        }
        List<Map<String, Asked>> found = new ArrayList<>();
        read.forEach(any -> found.add(new HashMap<>()));
        attempt(asked.code(), read, new int[read.size()], 0, found);
        List<Asking> askings = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            Map<String, Asked> answers = found.get(i);
            askings.add(new Asking(asked.code(), read.get(i).question().code(), answers, answers.getOrDefault("", Asked.SOME), answers.getOrDefault(Crossing.NONE, Asked.SOME)));
        }
        return askings;
    }

    private void attempt(String asked, List<Sayings> read, int[] chosen, int at, List<Map<String, Asked>> found) {
        if (at < read.size()) {
            for (chosen[at] = 0; chosen[at] < read.get(at).all().size(); chosen[at]++) attempt(asked, read, chosen, at + 1, found);
            return;
        }
        JsonObjectBuilder body = Json.createObjectBuilder();
        for (int i = 0; i < read.size(); i++) {
            JsonValue value = read.get(i).all().get(chosen[i]).value();
            if (value != null) body.add(read.get(i).question().code(), value);
        }
        Asked verdict = conditions.asks(asked, body.build(), LocalDate.EPOCH) ? Asked.ALL : Asked.NONE;
        for (int i = 0; i < read.size(); i++) for (String place : read.get(i).all().get(chosen[i]).places()) found.get(i).merge(place, verdict, Asked::with);
    }

    private Optional<Sayings> sayings(Question question, String asked) {
        boolean single = tally.questions().stream().filter(each -> each.code().equals(question.code())).anyMatch(each -> each.counts().shape() == fr.maillage.survey.results.entity.Shape.ONE_OF);
        List<Said> said = new ArrayList<>(List.of(new Said(null, List.of(Crossing.NONE)), new Said(Json.createObjectBuilder().add("declined", true).build(), List.of(Crossing.NONE))));
        List<String> options = question.options().stream().filter(option -> !option.apart()).map(Option::code).toList();
        List<String> apart = question.options().stream().filter(Option::apart).map(Option::code).toList();
        switch (question.type()) {
            case SINGLE -> {
                options.forEach(option -> said.add(new Said(Json.createValue(option), List.of(option))));
                apart.forEach(option -> said.add(new Said(Json.createValue(option), List.of(Crossing.NONE))));
            }
            case SCALE -> question.steps().forEach(step -> said.add(new Said(Json.createValue(step), List.of(step.toPlainString()))));
            case NUMBER -> numbers(question, asked).forEach(said::add);
            case MULTIPLE -> {
                if (!single && options.size() > TICKS) return Optional.empty();
                if (single) options.forEach(option -> said.add(new Said(Json.createArrayBuilder().add(option).build(), List.of(option))));
                else for (int ticks = 1; ticks < 1 << options.size(); ticks++) said.add(ticked(options, ticks));
                apart.forEach(option -> said.add(new Said(Json.createArrayBuilder().add(option).build(), List.of(Crossing.NONE))));
            }
            case COMMUNE -> communes(question, asked).forEach(said::add);
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(new Sayings(question, said));
    }

    private static Said ticked(List<String> options, int ticks) {
        var value = Json.createArrayBuilder();
        List<String> places = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            boolean here = (ticks >> i & 1) == 1;
            if (here) value.add(options.get(i));
            places.add((here ? "" : SurveyFigures.NOT) + options.get(i));
        }
        return new Said(value.build(), places);
    }

    /** The ends of each class, and both sides of the numbers that the condition names. */
    private Stream<Said> numbers(Question question, String asked) {
        BigDecimal grain = question.step() == null ? new BigDecimal("0.000001") : question.step();
        Set<BigDecimal> numbers = new LinkedHashSet<>();
        for (NumberClass each : AnswerLabels.classes(question).all()) {
            if (each.from() != null) numbers.add(each.from());
            if (each.to() != null) numbers.add(each.to().subtract(grain));
        }
        conditions.named(asked).stream().filter(BigDecimal.class::isInstance).map(BigDecimal.class::cast).forEach(number -> numbers.addAll(List.of(number, number.subtract(grain), number.add(grain))));
        if (question.max() != null) numbers.add(question.max());
        return numbers.stream().filter(number -> (question.min() == null || number.compareTo(question.min()) >= 0) && (question.max() == null || number.compareTo(question.max()) <= 0))
                .map(number -> new Said(Json.createValue(number), List.of(AnswerLabels.classes(question).holding(number).code())));
    }

    /** Those that were named in an answer or in the condition, and any other. */
    private Stream<Said> communes(Question question, String asked) {
        Set<String> codes = new LinkedHashSet<>();
        tally.questions().stream().filter(each -> each.code().equals(question.code())).forEach(each -> each.counts().cells().forEach(cell -> codes.add(cell.code())));
        conditions.named(asked).stream().filter(String.class::isInstance).map(String.class::cast).forEach(codes::add);
        return Stream.concat(codes.stream().map(code -> new Said(Json.createValue(code), List.of(code))), Stream.of(new Said(Json.createValue("-"), List.of(""))));
    }
}
