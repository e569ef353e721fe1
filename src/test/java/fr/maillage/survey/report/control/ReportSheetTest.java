package fr.maillage.survey.report.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import fr.maillage.survey.report.entity.Report;
import fr.maillage.survey.results.entity.FigureTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class ReportSheetTest {
    private static final ReportSheet.Words WORDS = new ReportSheet.Words("Résultats", "Nombres", "Question", "Réponse", "Personnes", "Part (%)", "non publié", "Graphiques", "Tirés des nombres", "Entre");

    private static SpreadSheet written(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportSheet.write(report, WORDS, out);
        return new SpreadSheet(new ByteArrayInputStream(out.toByteArray()));
    }

    private static Report report(String mark) {
        return new Report("Résultats", "Mende", mark, "60 personnes", List.of(new Report.Section("=1+1", "En voiture",
                List.of(new Report.Line("En <voiture> & co", 38L, 67.86), new Report.Line("À vélo", null, null)), List.of("Ont répondu : 56."))), List.of("Méthode"));
    }

    @Test
    void numbersAreNumbersWithheldIsAWordAndAFormulaIsText() throws IOException {
        SpreadSheet book = written(report(""));
        Sheet numbers = book.getSheet(1);
        assertThat(numbers.getRange(1, 0).getValue()).isEqualTo("=1+1");
        assertThat(numbers.getRange(1, 0).getFormula()).isNull();
        assertThat(numbers.getRange(1, 1).getValue()).isEqualTo("En <voiture> & co");
        assertThat(numbers.getRange(1, 2).getValue()).isEqualTo(38.0);
        assertThat(numbers.getRange(1, 3).getValue()).isEqualTo(67.9);
        assertThat(numbers.getRange(2, 2).getValue()).isEqualTo("non publié");
        assertThat(numbers.getRange(2, 3).getValue()).isNull();
    }

    @Test
    void eachQuestionHasAChartDrawnFromItsCells() throws Exception {
        Report report = new Report("Résultats", "Mende", "", "60 personnes", List.of(
                new Report.Section("Un & un ?", "En voiture", List.of(new Report.Line("En voiture", 38L, 67.9, "55 à 79 %"), new Report.Line("À vélo", null, null)), List.of()),
                new Report.Section("Un texte ?", "7 personnes", List.of(), List.of()),
                new Report.Section("Personne ?", "Personne", List.of(new Report.Line("Oui", 0L, null)), List.of()),
                new Report.Section("Combien ?", "Douze", List.of(new Report.Line("0 à 4", 12L, null), new Report.Line("5 et plus", 3L, null)), List.of(),
                        List.of(new FigureTable("Rangs", "Réponse", List.of("Rang moyen"), List.of(new FigureTable.Line("Un car", java.util.Arrays.asList(1.25, null))), false)))), List.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportSheet.write(report, WORDS, out);
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        Files.createDirectories(Path.of("target/print"));
        Files.write(Path.of("target/print/rapport.ods"), out.toByteArray());
        assertThat(parts.keySet().iterator().next()).isEqualTo("mimetype");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        for (String xml : List.of("content.xml", "Object 1/content.xml", "Object 2/content.xml")) factory.newDocumentBuilder().parse(new ByteArrayInputStream(parts.get(xml).getBytes(StandardCharsets.UTF_8)));
        assertThat(parts.keySet()).as("nothing is drawn where nobody answered").doesNotContain("Object 3/content.xml");
        assertThat(parts.get("Object 1/content.xml")).contains("chart:values-cell-range-address=\"Nombres.D2:Nombres.D3\"", "Un &amp; un ?", "office:value=\"67.9\"");
        assertThat(parts.get("Object 2/content.xml")).contains("chart:values-cell-range-address=\"Nombres.C5:Nombres.C6\"");
        assertThat(parts.get("content.xml")).contains("xlink:href=\"./Object 2\"", "<svg:desc>Douze</svg:desc>");
        assertThat(parts.get("content.xml")).as("a row has a cell").doesNotContain("<table:table-row></table:table-row>");
        assertThat(parts.get("META-INF/manifest.xml")).contains("manifest:full-path=\"Object 2/\"");
        SpreadSheet book = new SpreadSheet(new ByteArrayInputStream(out.toByteArray()));
        assertThat(book.getSheet(1).getRange(4, 2).getValue()).as("the row the second chart begins at").isEqualTo(12.0);
    }

    @Test
    void theTeamsSheetsAreMarked() throws IOException {
        SpreadSheet book = written(report("à ne pas diffuser"));
        for (Sheet sheet : book.getSheets()) {
            boolean marked = false;
            for (int i = 0; i < sheet.getMaxRows(); i++) marked |= "à ne pas diffuser".equals(sheet.getRange(i, 0).getValue());
            assertThat(marked).as(sheet.getName()).isTrue();
        }
    }
}
