package fr.maillage.survey.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.miachm.sods.SpreadSheet;
import fr.maillage.print.PdfFile;
import fr.maillage.survey.SurveyMaker;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The report for the council meeting: the team's is marked, the public one holds what was published and nothing else. */
class ReportIT extends PortalTest {
    private static void answers(SurveyMaker survey, int count, String body) {
        Portal.sql("""
                with came as (insert into answer (id, survey_id, mode, day, channel, body) select gen_random_uuid(), id, mode, current_date, 'WEB', ?::jsonb from survey, generate_series(1, ?) where id = ?::uuid returning *)
                insert into answer_delta (survey_id, sign, day, channel, body) select survey_id, 1, day, channel, body from came""", body, count, survey.id());
    }

    private static SurveyMaker closed() {
        SurveyMaker survey = SurveyMaker.simple("mende");
        answers(survey, 31, "{\"q1\": \"a\"}");
        answers(survey, 3, "{\"q1\": \"b\"}");
        answers(survey, 2, "{}");
        return survey.step("clore");
    }

    private static PdfFile paper(Answer answer, String name) throws Exception {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        Files.createDirectories(Path.of("target/print"));
        Files.write(Path.of("target/print/" + name + ".pdf"), answer.bytes());
        return new PdfFile(answer.bytes());
    }

    @Test
    void theTeamsReportIsExactAndMarked() throws Exception {
        SurveyMaker survey = closed();
        PdfFile file = paper(survey.councillor().get(survey.staffPath() + "/resultats/rapport.pdf"), "council-team");
        file.mustBeAccessible();
        assertThat(file.page(1)).contains("à ne pas diffuser", "36 réponses comptées", "91,2", "Sans réponse");
        SpreadSheet book = new SpreadSheet(new ByteArrayInputStream(survey.councillor().get(survey.staffPath() + "/resultats/rapport.ods").bytes()));
        assertThat(book.getSheet(1).getRange(2, 2).getValue()).isEqualTo(3.0);
        assertThat(Portal.<Long>value("select count(*) from audit_log where action = 'survey.results.report' and object = ?", survey.id())).isEqualTo(2L);
        assertThat(Visit.as("habitant@mende.demo").get(survey.staffPath() + "/resultats/rapport.pdf").status()).isEqualTo(403);
    }

    @Test
    void thePublicReportHoldsWhatWasPublished() throws Exception {
        SurveyMaker survey = closed();
        assertThat(Visit.nobody().get(survey.publicPath() + "/resultats/rapport.pdf").status()).isEqualTo(404);
        survey.councillor().submit(survey.staffPath() + "/resultats/publication", "/publication", Map.of());
        PdfFile file = paper(Visit.nobody().get(survey.publicPath() + "/resultats/rapport.pdf"), "council-public");
        file.mustBeAccessible();
        assertThat(file.text()).contains("36", "non publié").doesNotContain("diffuser");
        SpreadSheet book = new SpreadSheet(new ByteArrayInputStream(Visit.nobody().get(survey.publicPath() + "/resultats/rapport.ods").bytes()));
        assertThat(book.getSheet(1).getRange(2, 2).getValue()).isEqualTo("non publié");
        survey.councillor().submit(survey.staffPath() + "/resultats/publication", "/publication/retrait", Map.of());
        assertThat(Visit.nobody().get(survey.publicPath() + "/resultats/rapport.pdf").status()).isEqualTo(410);
        assertThat(Visit.nobody().get(survey.publicPath() + "/resultats/rapport.ods").status()).isEqualTo(410);
    }

    @Test
    void aSurveyThatHidesItsResultsHasNoReportBeforeItsClosing() {
        SurveyMaker survey = SurveyMaker.draft("mende", "identified").ask("single", Map.of("text", "Venez-vous ?", "options", "Oui\nNon")).from("open");
        Portal.sql("update survey set results_hidden = true where id = ?::uuid", survey.id());
        survey.published();
        answers(survey, 31, "{\"q1\": \"a\"}");
        for (String file : new String[] {"/rapport.pdf", "/rapport.ods"}) assertThat(survey.councillor().get(survey.staffPath() + "/resultats" + file).status()).as(file).isEqualTo(409);
        assertThat(survey.councillor().page(survey.staffPath() + "/resultats/croisements?question=q1&axe=_channel").html().select("#croisement")).isEmpty();
    }
}
