package fr.maillage.survey.results;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Free text leaves the house as sentences picked by hand, read again, and answered for. */
class QuotationIT extends PortalTest {
    private static final String COUNCILLOR = "elu@mende.demo";

    @Test
    void aSentenceIsQuotedOnlyOnceItPointsToNobody() {
        CrossedSurvey survey = CrossedSurvey.closed();
        Visit councillor = Visit.as(COUNCILLOR);
        String path = survey.desk() + "/citations/q4";
        String pick = councillor.page(survey.desk() + "/textes/q4").html().select("a[href*=texte=]").first().attr("href");
        Document form = councillor.page(pick).html();
        String whole = form.select("#f-texte").text();
        assertThat(whole).contains("06 12 34 56 78");

        Answer phone = councillor.submit(path, "/citations/q4", Map.of("texte", whole, "relu", "true"));
        assertThat(phone.status()).isEqualTo(422);
        assertThat(phone.html().select("#e-texte").text()).contains("numéro de téléphone");
        assertThat(phone.html().select("#f-texte").text()).isEqualTo(whole);
        assertThat(councillor.submit(path, "/citations/q4", Map.of("texte", "Un banc, s’il vous plaît.")).html().select("#e-relu").text()).contains("Relisez");
        Answer name = councillor.submit(path, "/citations/q4", Map.of("texte", "Un banc pour ma voisine Josette.", "relu", "true"));
        assertThat(name.status()).isEqualTo(422);
        assertThat(name.html().text()).contains("Un mot avec une majuscule est peut-être un nom.");
        assertThat((Long) Portal.value("select count(*) from results_quotation where survey_id = ?", survey.id())).isZero();

        assertThat(councillor.submit(path, "/citations/q4", Map.of("texte", "Un banc <b>, s’il vous plaît.", "relu", "true")).status()).isEqualTo(303);
        assertThat(councillor.page(path).html().select("#choisies").text()).contains("Un banc <b>", "Approuvée par");
        assertThat((Long) Portal.value("select count(*) from audit_log where action = 'survey.quotation.approve' and object = ?", survey.id().toString())).isEqualTo(1L);

        assertThat(councillor.submit(survey.desk() + "/publication", "/publication", Map.of()).status()).isEqualTo(303);
        assertThat(Visit.nobody().page(survey.page()).html().select("#citations blockquote").eachText()).containsExactly("Un banc <b>, s’il vous plaît.");
        assertThat(Visit.nobody().get(survey.file(".csv")).body()).doesNotContain("Un banc");
        assertThat(Visit.nobody().get(survey.file(".ttl")).body()).doesNotContain("Un banc");

        String remove = councillor.page(path).html().select("#choisies form").attr("action");
        assertThat(councillor.submit(path, remove, Map.of()).status()).isEqualTo(303);
        assertThat(Visit.nobody().page(survey.page()).html().select("#citations")).isEmpty();
        assertThat(councillor.page(survey.desk() + "/citations/q1").status()).isEqualTo(404);
    }

    @Test
    void fewTextsAreNotQuoted() {
        CrossedSurvey survey = CrossedSurvey.closed();
        survey.rewritten("update answer set body = body - 'q4' where survey_id = ? and id not in (select id from answer where survey_id = ? limit 4)", survey.id(), survey.id());
        String path = survey.desk() + "/citations/q4";
        Document page = Visit.as(COUNCILLOR).page(path).html();
        assertThat(page.text()).contains("quand 5 personnes au moins ont écrit quelque chose");
        assertThat(page.select("#f-texte")).isEmpty();
    }
}
