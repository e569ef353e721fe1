package fr.maillage.survey.entity;

import jakarta.json.Json;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days, hours and moments, as people write them: {@code 12/03/2027}, {@code 12 3 27} is refused, {@code 8h30}, {@code 8 h}, {@code 08:30}. */
final class MomentReader {
    static final List<String> PARTS = List.of("day", "time");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Pattern FRENCH_DAY = Pattern.compile("(\\d{1,2})[/. -](\\d{1,2})[/. -](\\d{4})");
    private static final Pattern HOUR = Pattern.compile("(\\d{1,2})\\s*(?:h|H|:|heures?)\\s*(\\d{2})?(?:\\s*(?:mn|min))?(?::\\d{2})?");

    private MomentReader() {
    }

    static Reading read(Question question, Typed typed, Known known) {
        return switch (question.type()) {
            case DATE -> within(question, day(typed.value()).map(LocalDate::toString), "survey.answer.date");
            case TIME -> within(question, hour(typed.value()), "question.answer.time");
            default -> moment(question, typed);
        };
    }

    private static Reading moment(Question question, Typed typed) {
        String[] whole = typed.value().split("[T ]", 2);
        String day = typed.has("day") ? typed.value("day") : whole[0];
        String time = typed.has("time") ? typed.value("time") : whole.length > 1 ? whole[1] : "";
        if (day(day).isEmpty()) return Reading.Refused.of("survey.answer.date");
        if (hour(time).isEmpty()) return Reading.Refused.of("question.answer.time");
        return within(question, Optional.of(day(day).get() + "T" + hour(time).get()), "survey.answer.date");
    }

    private static Reading within(Question question, Optional<String> moment, String wrong) {
        if (moment.isEmpty()) return Reading.Refused.of(wrong);
        boolean early = !question.earliest().isEmpty() && moment.get().compareTo(question.earliest()) < 0;
        boolean late = !question.latest().isEmpty() && moment.get().compareTo(question.latest()) > 0;
        if (early) return Reading.Refused.of("question.answer.early", french(question.earliest()));
        if (late) return Reading.Refused.of("question.answer.late", french(question.latest()));
        return new Reading.Given(Json.createValue(moment.get()));
    }

    /** Whether a text is written as an answer of that type is. */
    static boolean canonical(QuestionType type, String text) {
        try {
            return switch (type) {
                case DATE -> LocalDate.parse(text).toString().equals(text);
                case TIME -> LocalTime.parse(text).format(MINUTES).equals(text);
                default -> LocalDateTime.parse(text).toLocalTime().format(MINUTES).equals(text.substring(text.indexOf('T') + 1));
            };
        } catch (DateTimeException e) {
            return false;
        }
    }

    static Optional<LocalDate> day(String typed) {
        try {
            Matcher french = FRENCH_DAY.matcher(typed);
            LocalDate date = french.matches()
                    ? LocalDate.of(Integer.parseInt(french.group(3)), Integer.parseInt(french.group(2)), Integer.parseInt(french.group(1))) : LocalDate.parse(typed);
            return date.getYear() < 1850 || date.getYear() > 2200 ? Optional.empty() : Optional.of(date);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code 08:30} of what was typed. */
    static Optional<String> hour(String typed) {
        Matcher hour = HOUR.matcher(typed.strip());
        if (!hour.matches()) return Optional.empty();
        int hours = Integer.parseInt(hour.group(1));
        int minutes = hour.group(2) == null ? 0 : Integer.parseInt(hour.group(2));
        return hours > 23 || minutes > 59 ? Optional.empty() : Optional.of(LocalTime.of(hours, minutes).format(MINUTES));
    }

    private static String french(String moment) {
        String[] parts = moment.split("T");
        String[] day = parts[0].split("-");
        String first = day.length == 3 ? day[2] + "/" + day[1] + "/" + day[0] : parts[0].replace(":", " h ");
        return parts.length < 2 ? first : first + ", " + parts[1].replace(":", " h ");
    }
}
