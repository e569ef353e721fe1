package fr.maillage.survey.respond;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.SurveyMaker;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is asked depends on what was answered: pages without script. */
class AskedPagesIT extends PortalTest {
    /** q1 a car? q2 how many seats, if so; a part for those without (q3); a part for all (q4). */
    private static SurveyMaker draft() {
        return SurveyMaker.draft("mende", "anonymous")
                .ask("single", Map.of("text", "Avez-vous une voiture ?", "options", "Oui\nNon", "required", "true"))
                .ask("number", Map.of("text", "Combien de places ?", "required", "true", "whole", "true", "relevant", "q1 = 'a'"))
                .part("Sans voiture").ask("short_text", Map.of("text", "Comment faites-vous ?", "required", "true", "relevant", "q1 = 'b'"))
                .part("Pour finir").ask("short_text", Map.of("text", "Autre chose ?"));
    }

    private static String kept(SurveyMaker survey) {
        return Portal.<String>value("select body::text from answer where survey_id = ?::uuid", survey.id());
    }

    @Test
    void answerThatCallsForAnotherQuestionShowsItBeforeGoingOn() {
        SurveyMaker survey = draft().from("open").published();
        Respondent person = Respondent.at(survey.publicPath());
        Answer first = person.begin();
        assertThat(first.html().selectFirst("[data-question=q2]").hasAttr("hidden")).isTrue();
        assertThat(first.html().select("noscript").html()).contains("Mettre à jour");
        Answer again = person.next(first, Map.of("q1", "a"));
        assertThat(again.html().text()).contains("D’autres questions se sont ajoutées");
        assertThat(again.html().selectFirst("[data-question=q2]").hasAttr("hidden")).isFalse();
        assertThat(person.next(again, Map.of()).html().select(".field__error")).as("now it must be answered").hasSize(1);
        Answer last = person.next(again, Map.of("q2", "4"));
        assertThat(last.html().select("h1").text()).as("the part for those without a car is passed over").isEqualTo("Pour finir");
        assertThat(person.press(last, "back").html().select("#f-q2").attr("value")).isEqualTo("4");
        Answer review = person.next(last, Map.of());
        assertThat(review.html().select("h2").eachText()).doesNotContain("Sans voiture");
        assertThat(person.send(review).status()).isEqualTo(303);
        assertThat(kept(survey)).isEqualTo("{\"q1\": \"a\", \"q2\": 4}");
    }

    @Test
    void whatIsNoLongerAskedIsNeitherShownNorKept() {
        SurveyMaker survey = draft().from("open").published();
        Respondent person = Respondent.at(survey.publicPath());
        Answer last = person.next(person.next(person.begin(), Map.of("q1", "a")), Map.of("q2", "4"));
        Answer first = person.press(last, "back");
        Answer second = person.next(first, Map.of("q1", "b"));
        assertThat(second.html().select("h1").text()).isEqualTo("Sans voiture");
        Answer review = person.next(person.next(second, Map.of("q3", "À pied")), Map.of());
        assertThat(review.html().select("dt").eachText()).containsExactly("Avez-vous une voiture ?", "Comment faites-vous ?", "Autre chose ?");
        assertThat(person.send(review).status()).isEqualTo(303);
        assertThat(kept(survey)).isEqualTo("{\"q1\": \"b\", \"q3\": \"À pied\"}");
    }

    @Test
    void onePageStaysCompleteWithoutScript() {
        SurveyMaker survey = draft().from("open").published();
        Respondent person = Respondent.at(survey.publicPath());
        Answer page = person.visit().page(survey.publicPath() + "/repondre?tout=1");
        assertThat(page.html().select("[data-question]")).hasSize(4);
        Answer updated = person.next(page, Map.of("q1", "b", "_go", "update"));
        assertThat(updated.html().select(".error-summary")).isEmpty();
        assertThat(updated.html().selectFirst("[data-question=q3]").hasAttr("hidden")).isFalse();
        assertThat(updated.html().selectFirst("[data-question=q2]").hasAttr("hidden")).isTrue();
        Answer review = person.next(updated, Map.of("q3", "Le car"));
        assertThat(person.send(review).status()).isEqualTo(303);
        assertThat(kept(survey)).isEqualTo("{\"q1\": \"b\", \"q3\": \"Le car\"}");
    }

    @Test
    void conditionThatCannotBeReadIsToldBesideItsFieldAndNothingIsKept() {
        SurveyMaker survey = draft();
        String questions = survey.staffPath() + "/questions";
        String add = survey.councillor().page(questions).html().selectFirst("a[href*=partie=]").attr("href");
        Answer refused = survey.councillor().submit(add + "&type=short_text", "/questions/nouvelle", Map.of("text", "Pourquoi ?", "relevant", "q9 = 'a'"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#e-relevant").text()).contains("q9");
        assertThat(refused.html().select("#f-relevant").val()).isEqualTo("q9 = 'a'");
        assertThat(survey.councillor().page(questions).html().select(".queue li")).hasSize(4);
        Answer fixed = survey.councillor().submit(refused, "/questions/nouvelle", Map.of("relevant", "q1 = 'a'"));
        assertThat(fixed.status()).isEqualTo(303);
        String part = survey.councillor().page(questions).html().select("h2 a").get(1).attr("href");
        assertThat(survey.councillor().submit(part, part, Map.of("relevant", "q1 =")).html().select("#e-relevant")).hasSize(1);
        assertThat(survey.councillor().submit(part, part, Map.of("relevant", "q1 = 'b'")).status()).isEqualTo(303);
        assertThat(survey.councillor().page(part).html().select("#f-relevant").val()).isEqualTo("q1 = 'b'");
    }

    @Test
    void questionDoesNotMovePastAConditionThatNeedsIt() {
        SurveyMaker survey = draft();
        String questions = survey.staffPath() + "/questions";
        Answer list = survey.councillor().page(questions);
        String first = list.html().selectFirst("button[name=questionDown]").attr("value");
        Answer refused = survey.councillor().submit(list, "/questions/ordre", Map.of("questionDown", first));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html().select(".error-summary").text()).contains("Combien de places ?", "q1");
        assertThat(survey.councillor().page(questions).html().select(".queue a").eachText()).startsWith("Avez-vous une voiture ?", "Combien de places ?");
    }
}
