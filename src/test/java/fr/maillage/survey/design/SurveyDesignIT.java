package fr.maillage.survey.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.maillage.survey.SurveyMaker;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Writing a survey over HTTP. */
class SurveyDesignIT extends PortalTest {
    private static final String LIST = "/mende/gestion/enquetes";

    @Test
    void promiseIsConfirmedByATypedWordAndCannotBeChanged() {
        Visit councillor = Visit.as("elu@mende.demo");
        Answer untitled = councillor.page(LIST + "/nouvelle?title=&template=");
        assertThat(untitled.status()).isEqualTo(422);
        String second = LIST + "/nouvelle?title=Promesse&template=besoins";
        assertThat(councillor.page(second).html().text()).contains("Vous ne pourrez jamais rappeler quelqu’un");
        Answer unconfirmed = councillor.submit(second, "/nouvelle", Map.of("mode", "anonymous", "confirmation", "oui"));
        assertThat(unconfirmed.status()).isEqualTo(422);
        assertThat(unconfirmed.html().select("#erreurs a").attr("href")).isEqualTo("#f-confirmation");
        assertThat(unconfirmed.html().select("input[name=mode][checked]").val()).isEqualTo("anonymous");
        Answer created = councillor.submit(unconfirmed, "/nouvelle", Map.of("confirmation", "anonyme"));
        assertThat(created.status()).isEqualTo(303);
        String id = created.location().replaceFirst(".*/", "");
        assertThat(Portal.<Long>value("select count(*) from question q join section p on p.id = q.section_id where p.survey_id = ?::uuid", id)).isEqualTo(12);
        assertThatThrownBy(() -> Portal.sql("update survey set mode = 'IDENTIFIED' where id = ?::uuid", id)).hasRootCauseInstanceOf(java.sql.SQLException.class)
                .rootCause().hasMessageContaining("never changes");
        councillor.submit(created.location() + "/supprimer", "/supprimer", Map.of());
        assertThat(councillor.page(created.location()).status()).isEqualTo(404);
    }

    @Test
    void taskListSaysWhatIsMissingUntilTheSurveyIsReady() {
        SurveyMaker survey = SurveyMaker.draft("mende", "anonymous");
        Document before = survey.councillor().page(survey.staffPath()).html();
        assertThat(before.select(".task").last().text()).contains("Publier", "Pas encore possible");
        assertThat(before.text()).contains("Posez au moins une question.", "Choisissez le premier et le dernier jour.");
        Answer early = survey.councillor().page(survey.staffPath() + "/publier");
        assertThat(early.html().select("form[action$=/publier]")).isEmpty();
        survey.ask("short_text", Map.of("text", "Un mot ?")).from("open");
        Document after = survey.councillor().page(survey.staffPath()).html();
        assertThat(after.select("a[href$=/publier]")).hasSize(1);
        survey.published();
        assertThat(survey.councillor().page(survey.staffPath()).html().select("table").text()).contains("Créée", "Publiée", "elu");
    }

    @Test
    void agentWritesButDoesNotPublish() {
        SurveyMaker survey = SurveyMaker.draft("mende", "anonymous").ask("short_text", Map.of("text", "Un mot ?")).from("open");
        Visit agent = Visit.as("agent@mende.demo");
        assertThat(agent.page(survey.staffPath() + "/questions").status()).isEqualTo(200);
        assertThat(agent.page(survey.staffPath()).html().text()).contains("Un élu ou un administrateur publie");
        assertThat(agent.page(survey.staffPath() + "/publier").status()).isEqualTo(403);
        Map<String, Object> form = Visit.filled(survey.councillor().page(survey.staffPath() + "/publier"), "/publier", Map.of());
        assertThat(agent.post(survey.staffPath() + "/publier", form, "Accept", "text/html").status()).isIn(403, 409);
        assertThat(Visit.as("habitant@mende.demo").page(LIST).status()).isEqualTo(403);
        assertThat(Visit.as("elu@thomery.demo").page(LIST).status()).isEqualTo(403);
        assertThat(Visit.as("elu@thomery.demo").page(survey.staffPath().replace("/mende/", "/thomery/")).status()).as("a survey is of its territory").isEqualTo(404);
        assertThat(Portal.<String>value("select state from survey where id = ?::uuid", survey.id())).isEqualTo("DRAFT");
    }

