package fr.maillage.survey.report.control;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.print.Pdf;
import fr.maillage.print.PdfFile;
import fr.maillage.survey.report.entity.Report;
import fr.maillage.survey.results.entity.FigureTable;
import fr.maillage.web.Templates;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;

/** The report on paper: read by a screen reader, marked on every page, never a zero for what is withheld. */
class ReportPaperTest {
    private static Report report(String mark) {
        List<Report.Section> sections = new ArrayList<>();
        for (int i = 1; i <= 9; i++)
            sections.add(new Report.Section("Question " + i + " : comment venez-vous <ici> ?", "La réponse la plus donnée : « En voiture », 38 personnes sur 56 (68 %).",
                    List.of(new Report.Line("En voiture", 38L, 67.9), new Report.Line("En car, quand il y en a un et qu’il passe à une heure qui convient", 15L, 26.8), new Report.Line("À vélo", null, null)),
                    List.of("Ont répondu : 56. Sans réponse : 4. Question non posée : 0.")));
        sections.add(new Report.Section("Autre chose ?", "Question ouverte : 7 personnes ont écrit une réponse.", List.of(), List.of("Ont répondu : 7.")));
        FigureTable matrix = new FigureTable("À quelle fréquence ?", "Ligne", List.of("Souvent", "Jamais"), List.of(new FigureTable.Line("La bibliothèque", List.of(82.4, 17.6)), new FigureTable.Line("La piscine", Arrays.asList(50.0, null))), true);
        FigureTable ranks = new FigureTable("Rangs donnés", "Réponse", List.of("Rang moyen", "Points"), List.of(new FigureTable.Line("Un car", List.of(1.25, 70L))), false);
        sections.add(new Report.Section("À quelle fréquence ?", "La part de chaque réponse.", List.of(new Report.Line("Un car", 30L, 75.0, "60 à 86 %")), List.of(), List.of(matrix, ranks)));
        return new Report("Résultats de l’enquête « Vos trajets »", "Communauté de communes", mark, "60 réponses comptées.", sections, List.of("Ces nombres décrivent les personnes qui ont répondu."));
    }

    private static PdfFile paper(String mark, String name) throws Exception {
        String xhtml = Templates.engine().process("report/report", new Context(Locale.FRENCH, Map.of("report", report(mark), "language", "fr")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Pdf.write(xhtml, out);
        Files.createDirectories(Path.of("target/print"));
        Files.write(Path.of("target/print/" + name + ".pdf"), out.toByteArray());
        return new PdfFile(out.toByteArray());
    }

    @Test
    void theTeamsReportIsAccessibleAndMarkedOnEveryPage() throws Exception {
        PdfFile file = paper("Document de travail : à ne pas diffuser", "rapport-equipe");
        file.mustBeAccessible();
        assertThat(file.pages()).isGreaterThan(1);
        for (int page = 1; page <= file.pages(); page++) assertThat(file.page(page)).as("page " + page).contains("à ne pas diffuser");
        assertThat(file.text().replace('\u00A0', ' ')).contains("Question 9", "67,9", "non publié", "60 à 86 %", "82 %", "1,25").doesNotContain("À vélo 0");
        assertThat(file.title()).isEqualTo("Résultats de l’enquête « Vos trajets »");
    }

    @Test
    void thePublicReportBearsNoMark() throws Exception {
        PdfFile file = paper("", "rapport-public");
        file.mustBeAccessible();
        assertThat(file.text()).doesNotContain("diffuser");
    }
}
