package fr.maillage.survey.results.control;

import fr.maillage.persistence.Json;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.control.Conditions;
import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.expression.control.Compiled;
import fr.maillage.survey.results.entity.Counts;
import fr.maillage.survey.results.entity.Crossing;
import fr.maillage.survey.results.entity.ProtectedCounts;
import fr.maillage.survey.results.entity.Shape;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Crosses two questions of a closed survey for publication. PostgreSQL groups, only distinct pairs of answers are loaded. A table must have k
 * persons to a cell on average: rare communes are added up until it has, and one that is still too thin is not made.
 */
@ApplicationScoped
public class CrossedAnswers {
    @Inject
    Rows rows;

    @Inject
    Conditions conditions;

    /** Whether a question can be a side of a crossing. */
    public static boolean crosses(Question question) {
        return switch (question.type()) {
            case SINGLE, MULTIPLE, SCALE, NUMBER, COMMUNE -> true;
            default -> false;
        };
    }

    /**
     * Whether the survey asks both and one says nothing of who was asked the other: in a crossing of a question with what its condition reads, who is in which
     * cell stands in the questionnaire, and two questions that are not asked of everybody leave out the same people.
     */
    public boolean crosses(Survey survey, String first, String second) {
        List<String> codes = survey.questions().stream().filter(CrossedAnswers::crosses).map(Question::code).toList();
        if (first.equals(second) || !codes.contains(first) || !codes.contains(second)) return false;
        Compiled asked = conditions.of(survey);
        return !(asked.mayBeLeftOut(first) && asked.mayBeLeftOut(second)) && !asked.decidedBy(first).contains(second) && !asked.decidedBy(second).contains(first);
    }

    /**
     * @param counts of both questions; {@code alone}: as the gate lets them through by themselves
     * @return empty when there are too few answers for so many cells, or one of the questions is withheld as a whole
     */
    Optional<Crossing> of(Survey survey, Question first, Question second, Counts counts, ProtectedCounts alone, int k) {
        if (closed(first, alone) || closed(second, alone)) return Optional.empty();
        Crossing.Side one = side(first, counts, alone, 0);
        Crossing.Side other = side(second, counts, alone, 0);
        // an open list has as many named answers as the other side leaves room for
        if (one.shape() == Shape.OPEN) one = side(first, counts, alone, (long) k * other.answers().size());
        if (other.shape() == Shape.OPEN) other = side(second, counts, alone, (long) k * one.answers().size());
        long cells = (long) one.answers().size() * other.answers().size();
        long answered = Math.min(answered(first, counts), answered(second, counts));
        if (one.answers().size() < 2 || other.answers().size() < 2 || cells * k > answered) return Optional.empty();
        return Optional.of(new Crossing(one, other, counted(survey, first, second, one, other)));
    }

    private static boolean closed(Question question, ProtectedCounts alone) {
        return alone.questions().stream().filter(each -> each.code().equals(question.code())).anyMatch(each -> each.answered().withheld() || each.cells().isEmpty());
    }

    private static long answered(Question question, Counts counts) {
        return of(question, counts).answered();
    }

    private static Counts.Question of(Question question, Counts counts) {
        return counts.questions().stream().filter(each -> each.code().equals(question.code())).findFirst().orElseThrow();
    }

    /** @param least an answer of an open list with fewer is not told apart */
    private static Crossing.Side side(Question question, Counts counts, ProtectedCounts alone, long least) {
        Counts.Question counted = of(question, counts);
        boolean silent = counted.notAnswered() + counted.notAsked() > 0;
        if (counted.shape() != Shape.OPEN) {
            List<String> answers = new ArrayList<>(counted.cells().stream().map(Counts.Cell::code).toList());
            // classes of a number above the largest answer
            if (question.type() == QuestionType.NUMBER)
                while (answers.size() > 1 && counted.cells().get(answers.size() - 1).count() == 0) answers.remove(answers.size() - 1);
            return new Crossing.Side(question.code(), counted.shape(), answers, List.of(), silent);
        }
        List<String> named = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (ProtectedCounts.Cell cell : alone.questions().stream().filter(each -> each.code().equals(question.code())).findFirst().orElseThrow().cells()) {
            boolean other = cell.code().equals(ProtectedCounts.Question.OTHER);
            (other || cell.figure().count().orElse(0) < least ? rest : named).add(cell.code());
        }
        // by their code: by their number, the place of a withheld one would tell it
        named.sort(null);
        if (!rest.isEmpty()) named.add(Crossing.REST);
        return new Crossing.Side(question.code(), Shape.OPEN, named, rest, silent);
    }

    private Map<List<String>, Long> counted(Survey survey, Question first, Question second, Crossing.Side one, Crossing.Side other) {
        Map<List<String>, Long> counts = new HashMap<>();
        rows.list("select body->?::text, body->?::text, count(*) from answer where survey_id = ? group by 1, 2", row -> {
            for (String here : places(first, one, row.getString(1)))
                for (String there : places(second, other, row.getString(2))) counts.merge(List.of(here, there), row.getLong(3), Long::sum);
            return null;
        }, first.code(), second.code(), survey.id());
        return counts;
    }

    private static Set<String> places(Question question, Crossing.Side side, String json) {
        if (json == null) return Set.of(Crossing.NONE);
        Set<String> said = new HashSet<>();
        try (var reader = Json.createReader(new StringReader("[" + json + "]"))) {
            JsonValue value = reader.readArray().get(0);
            if (value instanceof JsonArray several) several.getValuesAs(JsonString.class).forEach(each -> said.add(each.getString()));
            else if (value instanceof JsonString text) said.add(text.getString());
            else if (value instanceof JsonNumber number) said.add(number(question, number.bigDecimalValue()));
        }
        question.options().stream().filter(Option::apart).map(Option::code).forEach(said::remove);
        if (said.isEmpty()) return Set.of(Crossing.NONE);
        if (side.shape() == Shape.OPEN) return Set.of(side.answers().containsAll(said) ? said.iterator().next() : Crossing.REST);
        if (side.shape() == Shape.ANY_OF) said.add(Crossing.ANSWERED);
        return said;
    }

    private static String number(Question question, BigDecimal number) {
        return question.type() == QuestionType.NUMBER ? AnswerLabels.classes(question).holding(number).code() : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