    @Test
    void textWrittenOverSomebodyElsesIsKeptAndNotStored() {
        SurveyMaker survey = SurveyMaker.draft("mende", "anonymous").ask("short_text", Map.of("text", "Un mot ?"));
        Visit agent = Visit.as("agent@mende.demo");
        String question = agent.page(survey.staffPath() + "/questions").html().selectFirst(".queue a").attr("href");
        Answer mine = agent.page(question);
        assertThat(survey.councillor().submit(question, question, Map.of("text", "Deux mots ?")).status()).isEqualTo(303);
        Answer stale = agent.submit(mine, question, Map.of("text", "Trois mots ?"));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.html().select("#f-text").val()).isEqualTo("Trois mots ?");
        assertThat(stale.html().select("blockquote").text()).contains("Deux mots ?");
        assertThat(agent.submit(stale, question, Map.of()).status()).isEqualTo(303);
        assertThat(Portal.<String>value("select q.text from question q join section p on p.id = q.section_id where p.survey_id = ?::uuid", survey.id())).isEqualTo("Trois mots ?");
    }

    @Test
    void wordingOfAPublishedSurveyIsFrozen() {
        SurveyMaker survey = SurveyMaker.draft("mende", "anonymous").ask("single", Map.of("text", "Oui ?", "options", "Oui\nNon")).from("open");
        String question = survey.councillor().page(survey.staffPath() + "/questions").html().selectFirst(".queue a").attr("href");
        Answer form = survey.councillor().page(question);
        Answer order = survey.councillor().page(survey.staffPath() + "/questions");
        survey.published();
        assertThat(survey.councillor().submit(form, question, Map.of("text", "Non ?")).status()).isEqualTo(409);
        assertThat(survey.councillor().submit(order, "/ordre", Map.of()).status()).isEqualTo(409);
        assertThat(survey.councillor().page(survey.staffPath() + "/presentation").status()).isEqualTo(409);
        for (String sql : List.of("update question set text = 'x' where section_id in (select id from section where survey_id = ?::uuid)",
                "update question_option set label = 'x' where question_id in (select q.id from question q join section p on p.id = q.section_id where p.survey_id = ?::uuid)",
                "delete from section where survey_id = ?::uuid", "update survey set state = 'DRAFT' where id = ?::uuid"))
            assertThatThrownBy(() -> Portal.sql(sql, survey.id())).as(sql).hasRootCauseInstanceOf(java.sql.SQLException.class);
    }

    @Test
    void previewIsTheVeryPageThatResidentsGet() {
        SurveyMaker survey = SurveyMaker.draft("mende", "anonymous")
                .ask("single", Map.of("text", "Oui ?", "options", "Oui\nNon", "help", "Dites-le."))
                .ask("scale", Map.of("text", "Combien ?", "min", "0", "max", "10", "low", "rien", "high", "tout"))
                .ask("commune", Map.of("text", "Où ?")).ask("date", Map.of("text", "Quand ?")).ask("number", Map.of("text", "Km ?", "unit", "km")).from("open");
        Document preview = survey.councillor().page(survey.staffPath() + "/apercu").html();
        assertThat(preview.text()).contains("Rien n’est enregistré.");
        Answer end = survey.councillor().submit(survey.staffPath() + "/apercu", "/apercu", Map.of("q1", "a"));
        assertThat(end.html().select("form[action$=/apercu] .actions button[type=submit]:not([name])")).isEmpty();
        survey.published();
        Document real = Visit.nobody().page(survey.publicPath() + "/repondre").html();
        assertThat(preview.select("main form section").html()).isEqualTo(real.select("main form section").html());
    }

    @Test
    void questionsAndPartsMoveByButtons() {
        SurveyMaker survey = SurveyMaker.draft("mende", "anonymous").ask("short_text", Map.of("text", "Un ?")).ask("short_text", Map.of("text", "Deux ?"))
                .part("Fin").ask("short_text", Map.of("text", "Trois ?"));
        Document list = survey.councillor().page(survey.staffPath() + "/questions").html();
        String second = list.select("button[name=questionDown]").get(1).val();
        assertThat(survey.councillor().submit(survey.staffPath() + "/questions", "/ordre", Map.of("questionUp", second)).status()).isEqualTo(303);
        assertThat(survey.councillor().page(survey.staffPath() + "/questions").html().select(".queue a").eachText()).containsExactly("Deux ?", "Un ?", "Trois ?");
        String last = list.select("button[name=partUp]").first().val();
        survey.councillor().submit(survey.staffPath() + "/questions", "/ordre", Map.of("partUp", last));
        assertThat(survey.councillor().page(survey.staffPath() + "/questions").html().select(".queue a").eachText()).containsExactly("Trois ?", "Deux ?", "Un ?");
    }

    @Test
    void questionFormSaysWhatIsWrongAndChangesItsTypeWithoutLosingText() {
        SurveyMaker survey = SurveyMaker.draft("mende", "anonymous");
        String add = survey.councillor().page(survey.staffPath() + "/questions").html().selectFirst("a[href*=partie=]").attr("href");
        assertThat(survey.councillor().page(add).html().select("input[name=type]")).hasSize(QuestionType.values().length - 1);
        Answer refused = survey.councillor().submit(add + "&type=single", "/questions/nouvelle", Map.of("text", "Quel âge ?", "options", "Vieux", "apart", "Vieux"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#e-options").text()).contains("au moins deux");
        Answer retyped = survey.councillor().submit(refused, "/questions/nouvelle", Map.of("type", "number", "_go", "type"));
        assertThat(retyped.html().select("#f-text").val()).isEqualTo("Quel âge ?");
        assertThat(retyped.html().select("#f-unit")).hasSize(1);
        assertThat(survey.councillor().submit(retyped, "/questions/nouvelle", Map.of("min", "10", "max", "2")).html().select("#e-max").text()).contains("plus grand");
        assertThat(survey.councillor().submit(retyped, "/questions/nouvelle", Map.of()).status()).isEqualTo(303);
        assertThat(survey.councillor().page(survey.staffPath() + "/questions").html().select(".advice").text()).contains("une tranche suffit");
    }

    @Test
    void codesAreShownOnceAndKeptAsHashes() {
        SurveyMaker survey = SurveyMaker.draft("mende", "anonymous").ask("short_text", Map.of("text", "Un mot ?")).from("code");
        Answer form = survey.councillor().page(survey.staffPath() + "/codes");
        assertThat(survey.councillor().submit(form, "/codes", Map.of("count", "0")).status()).isEqualTo(422);
        List<String> codes = survey.councillor().submit(form, "/codes", Map.of("count", "200")).html().select(".code-slips__code").eachText();
        assertThat(codes).hasSize(200).doesNotHaveDuplicates().allMatch(code -> code.matches("[2-9A-HJKMNP-Z]{5}(-[2-9A-HJKMNP-Z]{5}){2}"));
        List<String> again = survey.councillor().submit(form, "/codes", Map.of("count", "200")).html().select(".code-slips__code").eachText();
        assertThat(again).as("the same form sent twice makes one list").isEqualTo(codes);
        assertThat(Portal.<Long>value("select count(*) from access_code where survey_id = ?::uuid", survey.id())).isEqualTo(200);
        String secret = codes.get(0).substring(6).replace("-", "");
        assertThat(Portal.<String>value("select string_agg(t::text, ' ') from access_code t where survey_id = ?::uuid", survey.id())).doesNotContain(secret);
        assertThat(survey.councillor().page(survey.staffPath() + "/codes").body()).doesNotContain(codes.get(0));
        assertThat(survey.councillor().submit(survey.staffPath() + "/codes", "/annuler", Map.of("identifier", codes.get(0).substring(0, 5))).status()).isEqualTo(303);
        survey.published();
        Answer cancelled = Visit.nobody().submit(survey.publicPath() + "/repondre", "/repondre", Map.of("code", codes.get(0)));
        assertThat(cancelled.status()).isEqualTo(422);
    }

    @Test
    void everyStepIsLoggedAndAudited() {
        SurveyMaker survey = SurveyMaker.simple("mende").step("clore").step("retirer");
        assertThat(Portal.sql("select to_state from survey_state_log where survey_id = ?::uuid order by at", survey.id()))
                .containsExactly(List.of("DRAFT"), List.of("OPEN"), List.of("CLOSED"), List.of("WITHDRAWN"));
        assertThat(Portal.sql("select action from audit_log where object = ? order by at", survey.id()))
                .containsExactly(List.of("survey.create"), List.of("survey.edit"), List.of("survey.edit"), List.of("survey.publish"), List.of("survey.close"), List.of("survey.withdraw"));
        Answer twice = survey.councillor().page(survey.staffPath() + "/clore");
        assertThat(twice.html().select("form[action$=/clore]")).isEmpty();
    }

    @Test
    void closingDayMovesOnlyToADayThatIsNotPast() {
        SurveyMaker survey = SurveyMaker.simple("mende");
        Answer past = survey.councillor().submit(survey.staffPath() + "/prolonger", "/prolonger", Map.of("closes", "2020-01-01"));
        assertThat(past.status()).isEqualTo(422);
        assertThat(survey.councillor().submit(past, "/prolonger", Map.of("closes", "2099-01-01")).status()).isEqualTo(303);
        assertThat(Visit.nobody().page(survey.publicPath()).html().text()).contains("Jusqu’au 1er janvier 2099");
    }

    @Test
    void listFiltersByStateAndTitle() {
        SurveyMaker survey = SurveyMaker.draft("mende", "anonymous");
        Visit councillor = survey.councillor();
        assertThat(councillor.page(LIST + "?etat=draft").html().select("a[href=" + survey.staffPath() + "]")).hasSize(1);
        assertThat(councillor.page(LIST + "?etat=withdrawn").html().select("a[href=" + survey.staffPath() + "]")).isEmpty();
        assertThat(councillor.page(LIST + "?q=100%25_rien").html().text()).contains("Aucune enquête ne correspond");
    }
}
