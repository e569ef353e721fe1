package fr.maillage.survey.coverage.control;

import com.opencsv.CSVParserBuilder;
import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.exceptions.CsvException;
import fr.maillage.survey.coverage.entity.Target;
import java.io.IOException;
import java.io.StringReader;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures as a table that was typed or pasted: commune, age, persons; semicolons, commas or tabs; communes and ages by code or by name. */
public final class TargetTable {
    public static final int LINES_MAX = 5000;

    /** What was read, and what was not: faults in the order of the lines, the first ten. */
    public record Read(List<Target> targets, List<Fault> faults) {
    }

    /** @param key of the message; its arguments are the line, counted from 1, then what stands there */
    public record Fault(String key, int line, String what) {
    }

    private static final int FAULTS_MAX = 10;
    private final Map<String, String> communes = new HashMap<>();
    private final Map<String, String> ages = new HashMap<>();

    /** @param communeNames by code; @param ageLabels by code of answer */
    public TargetTable(Map<String, String> communeNames, Map<String, String> ageLabels) {
        communeNames.forEach((code, name) -> {
            communes.put(plain(code), code);
            communes.putIfAbsent(plain(name), code);
        });
        ageLabels.forEach((code, label) -> {
            ages.put(plain(code), code);
            ages.putIfAbsent(plain(label), code);
        });
    }

    public Read read(String text) {
        Map<String, Target> targets = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        char separator = text.indexOf('\t') >= 0 ? '\t' : text.indexOf(';') >= 0 ? ';' : ',';
        try (CSVReader reader = new CSVReaderBuilder(new StringReader(text)).withCSVParser(new CSVParserBuilder().withSeparator(separator).build()).build()) {
            int line = 0;
            for (String[] cells = reader.readNext(); cells != null && faults.size() < FAULTS_MAX; cells = reader.readNext()) {
                line++;
                if (line > LINES_MAX) faults.add(new Fault("coverage.table.long", line, String.valueOf(LINES_MAX)));
                else if (!blank(cells) && !(line == 1 && heading(cells))) line(cells, line, targets, faults);
            }
        } catch (IOException | CsvException e) {
            faults.add(new Fault("coverage.table.broken", 1, ""));
        }
        return new Read(List.copyOf(targets.values()), List.copyOf(faults));
    }

    private void line(String[] cells, int line, Map<String, Target> targets, List<Fault> faults) {
        if (cells.length != 3) {
            faults.add(new Fault("coverage.table.columns", line, String.valueOf(cells.length)));
            return;
        }
        String commune = known(communes, cells[0]);
        String age = known(ages, cells[1]);
        String persons = cells[2].replaceAll("[\\s\\u00A0\\u202F]", "");
        if (commune == null) faults.add(new Fault("coverage.table.commune", line, cells[0].strip()));
        else if (age == null) faults.add(new Fault("coverage.table.age", line, cells[1].strip()));
        else if (commune.isEmpty() && age.isEmpty()) faults.add(new Fault("coverage.table.nothing", line, ""));
        else if (!persons.matches("[1-9]\\d{0,8}")) faults.add(new Fault("coverage.table.persons", line, cells[2].strip()));
        else if (targets.putIfAbsent(commune + "|" + age, new Target(commune, age, Long.parseLong(persons))) != null) faults.add(new Fault("coverage.table.twice", line, cells[0].strip() + " " + cells[1].strip()));
    }

    private static boolean heading(String[] cells) {
        return cells.length == 3 && !cells[2].matches(".*\\d.*");
    }

    private static boolean blank(String[] cells) {
        for (String cell : cells) if (!cell.isBlank()) return false;
        return true;
    }

    /** Empty means all; null means unknown. */
    private static String known(Map<String, String> codes, String typed) {
        return typed.isBlank() ? "" : codes.get(plain(typed));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9<>+]+", " ").strip();
    }
}
