package fr.maillage.survey.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.maillage.survey.SurveyMaker;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Changing or taking back what was sent, where the survey allows it. */
class ChangeIT extends PortalTest {
    private static SurveyMaker survey(String mode, String audience) {
        return SurveyMaker.draft("mende", mode).ask("single", Map.of("text", "Oui ?", "options", "Oui\nNon", "required", "true"))
                .ask("short_text", Map.of("text", "Un mot ?")).from(audience, Map.of("changeable", "true"));
    }

    private static Answer send(Respondent somebody, Map<String, ?> answers) {
        return somebody.send(somebody.next(somebody.begin(), answers));
    }

    private static String code(Answer receipt) {
        assertThat(receipt.status()).as(receipt.toString()).isEqualTo(200);
        return receipt.html().select(".ticket__code").text();
    }

    private static List<List<Object>> bodies(SurveyMaker survey) {
        return Portal.sql("select body->>'q1', body->>'q2' from answer where survey_id = ?::uuid order by 1, 2", survey.id());
    }

    private static Answer open(Visit visit, SurveyMaker survey, String code) {
        return visit.submit(survey.publicPath() + "/modifier", "/modifier", Map.of("code", code));
    }

    @Test
    void authorOfAnAnonymousAnswerChangesItByTheCodeTheReceiptGave() {
        SurveyMaker survey = survey("anonymous", "open").published();
        Respondent somebody = Respondent.at(survey.publicPath());
        Answer receipt = send(somebody, Map.of("q1", "a", "q2", "des noix"));
        String code = code(receipt);
        assertThat(receipt.html().select("h1").text()).isEqualTo("Vos réponses sont enregistrées.");
        Visit other = Visit.nobody();
        Answer shown = open(other, survey, code);
        assertThat(shown.html().select("input[name=q1][checked]").val()).isEqualTo("a");
        assertThat(shown.html().select("#f-q2").val()).isEqualTo("des noix");
        Answer review = other.submit(shown, "/repondre", Map.of("q1", "b"));
        assertThat(review.html().select("input[name=compte]")).as("no robot changes an answer").isEmpty();
        Answer changed = other.submit(review, "/envoyer", Map.of());
        assertThat(changed.html().select("h1").text()).isEqualTo("Vos nouvelles réponses sont enregistrées.");
        assertThat(bodies(survey)).containsExactly(List.of("b", "des noix"));
        assertThat(other.submit(review, "/envoyer", Map.of()).status()).as("sent twice").isEqualTo(200);
        assertThat(open(other, survey, code).html().select("input[name=q1][checked]").val()).isEqualTo("b");
        assertThat(bodies(survey)).hasSize(1);
    }

    @Test
    void sameFormSentTwiceIsOneAnswerAndShowsOneCode() {
        SurveyMaker survey = survey("anonymous", "open").published();
        Respondent somebody = Respondent.at(survey.publicPath());
        Answer review = somebody.next(somebody.begin(), Map.of("q1", "a"));
        String code = code(somebody.send(review));
        assertThat(code(somebody.send(review))).isEqualTo(code);
        assertThat(bodies(survey)).hasSize(1);
        assertThat(somebody.send(somebody.next(somebody.begin(), Map.of("q1", "b")), Map.of("compte", "99")).status()).isEqualTo(422);
        assertThat(Portal.<Long>value("select count(*) from answer_copy where survey_id = ?::uuid", survey.id())).as("a refused answer leaves nothing").isEqualTo(1);
    }

    @Test
    void databaseHoldsNeitherTheCodeNorALinkFromTheCopyToTheAnswer() {
        SurveyMaker survey = survey("anonymous", "open").published();
        String code = code(send(Respondent.at(survey.publicPath()), Map.of("q1", "a", "q2", "mot-introuvable")));
        assertThat(Portal.sql("select 1 from answer_copy c join answer a on a.change_mark = c.place where c.survey_id = ?::uuid", survey.id())).isEmpty();
        byte[] sealed = Portal.value("select sealed from answer_copy where survey_id = ?::uuid", survey.id());
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("mot-introuvable");
        assertThat(Portal.<Long>value("select count(*) from answer where survey_id = ?::uuid and encode(change_mark, 'escape') like ?", survey.id(), "%" + code.replace("-", "") + "%")).isZero();
    }

    @Test
    void answerIsTakenBackOnceAndAWrongCodeTakesNothing() {
        SurveyMaker survey = survey("anonymous", "open").published();
        String code = code(send(Respondent.at(survey.publicPath()), Map.of("q1", "a")));
        code(send(Respondent.at(survey.publicPath()), Map.of("q1", "b")));
        Visit visit = Visit.nobody();
        assertThat(open(visit, survey, "2222-2222-2222-2222").html().select("#e-code").text()).contains("Aucune réponse");
        Answer ask = visit.submit(survey.publicPath() + "/modifier", "/modifier", Map.of("code", code, "_go", "withdraw"));
        assertThat(bodies(survey)).as("asked first").hasSize(2);
        assertThat(visit.submit(ask, "/retirer", Map.of()).html().select("h1").text()).isEqualTo("Vos réponses sont retirées");
        assertThat(visit.submit(ask, "/retirer", Map.of()).status()).isEqualTo(409);
        assertThat(bodies(survey)).containsExactly(java.util.Arrays.asList("b", null));
    }

