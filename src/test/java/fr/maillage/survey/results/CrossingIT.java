package fr.maillage.survey.results;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Two questions crossed: chosen by the councillor, protected with all the rest, the same everywhere. */
class CrossingIT extends PortalTest {
    private static final String COUNCILLOR = "elu@mende.demo";

    @Test
    void aCrossingIsReadByRowsAndColumns() {
        CrossedSurvey survey = CrossedSurvey.published("?croisement=q3~q1&croisement=q2~q3");
        Document page = Visit.nobody().page(survey.page()).html();
        Map<String, String> shown = Channels.table(page, "croisement-q3-q1");
        assertThat(shown).containsKeys("Mende (48) × En voiture", "Autres communes, regroupées × Ensemble", "Ensemble × À vélo").containsValue(Channels.WITHHELD);
        assertThat(Channels.table(page, "croisement-q2-q3")).containsKey("Transport × Mende (48)").containsValue(Channels.WITHHELD);
        assertThat(page.select("#croisement-q3-q1 td.withheld").eachText()).isNotEmpty().containsOnly("non publié");
    }

    @Test
    void thePreviewIsWhatGetsPublishedAndTellsWhatCanBeDeduced() {
        CrossedSurvey survey = CrossedSurvey.closed();
        Answer preview = Visit.as(COUNCILLOR).page(survey.desk() + "/publication?croisement=q3~q1");
        assertThat(preview.html().select("#deductions").text()).containsPattern("\\d+ nombres masqués\\. .*rien en déduire de plus précis que de \\d+ à \\d+ personnes");
        Visit.as(COUNCILLOR).submit(preview, "/publication", Map.of());
        Document page = Visit.nobody().page(survey.page()).html();
        assertThat(Channels.table(page, "croisement-q3-q1")).isEqualTo(Channels.table(preview.html(), "croisement-q3-q1"));
        // the report is kept with the release, for the team
        assertThat(Visit.as(COUNCILLOR).page(survey.desk() + "/publication").html().select("#deductions li").eachText()).isEqualTo(preview.html().select("#deductions li").eachText());
        assertThat(page.select("#deductions")).isEmpty();
    }

    @Test
    void anUnwiseChoiceIsToldBesideTheField() {
        CrossedSurvey survey = CrossedSurvey.closed();
        Visit councillor = Visit.as(COUNCILLOR);
        String path = survey.desk() + "/publication?croisement=q3~q1";
        assertThat(councillor.page(path + "&premiere=q1&deuxieme=q1").html().select("#e-deuxieme").text()).contains("deux questions différentes");
        assertThat(councillor.page(path + "&premiere=q1&deuxieme=q3").html().select("#e-deuxieme").text()).contains("déjà dans la liste");
        assertThat(councillor.page(path + "&premiere=q4&deuxieme=q1").html().select("#e-premiere").text()).contains("ne peut pas être croisée");
        // who has which bicycle follows from who cycles
        assertThat(councillor.page(path + "&premiere=q5&deuxieme=q1").html().select("#e-premiere").text()).contains("dépendent l’une de l’autre");
        assertThat(councillor.page(path + "&premiere=q5&deuxieme=q3").html().select("#croiser li")).hasSize(2);
        assertThat(councillor.page(path + "&premiere=&deuxieme=q1").html().select("#e-premiere, #e-deuxieme")).hasSizeLessThan(2);
        Document two = councillor.page(path + "&premiere=q2&deuxieme=q3").html();
        assertThat(two.select("#croiser li")).hasSize(2);
        assertThat(two.select("#croisement-q2-q3 table")).hasSize(1);
        assertThat(councillor.page(survey.desk() + "/publication?croisement=%27~q1&croisement=q1~q1&croisement=q1~nulle").html().select("#croiser li")).isEmpty();
    }

    @Test
    void aCrossingWithTooFewAnswersForItsCellsIsLeftOut() {
        CrossedSurvey survey = CrossedSurvey.closed();
        survey.rewritten("delete from answer where survey_id = ? and body->>'q3' <> '48080'", survey.id());
        Document page = Visit.as(COUNCILLOR).page(survey.desk() + "/publication?croisement=q3~q1").html();
        assertThat(page.select("#croiser li").text()).contains("Trop peu de réponses pour ce croisement");
        assertThat(page.select("#croisement-q3-q1")).isEmpty();
    }
}
