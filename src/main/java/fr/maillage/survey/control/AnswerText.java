package fr.maillage.survey.control;

import fr.maillage.survey.entity.Answers;
import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Row;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** An answer as people read it: one line for each rank, row, category or leg of a trip, separated by line feeds. */
public final class AnswerText {
    private final Question question;
    private final AnswerWords words;

    private AnswerText(Question question, AnswerWords words) {
        this.question = question;
        this.words = words;
    }

    /**
     * @param value as {@link fr.maillage.survey.entity.QuestionType} writes it
     * @param other what was written beside « Autre, précisez »; empty when nothing was
     */
    public static String of(Question question, JsonValue value, String other, AnswerWords words) {
        if (Answers.DECLINED.equals(value)) return words.text("question.declined");
        return new AnswerText(question, words).read(value, other);
    }

    private String read(JsonValue value, String other) {
        return switch (question.type()) {
            case SINGLE -> option(text(value), other);
            case MULTIPLE -> String.join(words.text("survey.review.separator"), texts(value).stream().map(code -> option(code, other)).toList());
            case SCALE, NUMBER, CALCULATION -> value instanceof JsonNumber number ? number(number) : text(value);
            case COMMUNE -> words.commune(text(value));
            case DATE -> words.day(LocalDate.parse(text(value)));
            case TIME -> hour(text(value));
            case DATE_TIME -> words.text("question.moment", words.day(LocalDate.parse(text(value).substring(0, 10))), hour(text(value).substring(11)));
            case RANKING -> ranked(texts(value));
            case MATRIX_SINGLE, MATRIX_MULTIPLE -> rows(value.asJsonObject());
            case NEEDS -> needs(value.asJsonObject());
            case POINT -> words.text("question.point.shown", degrees(value, "lat"), degrees(value, "lon"));
            case TRIP -> trip(value.asJsonObject());
            case FILE -> value.asJsonObject().getString("name", words.text("question.file.erased"));
            case SHORT_TEXT, LONG_TEXT, EMAIL, INFO -> text(value);
        };
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    private static List<String> texts(JsonValue value) {
        return value instanceof JsonArray array ? array.getValuesAs(AnswerText::text) : List.of(text(value));
    }

    private String option(String code, String other) {
        String label = question.options().stream().filter(option -> option.code().equals(code)).map(Option::label).findFirst().orElse(code);
        return code.equals(Option.OTHER) && !other.isEmpty() ? words.text("question.said", label, other) : label;
    }

    private String number(JsonNumber number) {
        String plain = number.bigDecimalValue().toPlainString().replace('.', ',');
        return question.unit().isBlank() ? plain : plain + " " + question.unit();
    }

    private String hour(String time) {
        return words.text("question.hour", String.valueOf(Integer.parseInt(time.substring(0, 2))), time.substring(3));
    }

    private String ranked(List<String> codes) {
        List<String> lines = new ArrayList<>();
        for (String code : codes) lines.add(words.text("question.ranked", lines.size() + 1, option(code, "")));
        return String.join("\n", lines);
    }

    private String rows(JsonObject answer) {
        List<String> lines = new ArrayList<>();
        for (Row row : question.rows()) {
            if (!answer.containsKey(row.code())) continue;
            lines.add(words.text("question.said", row.label(),
                    String.join(words.text("survey.review.separator"), texts(answer.get(row.code())).stream().map(code -> option(code, "")).toList())));
        }
        return String.join("\n", lines);
    }

    private String needs(JsonObject answer) {
        List<String> lines = new ArrayList<>();
        for (Option option : question.options())
            if (answer.containsKey(option.code())) lines.add(words.text("question.said", option.label(), words.text("question.needs." + answer.getString(option.code()) + ".said")));
        return String.join("\n", lines);
    }

    private static String degrees(JsonValue value, String part) {
        return value.asJsonObject().getJsonNumber(part).bigDecimalValue().toPlainString().replace('.', ',');
    }

    private String trip(JsonObject trip) {
        List<String> lines = new ArrayList<>();
        lines.add(words.text("question.trip.way", words.commune(trip.getString("from")), words.commune(trip.getString("to"))));
        if (trip.containsKey("days"))
            lines.add(String.join(words.text("survey.review.separator"), texts(trip.get("days")).stream().map(day -> words.text("question.day." + day)).toList()));
        if (trip.containsKey("leave")) lines.add(words.text("question.trip.leave.said", hour(trip.getString("leave"))));
        if (trip.containsKey("return")) lines.add(words.text("question.trip.return.said", hour(trip.getString("return"))));
        return String.join("\n", lines);
    }
}
