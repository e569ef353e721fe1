package fr.maillage.survey.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.maillage.survey.SurveyMaker;
import fr.maillage.survey.respond.Respondent;
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

/** Surveys in several languages, and corrected while they are open. */
class WordingIT extends PortalTest {
    private static SurveyMaker draft(String mode) {
        return SurveyMaker.draft("mende", mode).ask("single", Map.of("text", "Venez-vous au marché ?", "help", "Une seule réponse.", "options", "Oui\nNon", "required", "true"))
                .ask("short_text", Map.of("text", "Un mot ?")).from("open");
    }

    /** Fills a page of translations with texts of the language, but for those whose key ends so. */
    private static void translate(SurveyMaker survey, String tag, int part, String... untouched) {
        String path = survey.staffPath() + "/traductions/" + tag;
        Answer page = survey.councillor().page(path + "?partie=" + part);
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        Map<String, Object> texts = new HashMap<>();
        for (Element field : page.html().select(".pair input, .pair textarea")) {
            String name = field.attr("name");
            if (List.of(untouched).stream().noneMatch(name::endsWith)) texts.put(name, tag + " " + name.replaceFirst("^part\\.[^.]*", "part"));
        }
        assertThat(survey.councillor().submit(page, "/traductions/" + tag, texts).status()).isEqualTo(303);
    }

    @Test
    void respondentReadsAndAnswersInAnotherLanguageWithTheSameCodes() {
        SurveyMaker survey = draft("anonymous");
        Answer begun = survey.councillor().submit(survey.staffPath() + "/traductions", "/traductions", Map.of("language", "oc"));
        assertThat(begun.location()).endsWith("/traductions/oc");
        translate(survey, "oc", 0);
        translate(survey, "oc", 1, "q2.text");
        Document list = survey.councillor().page(survey.staffPath() + "/traductions").html();
        assertThat(list.select(".task").text()).contains("occitan", "6 textes traduits sur 7", "À faire");
        assertThat(survey.councillor().page(survey.staffPath()).html().text()).contains("6 textes traduits sur 7");
        survey.published();

        Visit visit = Visit.nobody();
        Document shown = visit.page(survey.publicPath()).html();
        assertThat(shown.select(".languages a[hreflang=oc]").attr("lang")).isEqualTo("oc");
        Document occitan = visit.page(survey.publicPath() + "?langue=oc").html();
        assertThat(occitan.select("h1").text()).isEqualTo("oc title");
        assertThat(occitan.select("h1").attr("lang")).isEqualTo("oc");
        assertThat(occitan.select("html").attr("lang")).as("the portal's own words are in French").isEqualTo("fr");
        assertThat(occitan.text()).contains("Cette traduction n’est pas complète");
        assertThat(visit.page(survey.publicPath() + "?langue=oc").response().headers().map()).doesNotContainKey("set-cookie");

        Answer first = visit.page(survey.publicPath() + "/repondre?langue=oc");
        Element translated = first.html().select("legend:contains(oc q1.text)").first();
        assertThat(translated).isNotNull();
        assertThat(translated.closest("[lang]").attr("lang")).isEqualTo("oc");
        Element french = first.html().select("label[for=f-q2]").first();
        assertThat(french.text()).startsWith("Un mot");
        assertThat(french.closest("[lang]").attr("lang")).as("what is not translated is said to be French").isEqualTo("fr");
        assertThat(first.html().select("label:contains(oc q1.option.a)")).hasSize(1);
        Answer review = visit.submit(first, "/repondre", Map.of("q1", "a"));
        assertThat(review.html().text()).contains("oc q1.text", "oc q1.option.a");
        String action = review.html().select("form[method=post]").attr("action");
        Answer sent = visit.submit(review, action.replaceFirst("\\?.*", ""), Map.of("compte", String.valueOf(Respondent.sum(review).orElseThrow())));
        assertThat(sent.status()).as(sent.toString()).isEqualTo(303);
        assertThat(sent.location()).endsWith("/merci?langue=oc");
        survey.step("clore");
        assertThat(Portal.<String>value("select body->>'q1' from answer where survey_id = ?::uuid", survey.id())).isEqualTo("a");
    }

