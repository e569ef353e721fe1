package fr.maillage.survey.themes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.SurveyMaker;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Two persons read what people wrote; what they agree on is published as numbers, through the gate; the texts never are. */
class ThemesIT extends PortalTest {
    private static final String FIRST = "elu@mende.demo";
    private static final String SECOND = "agent@mende.demo";

    private static SurveyMaker survey() {
        return SurveyMaker.draft("mende", "anonymous").ask("single", Map.of("text", "Venez-vous ?", "options", "Oui\nNon"))
                .ask("long_text", Map.of("text", "Que voulez-vous ajouter ?")).from("open").published();
    }

    private static void answers(SurveyMaker survey) {
        for (int i = 0; i < 20; i++)
            Portal.sql("insert into answer (id, survey_id, mode, day, channel, body) select gen_random_uuid(), id, mode, current_date, 'WEB', ?::jsonb from survey where id = ?::uuid",
                    "{\"q1\": \"a\", \"q2\": \"" + (i < 12 ? "Un car vers la gare " : "Un banc sur la place ") + i + "<b>\"}", survey.id());
    }

    private static String path(SurveyMaker survey) {
        return survey.staffPath() + "/resultats/textes/q2/themes";
    }

    /** Reads every text of the page: cars get the first theme, benches the second, unless the reader errs on so many. */
    private static Answer read(String who, SurveyMaker survey, int errors) {
        Answer page = Visit.as(who).page(path(survey) + "/lecture");
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        Map<String, Object> ticks = new HashMap<>();
        int wrong = errors;
        for (Element field : page.html().select("form fieldset")) {
            boolean car = field.text().contains("car vers la gare");
            if (car && wrong-- > 0) car = false;
            ticks.put(field.selectFirst("input").attr("name"), field.select("input").get(car ? 0 : 1).attr("value"));
        }
        ticks.put("_text", page.html().select("input[name=_text]").eachAttr("value"));
        return Visit.as(who).submit(page, "/themes/lecture", ticks);
    }

    @Test
    void twoReadersAgreeSettleAndTheGatePublishesTheThemes() {
        SurveyMaker survey = survey();
        answers(survey);
        assertThat(Visit.as(FIRST).page(path(survey)).status()).isEqualTo(409);
        survey.step("clore");
        for (String theme : List.of("Transport", "Lieux publics"))
            assertThat(Visit.as(FIRST).submit(path(survey), "/q2/themes", Map.of("theme", theme)).status()).isEqualTo(303);
        assertThat(Visit.as(FIRST).submit(path(survey), "/q2/themes", Map.of("theme", "Transport")).status()).isEqualTo(422);
        assertThat(Visit.as(FIRST).page(path(survey)).html().select("#mots li").eachText()).contains("gare (12)", "banc (8)").doesNotContain("la (20)");
        assertThat(read(FIRST, survey, 0).status()).isEqualTo(303);
        // the second reader sees texts, not what the first ticked
        assertThat(Visit.as(SECOND).page(path(survey) + "/lecture").html().select("input[checked]")).isEmpty();
        assertThat(read(SECOND, survey, 2).status()).isEqualTo(303);
        assertThat(Visit.as("administration@mende.demo").page(path(survey) + "/lecture").status()).isEqualTo(409);
        Document page = Visit.as(FIRST).page(path(survey)).html();
        // 10 both, 2 only the first, 8 neither: agreement 0.9, by chance 0.6 x 0.5 + 0.4 x 0.5 = 0.5
        assertThat(page.select("#accord tbody tr:contains(Transport)").text().replaceAll("[\\s\\u00A0\\u202F]+", " ")).isEqualTo("Transport 20 90 % 0,80");
        Answer differences = Visit.as(SECOND).page(path(survey) + "/desaccords");
        assertThat(differences.html().select("form fieldset")).hasSize(2);
        assertThat(differences.html().text().replaceAll("[\\s\\u00A0\\u202F]+", " ")).contains("Première lecture : Transport. Deuxième lecture : Lieux publics.");
        Map<String, Object> decided = new HashMap<>();
        for (Element field : differences.html().select("form fieldset")) decided.put(field.selectFirst("input").attr("name"), field.select("input").get(0).attr("value"));
        decided.put("_text", differences.html().select("input[name=_text]").eachAttr("value"));
        assertThat(Visit.as(SECOND).submit(differences, "/themes/desaccords", decided).status()).isEqualTo(303);
        Document team = Visit.as(FIRST).page(survey.staffPath() + "/resultats").html();
        assertThat(team.select("#question-q2-themes tbody tr").eachText()).containsExactly("Transport 12", "Lieux publics 8");
        assertThat(Visit.as(FIRST).submit(survey.staffPath() + "/resultats/publication", "/publication", Map.of()).status()).isEqualTo(303);
        Answer everybody = Visit.nobody().page(survey.publicPath() + "/resultats");
        assertThat(everybody.html().select("#question-q2-themes tbody tr").eachText()).containsExactly("Transport 12", "Lieux publics 8");
        assertThat(everybody.body()).doesNotContain("vers la gare", "sur la place");
    }
}
