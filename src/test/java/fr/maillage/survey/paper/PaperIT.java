package fr.maillage.survey.paper;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.print.PdfFile;
import fr.maillage.survey.SurveyMaker;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Forms of paper over HTTP: printing. */
class PaperIT extends PortalTest {
    private static final String HERE = "mende";

    private static Visit agent() {
        return Visit.as("agent@" + HERE + ".demo");
    }

    static Answer print(SurveyMaker survey, int copies) {
        return Visit.as("agent@" + survey.territory() + ".demo").submit(survey.staffPath() + "/papier", "/impression", Map.of("copies", String.valueOf(copies)));
    }

    @Test
    void formsArePrintedWithNumbersThatNoOtherFormHas() {
        SurveyMaker survey = SurveyMaker.simple(HERE);
        Answer first = print(survey, 2);
        assertThat(first.status()).as(first.toString()).isEqualTo(303);
        Answer second = print(survey, 1);
        assertThat(second.location()).endsWith("imprime?de=3&a=3");
        Answer shown = agent().follow(first);
        assertThat(shown.html().text()).contains("2 questionnaires");
        Answer file = agent().get(shown.html().selectFirst("a[href*=questionnaires.pdf]").attr("href"));
        assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
        PdfFile pdf = new PdfFile(file.bytes());
        pdf.mustBeAccessible();
        assertThat(pdf.text()).contains("Venez-vous au marché ?", "n° 0001", "n° 0002").doesNotContain("n° 0003");
        assertThat(Portal.<Long>value("select count(*) from paper_layout where survey_id = ?::uuid", survey.id())).isEqualTo(1);
    }

    @Test
    void draftHasAProofAndNoForms() {
        SurveyMaker draft = SurveyMaker.draft(HERE, "anonymous").ask("single", Map.of("text", "Oui ou non ?", "options", "Oui\nNon"));
        assertThat(new PdfFile(agent().get(draft.staffPath() + "/papier/epreuve.pdf").bytes()).text()).contains("ÉPREUVE", "Oui ou non ?");
        assertThat(agent().page(draft.staffPath() + "/papier").html().select("form[action$=/impression]")).isEmpty();
        assertThat(agent().get(draft.staffPath() + "/papier/questionnaires.pdf?de=1&a=1").status()).isEqualTo(409);
    }

    @Test
    void identifiedSurveyIsNotAnsweredOnPaper() {
        SurveyMaker survey = SurveyMaker.draft(HERE, "identified").ask("single", Map.of("text", "Oui ou non ?", "options", "Oui\nNon")).from("open").published();
        assertThat(agent().page(survey.staffPath() + "/papier").html().text()).contains("Cette enquête demande un compte");
        assertThat(agent().get(survey.staffPath() + "/papier/questionnaires.pdf?de=1&a=1").status()).isEqualTo(404);
    }

    @Test
    void numberOfCopiesIsBounded() {
        SurveyMaker survey = SurveyMaker.simple(HERE);
        for (String wrong : new String[] {"", "0", "51", "beaucoup"}) {
            Answer refused = agent().submit(survey.staffPath() + "/papier", "/impression", Map.of("copies", wrong));
            assertThat(refused.status()).as(wrong).isEqualTo(422);
        }
        assertThat(agent().get(survey.staffPath() + "/papier/questionnaires.pdf?de=1&a=1").status()).as("never printed").isEqualTo(404);
    }

    @Test
    void neighboursFindNothing() {
        SurveyMaker survey = SurveyMaker.simple(HERE);
        print(survey, 1);
        Visit neighbour = Visit.as("agent@thomery.demo");
        for (String page : new String[] {"", "/epreuve.pdf", "/imprime?de=1&a=1", "/questionnaires.pdf?de=1&a=1"})
            assertThat(neighbour.get(survey.staffPath().replace("/" + HERE + "/", "/thomery/") + "/papier" + page).status()).as(page).isEqualTo(404);
    }
}
