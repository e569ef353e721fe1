package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.entity.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A sheet of an XLSForm: its first row names the columns, {@code label::Français (fr)} being one language of {@code label}. */
final class Sheet {
    private static final Map<String, String> ALIASES = Map.of("list name", "list_name", "value", "name", "relevance", "relevant", "read_only", "readonly",
            "constraint message", "constraint_message", "choice filter", "choice_filter", "required message", "required_message", "default language", "default_language");

    /** A column: its name and, when its title says one, its language. */
    private record Column(String name, String language) {
    }

    /** A row below the titles. */
    final class Line {
        private final int number;
        private final Map<Integer, String> cells;

        private Line(Workbook.Row row) {
            number = row.line();
            cells = row.cells();
        }

        int number() {
            return number;
        }

        /** Stripped; empty when there is none. */
        String get(String column) {
            for (Map.Entry<Integer, Column> one : columns.entrySet())
                if (one.getValue().name().equals(column) && one.getValue().language().isEmpty()) return cells.getOrDefault(one.getKey(), "").strip();
            return "";
        }

        boolean has(String column) {
            return !get(column).isEmpty();
        }

        /** The text of a column in every language it stands in, the first language first. */
        Wording wording(String column, Languages languages) {
            Map<String, String> texts = new LinkedHashMap<>();
            for (String language : languages.codes()) {
                for (Map.Entry<Integer, Column> one : columns.entrySet()) {
                    String text = clean(cells.getOrDefault(one.getKey(), ""));
                    if (one.getValue().name().equals(column) && languages.code(one.getValue().language()).equals(language) && !text.isEmpty()) texts.putIfAbsent(language, text);
                }
            }
            return new Wording(texts);
        }

        /** Every column without language and its text. */
        Map<String, String> plain() {
            Map<String, String> all = new LinkedHashMap<>();
            columns.forEach((at, column) -> {
                if (column.language().isEmpty()) all.put(column.name(), cells.getOrDefault(at, "").strip());
            });
            return all;
        }
    }

    private final Map<Integer, Column> columns = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    Sheet(List<Workbook.Row> rows) {
        if (rows.isEmpty()) return;
        rows.get(0).cells().forEach((at, title) -> columns.put(at, column(title.strip())));
        for (Workbook.Row row : rows.subList(1, rows.size())) lines.add(new Line(row));
    }

    private static Column column(String title) {
        String[] parts = title.split("::", 2);
        // media::image::fr: the kind of medium belongs to the name
        if (parts.length == 2 && parts[0].strip().equalsIgnoreCase("media")) {
            String[] media = parts[1].split("::", 2);
            return new Column("media::" + media[0].strip().toLowerCase(Locale.ROOT), media.length == 2 ? media[1].strip() : "");
        }
        String name = parts[0].strip().toLowerCase(Locale.ROOT);
        if (parts.length == 2 && (name.equals("bind") || name.equals("body") || name.equals("instance"))) return new Column(title.toLowerCase(Locale.ROOT), "");
        return new Column(ALIASES.getOrDefault(name, name), parts.length == 2 ? parts[1].strip() : "");
    }

    List<Line> lines() {
        return lines;
    }

    /** Names of the columns, without their languages. */
    Set<String> columns() {
        Set<String> names = new LinkedHashSet<>();
        columns.values().forEach(column -> names.add(column.name()));
        return names;
    }

    /** Languages that titles of columns name. */
    Set<String> languages() {
        Set<String> names = new LinkedHashSet<>();
        columns.values().stream().map(Column::language).filter(language -> !language.isEmpty()).forEach(names::add);
        return names;
    }

    /** Line breaks as ours, no control characters. */
    static String clean(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC).replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
    }
}
