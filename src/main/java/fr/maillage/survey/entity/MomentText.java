package fr.maillage.survey.entity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days, hours and moments as people write them: {@code 12/03/2027}, {@code 8h30}, {@code 8 h}, {@code 08:30}, {@code 12/03/2027 8h30}. */
public final class MomentText {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Pattern FRENCH_DAY = Pattern.compile("(\\d{1,2})[/. -](\\d{1,2})[/. -](\\d{4})");
    private static final Pattern HOUR = Pattern.compile("(\\d{1,2})\\s*(?:h|H|:|heures?)\\s*(\\d{2})?(?:\\s*(?:mn|min))?(?::\\d{2})?");

    private MomentText() {
    }

    /** What was typed as an answer of that type is written; empty for what is none. */
    public static Optional<String> read(QuestionType type, String typed) {
        if (type == QuestionType.DATE) return day(typed).map(LocalDate::toString);
        if (type == QuestionType.TIME) return hour(typed);
        String[] parts = typed.strip().split("(?:T|,?\\s+(?:à\\s+)?)", 2);
        return parts.length < 2 ? Optional.empty() : day(parts[0]).flatMap(day -> hour(parts[1]).map(hour -> day + "T" + hour));
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

    /** {@code 12/03/2027, 8 h 30} for what an answer writes. */
    public static String french(String moment) {
        String[] parts = moment.split("T");
        String[] day = parts[0].split("-");
        String first = day.length == 3 ? day[2] + "/" + day[1] + "/" + day[0] : frenchHour(parts[0]);
        return parts.length < 2 ? first : first + ", " + frenchHour(parts[1]);
    }

    private static String frenchHour(String time) {
        return Integer.parseInt(time.substring(0, 2)) + " h " + time.substring(3);
    }
}
