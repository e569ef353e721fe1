package fr.maillage.carpool.control.register;

import java.util.regex.Pattern;

/** The part of OpenStreetMap's {@code opening_hours} that parking places use: days, months, hours, holidays, off. */
public final class OpeningHours {
    private static final String DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)";
    private static final String DAYS = DAY + "(?:-" + DAY + ")?(?:, ?" + DAY + "(?:-" + DAY + ")?)*";
    private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: \\d{1,2})?";
    private static final String MONTHS = MONTH + "(?:-(?:" + MONTH + "|\\d{1,2}))?";
    private static final String TIME = "(?:(?:[01]?\\d|2[0-9]):[0-5]\\d|sunrise|sunset)";
    private static final String TIMES = TIME + "(?:-" + TIME + "|\\+)(?:, ?" + TIME + "(?:-" + TIME + "|\\+))*";
    private static final String RULE = "(?:24/7|(?:" + MONTHS + "(?:, ?" + MONTHS + ")*:? ?)?(?:" + DAYS + " ?)?(?:" + TIMES + "|off|closed|24/7)?(?: ?\"[^\"]{0,80}\")?)";
    private static final Pattern FORM = Pattern.compile(RULE + "(?: ?(?:;|\\|\\|) ?" + RULE + ")*;?");

    private OpeningHours() {
    }

    /** Whether a text of at most 255 characters follows that syntax. */
    public static boolean wellFormed(String text) {
        return !text.isBlank() && text.length() <= 255 && FORM.matcher(text).matches();
    }
}
