package fr.maillage.survey.results.control;

import fr.maillage.survey.entity.Answers;
import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Row;
import fr.maillage.survey.entity.Survey;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The columns of the team's file: one for a question, and for an answer of several parts one for each part (row of a matrix, category
 * of needs, end of a trip, coordinate), so that a spreadsheet or a statistician's tool can count without taking texts apart.
 * What was written beside « Autre, précisez » has a column of its own. Numbers have a decimal comma, days and hours are ISO 8601.
 */
final class TeamColumns {
    private static final String SEPARATOR = " | ";
    private static final String NONE = "";

    private TeamColumns() {
    }

    /** One column: its name, and its cell for the object of somebody's answers; empty where nothing was answered. */
    record Column(String name, Function<JsonObject, String> cell) {
    }

    static List<Column> of(Survey survey) {
        List<Column> columns = new ArrayList<>();
        survey.questions().forEach(question -> add(question, columns));
        return List.copyOf(columns);
    }

    private static void add(Question question, List<Column> columns) {
        switch (question.type()) {
            case INFO -> { }
            case MATRIX_SINGLE, MATRIX_MULTIPLE -> {
                UnaryOperator<String> labels = labels(question);
                for (Row row : question.rows()) columns.add(part(question, row.label(), row.code(), labels));
            }
            case NEEDS -> {
                for (Option option : question.options())
                    columns.add(part(question, option.label(), option.code(), side -> ResultsWords.french("results.team.file.needs." + side)));
            }
            case POINT -> {
                columns.add(part(question, ResultsWords.french("results.team.file.lat"), "lat", UnaryOperator.identity()));
                columns.add(part(question, ResultsWords.french("results.team.file.lon"), "lon", UnaryOperator.identity()));
            }
            case TRIP -> {
                columns.add(part(question, ResultsWords.french("results.team.file.from"), "from", UnaryOperator.identity()));
                columns.add(part(question, ResultsWords.french("results.team.file.to"), "to", UnaryOperator.identity()));
                columns.add(part(question, ResultsWords.french("results.team.file.days"), "days", day -> ResultsWords.french("results.day." + day)));
                columns.add(part(question, ResultsWords.french("results.team.file.leave"), "leave", UnaryOperator.identity()));
                columns.add(part(question, ResultsWords.french("results.team.file.return"), "return", UnaryOperator.identity()));
            }
            case FILE -> columns.add(part(question, ResultsWords.french("results.team.file.file"), "name", UnaryOperator.identity()));
            default -> plain(question, columns);
        }
    }

    private static void plain(Question question, List<Column> columns) {
        UnaryOperator<String> labels = question.type().hasOptions() ? labels(question) : UnaryOperator.identity();
        String code = question.code();
        columns.add(new Column(question.text(), body -> cell(body.get(code), labels)));
        if (question.options().stream().anyMatch(Option::other))
            columns.add(new Column(named(question, ResultsWords.french("results.team.file.other")), body -> cell(body.get(code + ".other"), UnaryOperator.identity())));
    }

    private static Column part(Question question, String name, String key, UnaryOperator<String> labels) {
        String code = question.code();
        return new Column(named(question, name), body -> {
            JsonValue answer = body.get(code);
            if (Answers.DECLINED.equals(answer)) return declined();
            return answer instanceof JsonObject parts ? cell(parts.get(key), labels) : NONE;
        });
    }

    private static String named(Question question, String part) {
        return ResultsWords.french("results.team.file.part", question.text(), part);
    }

    private static UnaryOperator<String> labels(Question question) {
        Map<String, String> labels = new HashMap<>();
        question.options().forEach(option -> labels.put(option.code(), option.label()));
        return code -> labels.getOrDefault(code, code);
    }

    private static String cell(JsonValue value, UnaryOperator<String> labels) {
        if (value == null) return NONE;
        if (value instanceof JsonString text) return labels.apply(text.getString());
        // a French spreadsheet reads 12,5 as a number
        if (value instanceof JsonNumber number) return number.toString().replace('.', ',');
        if (value instanceof JsonArray several) return several.getValuesAs(JsonString.class).stream().map(code -> labels.apply(code.getString())).collect(Collectors.joining(SEPARATOR));
        return Answers.DECLINED.equals(value) ? declined() : value.toString();
    }

    private static String declined() {
        return ResultsWords.french("results.team.file.declined");
    }
}
