package fr.maillage.survey.report.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import fr.maillage.survey.report.entity.Report;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportSheetTest {
    private static final ReportSheet.Words WORDS = new ReportSheet.Words("Résultats", "Nombres", "Question", "Réponse", "Personnes", "Part (%)", "non publié");

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
    void theTeamsSheetsAreMarked() throws IOException {
        SpreadSheet book = written(report("à ne pas diffuser"));
        for (Sheet sheet : book.getSheets()) {
            boolean marked = false;
            for (int i = 0; i < sheet.getMaxRows(); i++) marked |= "à ne pas diffuser".equals(sheet.getRange(i, 0).getValue());
            assertThat(marked).as(sheet.getName()).isTrue();
        }
    }
}
