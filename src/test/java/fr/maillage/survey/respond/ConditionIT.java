package fr.maillage.survey.respond;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.SurveyMaker;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Conditions, checks and calculations from the draft to the answer that is kept. */
class ConditionIT extends PortalTest {
    /** Writes an expression of a draft's question; its column is relevant, valid_if, valid_message or calculation. */
    private static SurveyMaker write(SurveyMaker survey, String code, String column, String text) {
        Portal.sql("update question set " + column + " = ? where code = ? and section_id in (select id from section where survey_id = ?::uuid)", text, code, survey.id());
        return survey;
    }

    /** q1 a car or not; q2 how many, of those who have one, 1 to 9; q3 a required reason of those who have none. */
    private static SurveyMaker cars() {
        SurveyMaker survey = SurveyMaker.draft("mende", "anonymous").ask("single", Map.of("text", "Avez-vous une voiture ?", "options", "Oui\nNon", "required", "true"))
                .part("La suite").ask("number", Map.of("text", "Combien de voitures ?")).ask("short_text", Map.of("text", "Comment vous déplacez-vous ?", "required", "true")).from("open");
        write(survey, "q2", "relevant", "q1 = 'a'");
        write(survey, "q2", "valid_if", ". >= 1 et . <= 9");
        write(survey, "q2", "valid_message", "Écrivez un nombre de 1 à 9 voitures.");
        return write(survey, "q3", "relevant", "q1 = 'b'");
    }

    private static String body(SurveyMaker survey) {
        return Portal.<String>value("select body::text from answer where survey_id = ?::uuid", survey.id());
    }

    @Test
    void faultsStopThePublicationAndNameTheQuestionWithTheWayToIt() {
        SurveyMaker survey = cars();
        Map<String, String> faults = Map.of("q9 = 1", "Aucune question ne porte le code q9", "q3 = 'x'", "dépend de q3, qui dépend d’elle", "q1 = 'c'", "La question q1 ne propose pas c. Ses réponses sont : a, b");
        faults.forEach((condition, sentence) -> {
            write(write(survey, "q2", "relevant", ""), "q3", "relevant", "q2 > 1");
            Answer ready = survey.councillor().page(survey.staffPath() + "/publier");
            write(survey, "q2", "relevant", condition);
            Answer tasks = survey.councillor().page(survey.staffPath());
            var link = tasks.html().select("a:contains(Combien de voitures)");
            assertThat(link.text()).contains("Question 2", "condition", sentence);
            assertThat(survey.councillor().page(link.attr("href")).status()).isEqualTo(200);
            assertThat(survey.councillor().page(survey.staffPath() + "/publier").html().text()).contains(sentence);
            Answer refused = survey.councillor().submit(ready, "/publier", Map.of());
            assertThat(refused.status()).as("the fault came after the page").isEqualTo(409);
            assertThat(refused.html().text()).contains(sentence);
        });
        write(survey, "q3", "relevant", "");
        write(survey, "q2", "relevant", "q3 = 'x'");
        assertThat(survey.councillor().page(survey.staffPath()).html().text()).contains("La question q3 vient plus tard");
        Portal.sql("update section set relevant = 'q1 >' where survey_id = ?::uuid and position = 1", survey.id());
        assertThat(survey.councillor().page(survey.staffPath()).html().select("a:contains(La suite)").attr("href")).contains("/parties/");
        assertThat(Portal.<String>value("select state from survey where id = ?::uuid", survey.id())).isEqualTo("DRAFT");
    }

    @Test
    void answerThatWasNotAskedIsNotKeptWhateverIsSent() {
        SurveyMaker survey = cars().published();
        Respondent somebody = Respondent.at(survey.publicPath());
        Answer review = somebody.next(somebody.next(somebody.begin(), Map.of("q1", "b")), Map.of("q3", "à pied"));
        assertThat(somebody.send(review, Map.of("q2", "400", "q2.other", "x", "q9", "x")).status()).isEqualTo(303);
        assertThat(body(survey)).isEqualTo("{\"q1\": \"b\", \"q3\": \"à pied\"}");
    }

