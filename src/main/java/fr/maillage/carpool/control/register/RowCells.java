package fr.maillage.carpool.control.register;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the cells of one row as what they should be, and writes down what is wrong with them. */
final class RowCells {
    private static final Pattern FRENCH_DATE = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final Pattern ISO_INSTANT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ].{1,30}");
    private static final Pattern LONE_E = Pattern.compile("(?<![\\p{L}\\p{N}'’])é(?![\\p{L}\\p{N}'’])");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final Pattern COUNT = Pattern.compile("\\d{1,6}([.,]0+)?");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,4}([.,]\\d{1,30})?");
    private static final Pattern LOST_LETTER = Pattern.compile("\\uFFFD|\\p{L}\\?\\p{L}");

    private final RegisterReader.Row row;
    private final List<Finding> findings = new ArrayList<>();

    RowCells(RegisterReader.Row row) {
        this.row = row;
    }

    int line() {
        return row.line();
    }

    List<Finding> findings() {
        return findings;
    }

    boolean refused() {
        return findings.stream().anyMatch(finding -> finding.outcome() == Finding.Outcome.REFUSED);
    }

    boolean has(String field) {
        return row.columns().has(field);
    }

    String raw(String field) {
        return row.cell(field);
    }

    void refuse(String field, String reason, Object... args) {
        say(Finding.Outcome.REFUSED, field, reason, args);
    }

    void warn(String field, String reason, Object... args) {
        say(Finding.Outcome.WARNED, field, reason, args);
    }

    void say(Finding.Outcome outcome, String field, String reason, Object... args) {
        String value = field == null ? null : raw(field);
        if (value != null && value.length() > 300) value = value.substring(0, 300) + "…";
        findings.add(new Finding(row.line(), outcome, field, value == null ? null : value.replace("\0", ""), reason,
                java.util.Arrays.stream(args).map(arg -> String.valueOf(arg).replace("\0", "")).toList()));
    }

    /** A text without control characters, or null; damage is told, never repaired. */
    String text(String field, int max) {
        String given = raw(field);
        if (given.isEmpty()) return null;
        boolean plain = plain(given);
        String text = plain ? given : cleaned(given);
        if (text.length() > max) {
            refuse(field, "tooLong", max, text.length());
            return null;
        }
        if (!plain) tellDamage(field, text);
        return text.isEmpty() ? null : text;
    }

    private void tellDamage(String field, String text) {
        RegisterText.undoubled(text).ifPresentOrElse(before -> warn(field, "doubleEncoded", before), () -> {
            if (LOST_LETTER.matcher(text).find()) warn(field, "lostLetter");
            else if (LONE_E.matcher(text).find()) warn(field, "damagedLetter");
        });
    }

    private static String cleaned(String given) {
        String lines = Normalizer.normalize(given, Normalizer.Form.NFC).replace("\r\n", "\n").replace('\r', '\n');
        return CONTROL.matcher(lines).replaceAll("").strip();
    }

    /** Printable ASCII without a question mark: nothing to clean, nothing damaged. Most cells are. */
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 32 || c > 126 || c == '?') return false;
        }
        return true;
    }

    String required(String field, int max) {
        if (raw(field).isEmpty()) refuse(field, "missing");
        return text(field, max);
    }

    LocalDate date(String field, LocalDate today) {
        String given = raw(field);
        if (given.isEmpty()) {
            refuse(field, "missing");
            return null;
        }
        try {
            if (given.length() == 10 && given.charAt(4) == '-') return near(field, LocalDate.parse(given), today);
            Matcher french = FRENCH_DATE.matcher(given);
            Matcher instant = ISO_INSTANT.matcher(given);
            LocalDate date = french.matches() ? LocalDate.of(Integer.parseInt(french.group(3)), Integer.parseInt(french.group(2)), Integer.parseInt(french.group(1)))
                    : LocalDate.parse(instant.matches() ? instant.group(1) : given);
            near(field, date, today);
            warn(field, "dateForm", date);
            return date;
        } catch (DateTimeException e) {
            refuse(field, "date");
            return null;
        }
    }

    private LocalDate near(String field, LocalDate date, LocalDate today) {
        if (date.getYear() < 1990 || date.getYear() > 2100) throw new DateTimeException("out of reach");
        if (date.isAfter(today)) warn(field, "future");
        return date;
    }

    /** True or false; null when empty, or when it is neither and {@code required} is not set. */
    Boolean flag(String field, boolean required) {
        String given = raw(field);
        if (given.isEmpty()) {
            if (required) refuse(field, "missing");
            return null;
        }
        if (given.equals("true") || given.equals("false")) return given.equals("true");
        String lower = given.toLowerCase(Locale.ROOT);
        boolean yes = lower.matches("true|oui|vrai|1|yes");
        if (!yes && !lower.matches("false|non|faux|0|no")) {
            if (required) refuse(field, "flag");
            else warn(field, "flagDropped");
            return null;
        }
        warn(field, "flagForm", yes);
        return yes;
    }

    /** A whole number, or null; what is none is left out and told. */
    Integer count(String field) {
        String given = raw(field);
        if (given.isEmpty()) return null;
        if (!COUNT.matcher(given).matches()) {
            warn(field, "countDropped");
            return null;
        }
        int whole = 0;
        while (whole < given.length() && Character.isDigit(given.charAt(whole))) whole++;
        if (whole < given.length()) warn(field, "countForm");
        return Integer.valueOf(given.substring(0, whole));
    }

    /** A decimal with the digits it came with; a decimal comma is told. */
    BigDecimal decimal(String field) {
        String given = raw(field);
        if (given.isEmpty()) {
            refuse(field, "missing");
            return null;
        }
        if (!DECIMAL.matcher(given).matches()) {
            refuse(field, "number");
            return null;
        }
        if (given.indexOf(',') >= 0) warn(field, "comma");
        return new BigDecimal(given.replace(',', '.'));
    }
}