    @Test
    void englishSurveyIsReadOnAnEnglishPage() {
        SurveyMaker survey = draft("anonymous");
        translate(survey, "en", 0);
        translate(survey, "en", 1);
        survey.published();
        Document page = Visit.nobody().page(survey.publicPath() + "?langue=en").html();
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("h1").text()).isEqualTo("en title");
        Answer english = Visit.nobody().get(survey.publicPath(), "Accept", "text/html", "Accept-Language", "en");
        assertThat(english.html().select("h1").text()).as("whoever reads the portal in English gets English").isEqualTo("en title");
        Answer unknown = Visit.nobody().page(survey.publicPath() + "?langue=br");
        assertThat(unknown.status()).isEqualTo(200);
        assertThat(unknown.html().select("h1").attr("lang")).isEqualTo("fr");
    }

    @Test
    void labelsAreInTheGraphWithTheirLanguage() {
        SurveyMaker survey = draft("anonymous");
        translate(survey, "oc", 0);
        survey.published();
        String turtle = Visit.nobody().get("/id/enquete/" + survey.id() + ".ttl", "Accept", "text/turtle").body();
        if (turtle.isEmpty()) turtle = Visit.nobody().follow(Visit.nobody().get("/id/enquete/" + survey.id(), "Accept", "text/turtle")).body();
        assertThat(turtle).contains("\"oc title\"@oc");
    }

    @Test
    void wrongLanguagesAreRefusedBesideTheirField() {
        SurveyMaker survey = draft("anonymous");
        for (Map<String, Object> typed : List.of(Map.<String, Object>of("other", "français"), Map.<String, Object>of("other", "fr"), Map.<String, Object>of())) {
            Answer refused = survey.councillor().submit(survey.staffPath() + "/traductions", "/traductions", typed);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.html().select(".field__error")).hasSize(1);
        }
    }

    @Test
    void frenchThatChangesMakesItsTranslationStale() {
        SurveyMaker survey = draft("anonymous");
        translate(survey, "oc", 1);
        String question = survey.councillor().page(survey.staffPath() + "/questions").html().selectFirst(".queue a").attr("href");
        assertThat(survey.councillor().submit(question, question, Map.of("text", "Allez-vous au marché ?")).status()).isEqualTo(303);
        assertThat(survey.councillor().page(survey.staffPath() + "/traductions").html().text()).contains("1 à relire");
        assertThat(survey.councillor().page(survey.staffPath() + "/traductions/oc?partie=1").html().select(".pair .badge").text()).isEqualTo("Le français a changé");
    }

    @Test
    void correctionOfAnOpenSurveyIsAVersionThatEverybodySees() {
        SurveyMaker survey = draft("anonymous").published();
        Respondent.answer(survey.publicPath(), Map.of("q1", "a"));
        String path = survey.staffPath() + "/corrections";
        Answer form = survey.councillor().page(path + "?partie=1");
        Answer review = survey.councillor().submit(form, "/corrections", Map.of("q1.text", "Venez-vous souvent au marché ?"));
        assertThat(review.status()).as(review.toString()).isEqualTo(200);
        assertThat(review.html().select("del").text()).isEqualTo("Venez-vous au marché ?");
        assertThat(review.html().select("ins").text()).isEqualTo("Venez-vous souvent au marché ?");
        Answer unexplained = survey.councillor().submit(review, "/corrections", Map.of());
        assertThat(unexplained.status()).isEqualTo(422);
        assertThat(unexplained.html().select("#erreurs a")).hasSize(2);
        Answer done = survey.councillor().submit(unexplained, "/corrections", Map.of("reason", "Plus clair ainsi.", "same", "true"));
        assertThat(done.status()).as(done.toString()).isEqualTo(303);
        Document versions = Visit.nobody().page(survey.publicPath() + "/versions").html();
        assertThat(versions.select("#version-2").text()).contains("Plus clair ainsi.", "Venez-vous souvent au marché ?", "Question 1");
        assertThat(versions.text()).as("who corrected stays with the team").doesNotContain("elu");
        assertThat(Visit.nobody().page(survey.publicPath() + "/repondre").html().text()).contains("Venez-vous souvent au marché ?");
        assertThat(Visit.nobody().page(survey.publicPath()).html().text()).contains("version 2");
        assertThat(Portal.<Integer>value("select edition from survey where id = ?::uuid", survey.id())).isEqualTo(2);

        Respondent.answer(survey.publicPath(), Map.of("q1", "b"));
        survey.step("clore");
        assertThat(Portal.<Long>value("select count(*) from answer where survey_id = ?::uuid and edition = 1", survey.id()))
                .as("anonymous answers of the day of a correction are of the version before: their version tells nothing that their day does not").isEqualTo(2);
        Portal.sql("""
                with came as (insert into answer (id, survey_id, mode, day, channel, body) select gen_random_uuid(), id, mode, current_date + 2, 'PAPER', '{}' from survey, generate_series(1, 4) where id = ?::uuid returning *)
                insert into answer_delta (survey_id, sign, day, channel, body) select survey_id, 1, day, channel, body from came""", survey.id());
        assertThat(Portal.<Integer>value("select max(edition) from answer where survey_id = ?::uuid", survey.id())).isEqualTo(2);
        assertThat(survey.councillor().page(survey.staffPath() + "/resultats").html().select("main li").eachText().toString().replaceAll("[\\u00A0\\u202F]", " "))
                .as("the team's results say which").contains("Version 1 (réponses : 2)").containsPattern("Version 2, à partir du [^,]+ \\(réponses : 4\\)");
        assertThat(survey.councillor().submit(survey.staffPath() + "/resultats/publication", "/publication", Map.of()).status()).isEqualTo(303);
        Document results = Visit.nobody().page(survey.publicPath() + "/resultats").html();
        assertThat(results.select("#methode").text()).as("so do the public ones").contains("versions 1 à 2");
        assertThat(results.select("#methode a").attr("href")).isEqualTo(survey.publicPath() + "/versions");
    }

    @Test
    void correctionThatIsOldOrEmptyOrTooLateChangesNothing() {
        SurveyMaker survey = draft("anonymous").published();
        String path = survey.staffPath() + "/corrections";
        Answer form = survey.councillor().page(path + "?partie=1");
        assertThat(survey.councillor().submit(form, "/corrections", Map.of()).status()).as("nothing differs").isEqualTo(422);
        assertThat(survey.councillor().submit(form, "/corrections", Map.of("q1.text", "")).status()).as("a question is not emptied").isEqualTo(422);
        Answer mine = survey.councillor().submit(form, "/corrections", Map.of("q1.text", "La mienne ?"));
        Answer other = survey.councillor().submit(form, "/corrections", Map.of("q1.text", "L’autre ?"));
        assertThat(survey.councillor().submit(other, "/corrections", Map.of("reason", "x", "same", "true")).status()).isEqualTo(303);
        Answer stale = survey.councillor().submit(mine, "/corrections", Map.of("reason", "x", "same", "true"));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.html().select("[name=q1.text]").val()).isEqualTo("La mienne ?");
        survey.step("clore");
        Answer closed = survey.councillor().submit(mine, "/corrections", Map.of("reason", "x", "same", "true"));
        assertThat(closed.status()).isEqualTo(422);
        assertThat(Portal.<Integer>value("select edition from survey where id = ?::uuid", survey.id())).isEqualTo(2);
    }

    @Test
    void wordsOfAPublishedSurveyChangeOnlyWithAVersion() {
        SurveyMaker survey = draft("anonymous");
        translate(survey, "oc", 1);
        survey.published();
        String ofIt = " where section_id in (select id from section where survey_id = '" + survey.id() + "')";
        for (String sql : List.of("update question set text = 'x'" + ofIt, "update survey set title = 'x' where id = '" + survey.id() + "'", "update survey set edition = 7 where id = '" + survey.id() + "'",
                "update survey_text set text = 'x' where survey_id = '" + survey.id() + "'", "delete from survey_text where survey_id = '" + survey.id() + "'",
                "insert into survey_text (survey_id, language, key, source, text) values ('" + survey.id() + "', 'br', 'title', 'x', 'x')"))
            assertThatThrownBy(() -> Portal.sql(sql)).as(sql).hasStackTraceContaining("frozen");
        String version = "with v as (select 1) insert into survey_version (survey_id, number, counts_from, actor, reason) values ('" + survey.id() + "', 2, current_date, 'x', 'x')";
        Portal.sql(version);
        assertThatThrownBy(() -> Portal.sql("update question set text = 'x'" + ofIt)).as("a version of another transaction").hasStackTraceContaining("frozen");
        assertThatThrownBy(() -> Portal.sql("update survey_version set reason = 'y' where survey_id = '" + survey.id() + "'")).hasStackTraceContaining("append-only");
        for (String more : List.of("required = not required", "code = 'autre'", "type = 'LONG_TEXT'"))
            assertThatThrownBy(() -> Portal.sql("do $$ begin insert into survey_version (survey_id, number, counts_from, actor, reason) values ('" + survey.id()
                    + "', 3, current_date, 'x', 'x'); update question set text = 'x', " + more + ofIt + "; end $$")).as(more).hasStackTraceContaining("frozen");
    }

    @Test
    void agentTranslatesAndOnlyThoseWhoDecideCorrect() {
        SurveyMaker survey = draft("anonymous");
        Visit agent = Visit.as("agent@mende.demo");
        assertThat(agent.page(survey.staffPath() + "/traductions/oc").status()).isEqualTo(200);
        assertThat(Visit.as("elu@thomery.demo").page(survey.staffPath().replace("/mende/", "/thomery/") + "/traductions").status()).isEqualTo(404);
        survey.published();
        assertThat(agent.page(survey.staffPath() + "/corrections").status()).isEqualTo(403);
        assertThat(agent.page(survey.staffPath() + "/traductions").status()).isEqualTo(409);
    }
}