    @Test
    void invitedPersonChangesWhatStillWaitsAndWhatIsMixedAlready() {
        SurveyMaker survey = survey("anonymous", "code");
        List<String> codes = survey.councillor().submit(survey.staffPath() + "/codes", "/codes", Map.of("count", "2")).html().select(".code-slips__code").eachText();
        survey.published();
        List<String> keep = new ArrayList<>();
        for (String code : codes) {
            Respondent somebody = Respondent.at(survey.publicPath());
            Answer page = somebody.next(somebody.begin(), Map.of("code", code));
            keep.add(code(somebody.send(somebody.next(page, Map.of("q1", "a")))));
        }
        Visit visit = Visit.nobody();
        Answer changed = visit.submit(visit.submit(open(visit, survey, keep.get(0)), "/repondre", Map.of("q1", "b")), "/envoyer", Map.of());
        assertThat(changed.html().select("h1").text()).contains("nouvelles réponses");
        Answer ask = visit.submit(survey.publicPath() + "/modifier", "/modifier", Map.of("code", keep.get(1), "_go", "withdraw"));
        assertThat(visit.submit(ask, "/retirer", Map.of()).status()).isEqualTo(200);
        Respondent again = Respondent.at(survey.publicPath());
        assertThat(again.next(again.begin(), Map.of("code", codes.get(1))).html().select("#e-code").text()).as("an invitation serves once, even so").contains("déjà servi");
        assertThat(bodies(survey)).as("they wait").isEmpty();
        survey.step("clore");
        assertThat(bodies(survey)).containsExactly(java.util.Arrays.asList("b", null));
        assertThat(visit.page(survey.publicPath() + "/modifier").status()).as("closed: leads to the presentation").isEqualTo(303);
        assertThat(Portal.<Long>value("select count(*) from answer_copy where survey_id = ?::uuid", survey.id())).isZero();
    }

    @Test
    void accountIsTheCodeOfAnIdentifiedAnswer() {
        SurveyMaker survey = survey("identified", "open").published();
        Respondent resident = new Respondent(Visit.as("habitant@mende.demo"), survey.publicPath());
        Answer review = resident.next(resident.begin(), Map.of("q1", "a"));
        Answer receipt = resident.send(review);
        assertThat(receipt.html().select(".ticket__code")).isEmpty();
        assertThat(receipt.html().text()).contains("avec votre compte");
        assertThat(resident.send(review).status()).as("sent twice").isEqualTo(200);
        assertThat(resident.send(resident.next(resident.begin(), Map.of("q1", "b"))).status()).isEqualTo(409);
        Visit visit = resident.visit();
        Answer shown = visit.submit(survey.publicPath() + "/modifier", "/modifier", Map.of());
        assertThat(visit.submit(visit.submit(shown, "/repondre", Map.of("q1", "b")), "/envoyer", Map.of()).status()).isEqualTo(200);
        assertThat(Portal.sql("select body->>'q1', account_id is not null from answer where survey_id = ?::uuid", survey.id())).containsExactly(List.of("b", true));
    }

    @Test
    void twentyChangesAtOnceLeaveOneAnswer() throws Exception {
        SurveyMaker survey = survey("anonymous", "open").published();
        String code = code(send(Respondent.at(survey.publicPath()), Map.of("q1", "a")));
        List<Callable<Integer>> everybody = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Visit visit = Visit.nobody();
            Answer review = visit.submit(open(visit, survey, code), "/repondre", Map.of("q1", i % 2 == 0 ? "a" : "b", "q2", "essai " + i));
            everybody.add(() -> visit.submit(review, "/envoyer", Map.of()).status());
        }
        ExecutorService together = Executors.newFixedThreadPool(20);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> one : together.invokeAll(everybody)) statuses.add(one.get());
            assertThat(statuses).as(statuses.toString()).allMatch(status -> status == 200 || status == 409);
        } finally {
            together.shutdown();
        }
        assertThat(bodies(survey)).hasSize(1);
        assertThat(bodies(survey).get(0).get(1).toString()).startsWith("essai ");
    }

    @Test
    void surveyThatDoesNotAllowItHasNoSuchPageAndTheChoiceIsFrozen() {
        SurveyMaker fixed = SurveyMaker.simple("mende");
        for (String page : List.of("/modifier")) assertThat(Visit.nobody().page(fixed.publicPath() + page).status()).isEqualTo(404);
        assertThatThrownBy(() -> Portal.sql("update survey set changeable = true where id = ?::uuid", fixed.id())).hasMessageContaining("update survey");
        SurveyMaker survey = survey("anonymous", "open").published();
        assertThat(Visit.nobody().page(survey.publicPath()).html().text()).contains("Vous pourrez changer ou retirer vos réponses jusqu’à la clôture.");
    }
}
