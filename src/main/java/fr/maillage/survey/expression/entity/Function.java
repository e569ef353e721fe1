package fr.maillage.survey.expression.entity;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The functions of the language, by their English and French names; accents and case of a name do not count. */
public enum Function {
    /** {@code selected(q, 'a', 'b')}: one of these options is chosen. */
    SELECTED("selected", "choisi", 2, 50),
    /** {@code count(q)}: how many options are chosen, 0 for none. */
    COUNT("count", "combien", 1, 1),
    /** {@code rank(q, 'a')}: the place of an option in a ranking, 1 for the first; nothing when it is not ranked. */
    RANK("rank", "rang", 2, 2),
    /** {@code answered(q)}: there is an answer other than « I'd rather not say ». */
    ANSWERED("answered", "répondu", 1, 1),
    /** {@code declined(q)}: the answer is « I'd rather not say ». */
    DECLINED("declined", "décliné", 1, 1),
    /** {@code countAnswered(q1, q2…)}: how many of these are answered. */
    COUNT_ANSWERED("countAnswered", "combien_répondu", 1, 50),
    /** {@code if(condition, then, otherwise)}. */
    IF("if", "si", 3, 3),
    /** {@code coalesce(a, b…)}: the first that is not nothing. */
    COALESCE("coalesce", "sinon", 2, 50),
    /** Numbers; nothing does not count, and all of nothing is nothing. */
    SUM("sum", "somme", 1, 50),
    MIN("min", "min", 1, 50),
    MAX("max", "max", 1, 50),
    /** {@code round(n, decimals)}: half away from zero; no decimals unless said. */
    ROUND("round", "arrondi", 1, 2),
    FLOOR("floor", "plancher", 1, 1),
    CEILING("ceiling", "plafond", 1, 1),
    ABS("abs", "abs", 1, 1),
    /** {@code number(text)}: the number that a text writes, else nothing. */
    NUMBER("number", "nombre", 1, 1),
    /** {@code concat(a, b…)}: texts, numbers and days one after the other. */
    CONCAT("concat", "texte", 1, 50),
    /** {@code length(text)}: characters, 0 for nothing. */
    LENGTH("length", "longueur", 1, 1),
    CONTAINS("contains", "contient", 2, 2),
    /** {@code matches(text, 'pattern')}: the whole text has this shape. */
    MATCHES("matches", "forme", 2, 2),
    /** The day the person answers, in mainland France. */
    TODAY("today", "aujourdhui", 0, 0),
    /** {@code date(moment)}: the day of a day-and-time. */
    DATE("date", "date", 1, 1),
    /** {@code age(day)}: whole years from that day to today. */
    AGE("age", "âge", 1, 1),
    /** {@code years(from, to)}: whole years, negative when {@code to} comes first. */
    YEARS("years", "années", 2, 2),
    /** {@code days(from, to)}: days, negative when {@code to} comes first. */
    DAYS("days", "jours", 2, 2),
    YEAR("year", "an", 1, 1),
    MONTH("month", "mois", 1, 1),
    DAY("day", "jour", 1, 1);

    private static final Map<String, Function> BY_NAME = new HashMap<>();

    static {
        for (Function function : values()) {
            BY_NAME.put(plain(function.english), function);
            BY_NAME.put(plain(function.french), function);
        }
    }

    private final String english;
    private final String french;
    private final int least;
    private final int most;

    Function(String english, String french, int least, int most) {
        this.english = english;
        this.french = french;
        this.least = least;
        this.most = most;
    }

    public static Optional<Function> named(String name) {
        return Optional.ofNullable(BY_NAME.get(plain(name)));
    }

    /** A word without case or accents, as names of functions and words of the language are compared. */
    public static String plain(String word) {
        if (word.chars().allMatch(c -> c < 128)) return word.toLowerCase(Locale.ROOT);
        return Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
    }

    public String english() {
        return english;
    }

    public String french() {
        return french;
    }

    /** Arguments it wants at least. */
    public int least() {
        return least;
    }

    public int most() {
        return most;
    }
}
