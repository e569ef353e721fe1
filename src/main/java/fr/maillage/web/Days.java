package fr.maillage.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and hours as people write them: « jeudi 12 mars 2027 », « 1er mars », « 18 h 05 »; in mainland France's time. */
public final class Days {
    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private Days() {
    }

    /** « 12 mars 2027 ». */
    public static String full(LocalDate day, Locale locale) {
        return day.format(pattern(day, locale, "MMMM yyyy"));
    }

    /** « jeudi 12 mars 2027 ». */
    public static String withWeekday(LocalDate day, Locale locale) {
        return day.format(DateTimeFormatter.ofPattern("EEEE ", locale)) + full(day, locale);
    }

    /** « 12 mars », with the year when it is not this one. */
    public static String brief(LocalDate day, Locale locale) {
        return day.getYear() == LocalDate.now(ZONE).getYear() ? day.format(pattern(day, locale, "MMMM")) : full(day, locale);
    }

    /** « 12 mars 2027, 18 h 05 ». */
    public static String at(Instant instant, Locale locale) {
        ZonedDateTime at = instant.atZone(ZONE);
        boolean french = locale.getLanguage().equals("fr");
        return full(at.toLocalDate(), locale) + at.format(DateTimeFormatter.ofPattern(french ? ", H 'h' mm" : ", HH:mm", locale));
    }

    private static DateTimeFormatter pattern(LocalDate day, Locale locale, String rest) {
        boolean first = day.getDayOfMonth() == 1 && locale.getLanguage().equals("fr");
        return DateTimeFormatter.ofPattern((first ? "d'er' " : "d ") + rest, locale);
    }
}
