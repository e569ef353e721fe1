package fr.maillage.survey.expression.control;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days as ISO 8601 texts, from year 1 to 9999. */
final class Days {
    private Days() {
    }

    static boolean valid(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") || text.startsWith("0000")) return false;
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    static boolean time(String text) {
        return text.matches("([01][0-9]|2[0-3]):[0-5][0-9]");
    }

    static boolean moment(String text) {
        return text.length() == 16 && text.charAt(10) == 'T' && valid(text.substring(0, 10)) && time(text.substring(11));
    }

    /** Whole years between two days; somebody born on 29 February is a year older on 1 March of the other years. */
    static BigDecimal years(String from, String to) {
        if (to.compareTo(from) < 0) return years(to, from).negate();
        int years = part(to, 0, 4) - part(from, 0, 4);
        return BigDecimal.valueOf(to.substring(5).compareTo(from.substring(5)) < 0 ? years - 1 : years);
    }

    static BigDecimal days(String from, String to) {
        return BigDecimal.valueOf(ChronoUnit.DAYS.between(LocalDate.parse(from), LocalDate.parse(to)));
    }

    static int part(String day, int begin, int end) {
        return Integer.parseInt(day.substring(begin, end));
    }
}
