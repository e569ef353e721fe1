package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.control.LossReport.Place;
import fr.maillage.survey.exchange.entity.Wording;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of a LimeSurvey file by language, as plain texts: in tables of their own since version 4, in the rows themselves before. */
final class LimeTexts {
    private static final Pattern PIPED = Pattern.compile("\\{[A-Za-z0-9_][^{}\\n]{0,200}}");

    private final LimeTables tables;
    private final List<String> languages;
    private final LossReport report;

    LimeTexts(LimeTables tables, List<String> languages, LossReport report) {
        this.tables = tables;
        this.languages = languages;
        this.report = report;
    }

    /**
     * @param table   that has the texts since version 4, e.g. {@code question_l10ns}
     * @param old     that had them before
     * @param key     column that both name the thing by
     * @param column  of the text, of the same name in both
     * @param most    characters; beyond, the text is cut and reported
     */
    Wording of(String table, List<String> old, String key, String id, String column, int most, Place at) {
        Map<String, String> found = new HashMap<>();
        for (LimeTables.Row row : tables.where(table, key, id)) found.put(row.get("language"), row.get(column));
        if (found.isEmpty()) {
            for (String each : old) for (LimeTables.Row row : tables.where(each, key, id)) found.put(row.get("language").isEmpty() ? languages.get(0) : row.get("language"), row.get(column));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : languages) {
            String text = PlainText.of(found.getOrDefault(language, ""));
            if (!text.isBlank()) texts.put(Languages.plain(language), shortened(text, most, at));
        }
        return new Wording(texts);
    }

    private String shortened(String text, int most, Place at) {
        Matcher piped = PIPED.matcher(text);
        if (piped.find()) report.refuse(at, "piped", piped.group());
        if (text.length() <= most) return text;
        report.change(at, "longText", most);
        return text.substring(0, most - 1) + "…";
    }
}
