package fr.maillage.survey.respond;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.SurveyMaker;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** « Enregistrer et reprendre plus tard », without script. */
class DraftIT extends PortalTest {
    private static SurveyMaker twoPages(String mode) {
        return SurveyMaker.draft("mende", mode).ask("short_text", Map.of("text", "Que manque-t-il ?", "required", "true"))
                .part("La suite").ask("multiple", Map.of("text", "Quels produits ?", "options", "Pain\nFruits\nBois")).from("open").published();
    }

    private static Answer keep(Visit visit, SurveyMaker survey, Answer page, Map<String, ?> fields) {
        return visit.post(survey.publicPath() + "/brouillon", Visit.filled(page, page.html().select("form[action$=/repondre]").isEmpty() ? survey.publicPath() : "/repondre", fields), "Accept", "text/html");
    }

    private static Answer resume(Visit visit, SurveyMaker survey, String code) {
        return visit.submit(survey.publicPath() + "/reprendre", "/reprendre", Map.of("code", code));
    }

    private static String code(Answer kept) {
        assertThat(kept.status()).as(kept.toString()).isEqualTo(200);
        return kept.html().select(".ticket__code").text();
    }

    private static long drafts(SurveyMaker survey) {
        return Portal.<Long>value("select count(*) from answer_draft where survey_id = ?::uuid", survey.id());
    }

    @Test
    void unfinishedAnswerComesBackByItsCodeOnAnotherDeviceAndGoesWhenItIsSent() {
        SurveyMaker survey = twoPages("anonymous");
        Visit phone = Visit.nobody();
        Answer second = phone.submit(phone.page(survey.publicPath() + "/repondre"), "/repondre", Map.of("q1", "un banc à l’ombre"));
        Answer kept = keep(phone, survey, second, Map.of("q2", List.of("a", "c")));
        String code = code(kept);
        assertThat(kept.html().text()).contains("Vos réponses ne sont pas encore envoyées.", survey.publicPath() + "/reprendre");
        assertThat(kept.html().select("svg[role=img] path").attr("d")).isNotEmpty();
        assertThat(phone.cookies().getCookieStore().getCookies()).isEmpty();

        Visit desk = Visit.nobody();
        Answer first = resume(desk, survey, code.toLowerCase().replace("-", " "));
        assertThat(first.html().select("#f-q1").val()).isEqualTo("un banc à l’ombre");
        Answer again = desk.submit(first, "/repondre", Map.of());
        assertThat(again.html().select("input[name=q2][checked]").eachAttr("value")).containsExactly("a", "c");
        Answer review = desk.submit(again, "/repondre", Map.of());
        assertThat(drafts(survey)).isEqualTo(1);
        assertThat(new Respondent(desk, survey.publicPath()).send(review).status()).isEqualTo(303);
        assertThat(drafts(survey)).isZero();
        assertThat(resume(desk, survey, code).status()).isEqualTo(422);
        assertThat(Portal.<String>value("select body::text from answer where survey_id = ?::uuid", survey.id())).isEqualTo("{\"q1\": \"un banc à l’ombre\", \"q2\": [\"a\", \"c\"]}");
    }

    @Test
    void databaseHoldsNothingReadableOfADraftAndCountsNone() {
        SurveyMaker survey = twoPages("anonymous");
        Visit visit = Visit.nobody();
        String code = code(keep(visit, survey, visit.page(survey.publicPath() + "/repondre"), Map.of("q1", "mot-introuvable")));
        List<Object> row = Portal.sql("select place, sealed, expires_on::text from answer_draft where survey_id = ?::uuid", survey.id()).get(0);
        String inside = new String((byte[]) row.get(0), StandardCharsets.ISO_8859_1) + new String((byte[]) row.get(1), StandardCharsets.ISO_8859_1);
        assertThat(inside).doesNotContain("mot-introuvable", code, code.replace("-", ""));
        assertThat(Portal.sql("select column_name::text from information_schema.columns where table_name = 'answer_draft'")).extracting(c -> c.get(0)).containsExactlyInAnyOrder("place", "survey_id", "expires_on", "sealed");
        assertThat(Portal.<Long>value("select count(*) from answer where survey_id = ?::uuid", survey.id())).isZero();
        assertThat(survey.councillor().page(survey.staffPath() + "/resultats").html().text()).doesNotContain("mot-introuvable");
    }