    @Test
    void requiredQuestionThatIsNotAskedStopsNobody() {
        SurveyMaker survey = cars().published();
        Respondent somebody = Respondent.at(survey.publicPath());
        Answer review = somebody.next(somebody.next(somebody.begin(), Map.of("q1", "a")), Map.of("q2", "2"));
        assertThat(review.status()).isEqualTo(200);
        assertThat(somebody.send(review).status()).isEqualTo(303);
        assertThat(body(survey)).isEqualTo("{\"q1\": \"a\", \"q2\": 2}");
        Answer asked = somebody.next(somebody.next(somebody.begin(), Map.of("q1", "b")), Map.of("q2", "2"));
        assertThat(asked.html().select("#e-q3").text()).as("of whom it is asked, it is required").isNotEmpty();
    }

    @Test
    void checkSaysItsAuthorsSentenceBesideTheField() {
        SurveyMaker survey = cars().published();
        Respondent somebody = Respondent.at(survey.publicPath());
        Answer page = somebody.next(somebody.begin(), Map.of("q1", "a"));
        Answer refused = somebody.next(page, Map.of("q2", "12"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#e-q2").text()).contains("Écrivez un nombre de 1 à 9 voitures.");
        assertThat(refused.html().select("[name=q2]").val()).isEqualTo("12");
        Answer review = somebody.next(page, Map.of("q2", "2"));
        Map<String, Object> made = new HashMap<>(Map.of("q2", "12"));
        Answer sent = somebody.send(review, made);
        assertThat(sent.status()).as("the last word is the server's").isEqualTo(422);
        assertThat(sent.html().select("#e-q2").text()).contains("Écrivez un nombre de 1 à 9 voitures.");
        assertThat(Portal.<Long>value("select count(*) from answer where survey_id = ?::uuid", survey.id())).isZero();
    }

    @Test
    void calculationIsKeptAndNeverTakenFromOutside() {
        SurveyMaker survey = SurveyMaker.draft("mende", "anonymous").ask("number", Map.of("text", "Combien de trajets par semaine ?")).ask("number", Map.of("text", "Combien de kilomètres ?"))
                .ask("number", Map.of("text", "Total")).from("open");
        Portal.sql("update question set type = 'CALCULATION', calculation = 'q1 * q2 * 0.1' where code = 'q3' and section_id in (select id from section where survey_id = ?::uuid)", survey.id());
        survey.published();
        Respondent somebody = Respondent.at(survey.publicPath());
        Answer review = somebody.next(somebody.begin(), Map.of("q1", "3", "q2", "1,1"));
        assertThat(somebody.send(review, Map.of("q3", "99")).status()).isEqualTo(303);
        assertThat(body(survey)).isEqualTo("{\"q1\": 3, \"q2\": 1.1, \"q3\": 0.33}");
    }

    @Test
    void resultsKeepNotAskedApartFromNotAnswered() {
        SurveyMaker survey = cars().published();
        Respondent somebody = Respondent.at(survey.publicPath());
        assertThat(somebody.send(somebody.next(somebody.next(somebody.begin(), Map.of("q1", "a")), Map.of())).status()).isEqualTo(303);
        for (String way : java.util.List.of("à pied", "en car")) {
            assertThat(somebody.send(somebody.next(somebody.next(somebody.begin(), Map.of("q1", "b")), Map.of("q3", way))).status()).isEqualTo(303);
        }
        survey.step("clore");
        String results = survey.councillor().page(survey.staffPath() + "/resultats").html().text();
        assertThat(results).as("how many cars").contains("Ont répondu : 0. Sans réponse : 1. Question non posée : 2.");
        assertThat(results).as("how those without get about").contains("Ont répondu : 2. Sans réponse : 0. Question non posée : 1.");
    }
}
