package fr.maillage.survey.counts.entity;

import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.entity.NumberClasses;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The counters that one answer moves: a function of the answer alone, so that what was added can be taken away and counted again.
 *
 * <p>Names of values: the code of an option; a step of a scale; a number cut to {@value #DIGITS} significant digits (its class on an axis);
 * a commune's code; a month {@code 2027-03}; an hour {@code 08}; {@code option#rank}; {@code origin>destination}; a point's cell {@code 44.5,3.5}.
 * A text is answered or not. Rows of a matrix, {@code q5.need} and {@code q5.offer}, {@code q5.days}, {@code q5.leave} and {@code q5.return} of a trip
 * count as questions of their own.
 */
public final class AnswerKeys {
    /** Enough for a median true to a thousandth, few enough that free decimals do not make a counter each. */
    private static final int DIGITS = 4;
    private static final MathContext CUT = new MathContext(DIGITS, RoundingMode.FLOOR);

    private final Survey survey;
    private final Axes axes;

    public AnswerKeys(Survey survey, Axes axes) {
        this.survey = survey;
        this.axes = axes;
    }

    /** One place on an axis. */
    private record Place(String axis, String value) {
    }

    /**
     * @param asked codes of the questions that were asked of this person
     * @param sink  takes each counter that goes up by one for this answer; a counter comes once at most
     */
    public void of(JsonObject body, Set<String> asked, Channel channel, LocalDate day, Consumer<CounterKey> sink) {
        List<Place> places = places(body, channel);
        Consumer<CounterKey> everywhere = key -> {
            sink.accept(key);
            for (Place place : places) if (!place.axis().equals(key.question())) sink.accept(key.among(place.axis(), place.value()));
        };
        everywhere.accept(CounterKey.of(CounterKey.EVERYBODY, ""));
        sink.accept(new CounterKey(CounterKey.CHANNEL, channel.name(), CounterKey.DAY, day.toString()));
        for (String cell : cells(body)) sink.accept(new CounterKey(CounterKey.CHANNEL, channel.name(), CounterKey.COVERAGE, cell));
        for (Question question : survey.questions()) of(question, body.get(question.code()), asked.contains(question.code()), everywhere);
    }

    private List<Place> places(JsonObject body, Channel channel) {
        List<Place> places = new ArrayList<>(List.of(new Place(CounterKey.CHANNEL, channel.name())));
        for (Question question : axes.questions()) on(question, body).forEach(value -> places.add(new Place(question.code(), value)));
        for (String cell : cells(body)) places.add(new Place(CounterKey.CELL, cell));
        return places;
    }

    /** Where a person stands between communes and ages; nowhere before the team has said which question asks the age. */
    private List<String> cells(JsonObject body) {
        if (axes.age().isEmpty()) return List.of();
        String commune = axes.commune().map(question -> on(question, body).get(0)).orElse("");
        return on(axes.age().get(), body).stream().map(age -> commune + "|" + age).toList();
    }

    /** Where a person stands on the axis of a question: in several places when several options are ticked. */
    private static List<String> on(Question question, JsonObject body) {
        JsonValue value = body.get(question.code());
        if (value == null) return List.of(CounterKey.ABSENT);
        if (declined(question, value)) return List.of(CounterKey.DECLINED);
        if (value instanceof JsonArray several) return several.getValuesAs(JsonString.class).stream().map(JsonString::getString).distinct().toList();
        if (question.type() == QuestionType.NUMBER && value instanceof JsonNumber number)
            return List.of(classes(question).holding(number.bigDecimalValue()).code());
        return List.of(plain(value));
    }

    private static void of(Question question, JsonValue value, boolean asked, Consumer<CounterKey> sink) {
        String code = question.code();
        if (value == null) {
            if (!asked) sink.accept(CounterKey.of(code, CounterKey.NOT_ASKED));
            return;
        }
        if (declined(question, value)) {
            sink.accept(CounterKey.of(code, CounterKey.DECLINED));
            return;
        }
        sink.accept(CounterKey.of(code, CounterKey.ANSWERED));
        values(question, value).stream().distinct().forEach(sink);
    }

    private static boolean declined(Question question, JsonValue value) {
        if (value instanceof JsonObject object) return object.getBoolean("declined", false);
        if (value instanceof JsonString one) return apart(question, one.getString());
        return value instanceof JsonArray several && several.size() == 1 && several.get(0) instanceof JsonString one && apart(question, one.getString());
    }

    private static boolean apart(Question question, String code) {
        return question.options().stream().anyMatch(option -> option.apart() && option.code().equals(code));
    }

    private static List<CounterKey> values(Question question, JsonValue value) {
        String code = question.code();
        return switch (question.type()) {
            case SINGLE, SCALE, COMMUNE -> List.of(CounterKey.of(code, plain(value)));
            case MULTIPLE -> strings(value).stream().map(each -> CounterKey.of(code, each)).toList();
            case NUMBER -> List.of(CounterKey.of(code, cut(question, ((JsonNumber) value).bigDecimalValue())));
            case DATE, DATE_TIME -> List.of(CounterKey.of(code, start(plain(value), 7)));
            case TIME -> List.of(CounterKey.of(code, start(plain(value), 2)));
            case RANKING -> ranks(code, strings(value));
            case MATRIX_SINGLE, MATRIX_MULTIPLE -> matrix(code, value.asJsonObject());
            case NEEDS -> needs(code, value.asJsonObject());
            case TRIP -> trip(code, value.asJsonObject());
            case POINT -> List.of(CounterKey.of(code, value.asJsonObject().get("lat") + "," + value.asJsonObject().get("lon")));
            default -> List.of();
        };
    }

    private static List<CounterKey> ranks(String code, List<String> preferred) {
        List<CounterKey> keys = new ArrayList<>();
        for (int i = 0; i < preferred.size(); i++) keys.add(CounterKey.of(code, preferred.get(i) + "#" + (i + 1)));
        return keys;
    }

    /** Each row counts as a question of its own. */
    private static List<CounterKey> matrix(String code, JsonObject rows) {
        List<CounterKey> keys = new ArrayList<>();
        rows.forEach((row, value) -> part(keys, code + "." + row, strings(value)));
        return keys;
    }

    /** Needs and offers count as two questions: who only offers has not said what they need. */
    private static List<CounterKey> needs(String code, JsonObject categories) {
        List<CounterKey> keys = new ArrayList<>();
        categories.forEach((category, what) -> {
            String said = plain(what);
            if (!said.equals("offer")) part(keys, code + ".need", List.of(category));
            if (!said.equals("need")) part(keys, code + ".offer", List.of(category));
        });
        return keys;
    }

    private static List<CounterKey> trip(String code, JsonObject trip) {
        List<CounterKey> keys = new ArrayList<>(List.of(CounterKey.of(code, trip.getString("from", "") + ">" + trip.getString("to", ""))));
        if (trip.containsKey("days")) part(keys, code + ".days", strings(trip.get("days")));
        for (String end : List.of("leave", "return"))
            if (trip.get(end) instanceof JsonString at && !at.getString().isEmpty()) part(keys, code + "." + end, List.of(start(at.getString(), 2)));
        return keys;
    }

    private static void part(List<CounterKey> keys, String question, List<String> values) {
        if (values.isEmpty()) return;
        keys.add(CounterKey.of(question, CounterKey.ANSWERED));
        values.forEach(value -> keys.add(CounterKey.of(question, value)));
    }

    /** Cut downwards, so that a number never leaves its class: the bounds of classes have few digits, but for the smallest answer taken. */
    static String cut(Question question, BigDecimal number) {
        BigDecimal cut = number.round(CUT);
        if (question.min() != null && cut.compareTo(question.min()) < 0) cut = question.min();
        return plain(cut);
    }

    private static NumberClasses classes(Question question) {
        return NumberClasses.of(question.min(), question.max(), question.step());
    }

    private static List<String> strings(JsonValue value) {
        return value instanceof JsonArray several ? several.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList() : List.of(plain(value));
    }

    private static String plain(JsonValue value) {
        if (value instanceof JsonString text) return text.getString();
        return value instanceof JsonNumber number ? plain(number.bigDecimalValue()) : value.toString();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String start(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