    @Test
    void savingAgainKeepsTheCodeAndTheSameFormSentTwiceMakesOneDraft() {
        SurveyMaker survey = twoPages("anonymous");
        Visit visit = Visit.nobody();
        Answer page = visit.page(survey.publicPath() + "/repondre");
        Answer kept = keep(visit, survey, page, Map.of("q1", "un"));
        assertThat(code(keep(visit, survey, page, Map.of("q1", "un")))).isEqualTo(code(kept));
        Answer onward = visit.submit(kept, "/repondre", Map.of());
        assertThat(onward.html().select("#f-q1").val()).isEqualTo("un");
        assertThat(code(keep(visit, survey, onward, Map.of("q1", "deux")))).isEqualTo(code(kept));
        assertThat(drafts(survey)).isEqualTo(1);
        assertThat(resume(visit, survey, code(kept)).html().select("#f-q1").val()).isEqualTo("deux");
    }

    @Test
    void guessesAreSlowedDown() {
        SurveyMaker survey = twoPages("anonymous");
        Visit visit = Visit.nobody();
        assertThat(resume(visit, survey, "").html().select("#e-code").text()).contains("Indiquez votre code");
        assertThat(resume(visit, survey, "K7F3").html().select("#e-code").text()).contains("pas complet");
        Answer page = visit.page(survey.publicPath() + "/reprendre");
        int last = 0;
        for (int i = 0; i < 31; i++) last = visit.submit(page, "/reprendre", Map.of("code", "2222-2222-2222-2222")).status();
        assertThat(last).isEqualTo(429);
        assertThat(Portal.<Long>value("select count(*) from rate_limit where bucket like 'survey-resume:%' and bucket like '%127.0.0%'")).as("no network is written down").isZero();
    }

    @Test
    void draftEndsWithItsDayWithItsSurveyOrOnDemand() {
        SurveyMaker survey = twoPages("anonymous");
        Visit visit = Visit.nobody();
        Answer page = visit.page(survey.publicPath() + "/repondre");
        String code = code(keep(visit, survey, page, Map.of("q1", "un")));
        String other = code(keep(visit, survey, visit.page(survey.publicPath() + "/repondre"), Map.of("q1", "deux")));
        assertThat(visit.submit(survey.publicPath() + "/reprendre", "/reprendre", Map.of("code", other, "_go", "forget")).html().text()).contains("Ce brouillon est effacé");
        assertThat(resume(visit, survey, other).status()).isEqualTo(422);
        Portal.sql("update answer_draft set expires_on = current_date - 2 where survey_id = ?::uuid", survey.id());
        assertThat(resume(visit, survey, code).status()).isEqualTo(422);
        survey.step("clore");
        assertThat(visit.page(survey.publicPath() + "/reprendre").status()).as("leads to the presentation").isEqualTo(303);
        assertThat(drafts(survey)).as("closing forgets them").isZero();
    }

    @Test
    void identifiedSurveyWantsTheAccountTooAndACodeCarriesTheAccessCode() {
        SurveyMaker survey = twoPages("identified");
        Visit resident = Visit.as("habitant@mende.demo");
        String code = code(keep(resident, survey, resident.page(survey.publicPath() + "/repondre"), Map.of("q1", "un")));
        assertThat(Visit.nobody().page(survey.publicPath() + "/reprendre").location()).startsWith("/compte/connexion");
        assertThat(resume(resident, survey, code).html().select("#f-q1").val()).isEqualTo("un");

        SurveyMaker coded = SurveyMaker.draft("mende", "anonymous").ask("short_text", Map.of("text", "Un mot ?")).from("code");
        String access = coded.councillor().submit(coded.staffPath() + "/codes", "/codes", Map.of("count", "1")).html().select(".code-slips__code").text();
        coded.published();
        Visit visit = Visit.nobody();
        Answer page = visit.submit(coded.publicPath() + "/repondre", "/repondre", Map.of("code", access));
        String back = code(keep(visit, coded, page, Map.of("q1", "gardé")));
        Answer resumed = resume(Visit.nobody(), coded, back);
        assertThat(resumed.html().select("input[name=_code]").val()).isEqualTo(access);
    }
}
