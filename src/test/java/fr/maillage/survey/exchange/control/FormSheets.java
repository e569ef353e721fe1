package fr.maillage.survey.exchange.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;

/** Makes .xlsx files for tests: sheets of rows of texts. */
public final class FormSheets {
    private final Map<String, List<List<String>>> sheets = new LinkedHashMap<>();

    public static FormSheets of(String sheet, List<List<String>> rows) {
        return new FormSheets().and(sheet, rows);
    }

    /** A sheet, each row one line of cells with bars between. */
    public static FormSheets survey(String... rows) {
        return new FormSheets().and("survey", rows);
    }

    public FormSheets and(String sheet, String... rows) {
        return and(sheet, List.of(rows).stream().map(row -> List.of(row.split("\\|", -1)).stream().map(String::strip).toList()).toList());
    }

    public FormSheets and(String sheet, List<List<String>> rows) {
        sheets.put(sheet, rows);
        return this;
    }

    public byte[] file() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", "1.0")) {
            sheets.forEach((name, rows) -> {
                var sheet = book.newWorksheet(name);
                for (int row = 0; row < rows.size(); row++) {
                    for (int column = 0; column < rows.get(row).size(); column++) {
                        String value = rows.get(row).get(column);
                        if (value.matches("#\\d+")) sheet.value(row, column, Integer.parseInt(value.substring(1)));
                        else if (!value.isEmpty()) sheet.value(row, column, value);
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
