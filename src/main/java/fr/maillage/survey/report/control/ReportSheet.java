package fr.maillage.survey.report.control;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import com.github.miachm.sods.Style;
import fr.maillage.survey.report.entity.Report;
import fr.maillage.survey.report.entity.Report.Line;
import fr.maillage.survey.report.entity.Report.Section;
import fr.maillage.survey.results.entity.FigureTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A report as an OpenDocument spreadsheet: one sheet to read, one with a line for each number, to reckon with, one with a chart for each question.
 * Numbers are numbers, texts are texts: no formula.
 */
public final class ReportSheet {
    /** Words of the sheets, in the reader's language. */
    public record Words(String summary, String numbers, String question, String answer, String persons, String share, String withheld, String charts, String chartsText, String range) {
    }

    private static final double WIDE = 110.0;

    private ReportSheet() {
    }

    /** Writes and leaves the stream open. */
    public static void write(Report report, Words words, OutputStream out) throws IOException {
        SpreadSheet book = new SpreadSheet();
        book.appendSheet(summary(report, words));
        book.appendSheet(numbers(report, words));
        List<SheetCharts.Bars> charts = charts(report, words);
        if (!charts.isEmpty()) {
            List<Object[]> above = new ArrayList<>(List.<Object[]>of(new Object[] {words.chartsText()}));
            if (report.marked()) above.add(new Object[] {report.mark()});
            book.appendSheet(sheet(words.charts(), above, List.of()));
        }
        ByteArrayOutputStream cells = new ByteArrayOutputStream();
        book.save(cells);
        SheetCharts.add(cells.toByteArray(), words.charts(), words.numbers(), charts, out);
    }

    /** The lines of a question stand together in the sheet of numbers, under its heading. */
    private static List<SheetCharts.Bars> charts(Report report, Words words) {
        List<SheetCharts.Bars> charts = new ArrayList<>();
        int row = 2;
        for (Section section : report.sections()) {
            if (section.drawn()) {
                boolean shares = section.shares();
                charts.add(new SheetCharts.Bars(section.title(), section.finding(), shares ? words.share() : words.persons(), section.lines().stream().map(Line::label).toList(),
                        section.lines().stream().map(line -> number(line, shares)).toList(), row, shares ? 'D' : 'C'));
            }
            row += section.lines().size();
        }
        return charts;
    }

    private static Double number(Line line, boolean shares) {
        if (line.count() == null || shares && line.percent() == null) return null;
        return shares ? rounded(line.percent()) : line.count().doubleValue();
    }

    private static Sheet summary(Report report, Words words) {
        List<Object[]> rows = new ArrayList<>();
        List<Integer> bold = new ArrayList<>();
        bold.add(rows.size());
        rows.add(new Object[] {report.title(), null, null});
        if (report.marked()) {
            bold.add(rows.size());
            rows.add(new Object[] {report.mark(), null, null});
        }
        rows.add(new Object[] {report.territory(), null, null});
        rows.add(new Object[] {report.lead(), null, null});
        for (Section section : report.sections()) {
            rows.add(new Object[] {null, null, null});
            bold.add(rows.size());
            rows.add(new Object[] {section.title(), section.lines().isEmpty() ? null : words.persons(), section.shares() ? words.share() : null, section.ranges() ? words.range() : null});
            rows.add(new Object[] {section.finding(), null, null});
            for (Line line : section.lines()) rows.add(row(line, words));
            for (FigureTable table : section.tables()) rows.addAll(rows(table, words));
            for (String note : section.notes()) rows.add(new Object[] {note, null, null});
        }
        rows.add(new Object[] {null, null, null});
        for (String sentence : report.method()) rows.add(new Object[] {sentence, null, null});
        return sheet(words.summary(), rows, bold);
    }

    private static Object[] row(Line line, Words words) {
        if (line.count() == null) return new Object[] {line.label(), words.withheld(), null};
        return new Object[] {line.label(), line.count().doubleValue(), line.percent() == null ? null : rounded(line.percent()), line.range()};
    }

    private static List<Object[]> rows(FigureTable table, Words words) {
        List<Object[]> rows = new ArrayList<>();
        List<Object> head = new ArrayList<>(List.of(table.percent() ? table.caption() + " (%)" : table.caption()));
        head.addAll(table.columns());
        rows.add(head.toArray());
        for (FigureTable.Line line : table.lines()) {
            List<Object> row = new ArrayList<>(List.of(line.label()));
            for (Number figure : line.figures()) row.add(figure == null ? words.withheld() : (Object) (Math.round(figure.doubleValue() * 100) / 100.0));
            rows.add(row.toArray());
        }
        return rows;
    }

    private static Sheet numbers(Report report, Words words) {
        List<Object[]> rows = new ArrayList<>();
        rows.add(new Object[] {words.question(), words.answer(), words.persons(), words.share()});
        for (Section section : report.sections())
            for (Line line : section.lines())
                rows.add(new Object[] {section.title(), line.label(), line.count() == null ? words.withheld() : (Object) line.count().doubleValue(), line.percent() == null ? null : rounded(line.percent())});
        if (report.marked()) rows.add(new Object[] {report.mark(), null, null, null});
        return sheet(words.numbers(), rows, List.of(0));
    }

    private static double rounded(double percent) {
        return Math.round(percent * 10) / 10.0;
    }

    private static Sheet sheet(String name, List<Object[]> rows, List<Integer> bold) {
        int columns = rows.stream().mapToInt(row -> row.length).max().orElse(1);
        Sheet sheet = new Sheet(name, rows.size(), columns);
        for (int i = 0; i < rows.size(); i++)
            for (int j = 0; j < rows.get(i).length; j++) if (rows.get(i)[j] != null) sheet.getRange(i, j).setValue(rows.get(i)[j]);
        Style heading = new Style();
        heading.setBold(true);
        for (int row : bold) for (int j = 0; j < columns; j++) sheet.getRange(row, j).setStyle(heading);
        sheet.setColumnWidth(0, WIDE);
        return sheet;
    }
}
