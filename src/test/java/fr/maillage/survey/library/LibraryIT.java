package fr.maillage.survey.library;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.SurveyMaker;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Models, the bank of questions, files of our own format, copies and the archive, over HTTP. */
class LibraryIT extends PortalTest {
    private static final String LIST = "/mende/gestion/enquetes";

    private static SurveyMaker survey() {
        return SurveyMaker.draft("mende", "anonymous").ask("single", Map.of("text", "Venez-vous au marché ?", "options", "Oui\nNon", "apart", "Sans avis", "required", "true"));
    }

    private static long questions(String id) {
        return Portal.<Long>value("select count(*) from question q join section p on p.id = q.section_id where p.survey_id = ?::uuid", id);
    }

    @Test
    void everyModelIsReadBeforeItIsChosen() {
        Visit agent = Visit.as("agent@mende.demo");
        Document models = agent.page(LIST + "/modeles").html();
        assertThat(models.select("article.card")).hasSize(10);
        for (Element link : models.select("article.card a")) {
            Document model = agent.page(link.attr("href")).html();
            assertThat(model.select(".queue li")).as(link.text()).hasSizeGreaterThan(10);
            assertThat(model.select("a.button[href*=template]")).hasSize(2);
        }
        assertThat(agent.page(LIST + "/modeles/bois").status()).isEqualTo(404);
        assertThat(Portal.<Long>value("select count(*) from survey where slug = 'modele'")).as("nothing is created by looking").isZero();
    }

    @Test
    void questionIsKeptAndAskedAgainInAnotherSurvey() {
        SurveyMaker first = survey();
        String mark = "marche" + System.nanoTime();
        String question = first.councillor().page(first.staffPath() + "/questions").html().selectFirst(".queue a").attr("href");
        assertThat(first.councillor().submit(question + "/banque", "/banque", Map.of("theme", mark)).status()).isEqualTo(303);
        Visit agent = Visit.as("agent@mende.demo");
        Document found = agent.page(LIST + "/banque?q=" + mark).html();
        assertThat(found.select(".queue li")).hasSize(1);
        assertThat(found.text()).contains("Venez-vous au marché", "gardée par votre équipe", "Sans avis");
        SurveyMaker second = survey();
        Answer choice = second.councillor().page(second.staffPath() + "/questions/banque?q=" + mark);
        assertThat(second.councillor().submit(choice, "/questions/banque", Map.of()).status()).isEqualTo(303);
        assertThat(Portal.sql("select q.code, count(o.*) from question q join section p on p.id = q.section_id join question_option o on o.question_id = q.id where p.survey_id = ?::uuid group by q.code order by q.code", second.id()))
                .extracting(row -> row.get(0)).containsExactly("q1", "q2");
        Answer ready = second.councillor().page(second.staffPath() + "/questions/banque?q=tranche");
        assertThat(ready.html().text()).contains("Quelle est votre tranche d’âge", "fournie avec Maillage");
        assertThat(second.councillor().submit(ready, "/questions/banque", Map.of("question", "p-age")).status()).isEqualTo(303);
        assertThat(questions(second.id())).isEqualTo(3);
        assertThat(Visit.as("agent@thomery.demo").page("/thomery/gestion/enquetes/banque?q=" + mark).html().select(".queue li")).as("a bank is of its territory").isEmpty();
        String id = Portal.<Object>value("select id::text from bank_question where theme = ?", mark).toString();
        Answer removed = agent.submit(agent.page(LIST + "/banque?q=" + mark), id + "/retirer", Map.of());
        assertThat(removed.status()).isEqualTo(303);
        assertThat(questions(second.id())).as("surveys that ask it are untouched").isEqualTo(3);
        assertThat(agent.page(LIST + "/banque?q=" + mark).html().text()).contains("Aucune question ne correspond");
    }

    @Test
    void bankIsPagedOverOursAndTheReadyOnes() {
        Document first = Visit.as("agent@thomery.demo").page("/thomery/gestion/enquetes/banque").html();
        assertThat(first.select(".queue li")).hasSizeBetween(20, 25);
    }

    @Test
    void copyAsksTheSameAndHasNoAnswer() {
        SurveyMaker original = survey();
        String link = original.councillor().page(original.staffPath()).html().select("a[href*=template]").attr("href");
        Answer copied = original.councillor().submit(link, "/nouvelle", Map.of("mode", "identified", "confirmation", "identifiée"));
        assertThat(copied.status()).as(copied.toString()).isEqualTo(303);
        String id = copied.location().replaceFirst(".*/", "");
        assertThat(Portal.sql("select q.text, q.code, q.required from question q join section p on p.id = q.section_id where p.survey_id = ?::uuid", id))
                .isEqualTo(Portal.sql("select q.text, q.code, q.required from question q join section p on p.id = q.section_id where p.survey_id = ?::uuid", original.id()));
        assertThat(Portal.<String>value("select mode || state from survey where id = ?::uuid", id)).isEqualTo("IDENTIFIEDDRAFT");
        Answer foreign = Visit.as("elu@thomery.demo").page("/thomery/gestion/enquetes/nouvelle?title=x&template=" + original.id());
        Answer empty = Visit.as("elu@thomery.demo").submit(foreign, "/nouvelle", Map.of("mode", "anonymous", "confirmation", "anonyme"));
        assertThat(questions(empty.location().replaceFirst(".*/", ""))).as("a neighbour's survey is not copied").isZero();
    }

    @Test
    void fileGoesOutWithoutAnswersAndComesBackAsADraft() {
        SurveyMaker survey = survey();
        assertThat(survey.councillor().submit(survey.staffPath() + "/traductions/oc?partie=1", "/traductions/oc", Map.of("q1.text", "Venètz al mercat ?")).status()).isEqualTo(303);
        Answer file = Visit.as("agent@mende.demo").get(survey.staffPath() + "/enquete.json");
        assertThat(file.header("Content-Disposition")).contains(".maillage.json");
        JsonObject json = file.json();
        assertThat(json.getJsonArray("sections").getJsonObject(0).getJsonArray("questions").getJsonObject(0).getJsonObject("text").getString("oc")).isEqualTo("Venètz al mercat ?");
        assertThat(file.body()).doesNotContain("answer", "elu@", "created");
        Answer taken = Visit.as("agent@thomery.demo").upload("/thomery/gestion/enquetes/fichier", "/fichier", "file", "marche.maillage.json", file.bytes(), Map.of("mode", "anonymous", "confirmation", "anonyme"));
        assertThat(taken.status()).as(taken.toString()).isEqualTo(303);
        String id = taken.location().replaceFirst(".*/", "");
        assertThat(Visit.as("agent@thomery.demo").get(taken.location() + "/enquete.json").json()).isEqualTo(json);
        assertThat(Portal.<String>value("select state from survey where id = ?::uuid", id)).isEqualTo("DRAFT");
    }

    @Test
    void brokenFilesAreRefusedByNameAndCreateNothing() {
        Visit agent = Visit.as("agent@mende.demo");
        long before = Portal.<Long>value("select count(*) from survey");
        Map<String, Object> promise = Map.of("mode", "anonymous", "confirmation", "anonyme");
        Map<String, byte[]> files = Map.of("n’est pas du JSON complet", "{\"format\": \"maillage/enquete\"".getBytes(StandardCharsets.UTF_8),
                "n’est pas une enquête de Maillage", "{\"format\": \"autre\"}".getBytes(StandardCharsets.UTF_8),
                "n’est pas en UTF-8", "{\"format\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1),
                "dépasse 2 Mo", ("{\"format\": \"maillage/enquete\", \"title\": \"" + "a".repeat(2 * 1024 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8),
                "JSON complet", ("{\"a\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8),
                "sections[1].questions[1].type", "{\"format\": \"maillage/enquete\", \"version\": 1, \"title\": \"T\", \"sections\": [{\"title\": \"S\", \"questions\": [{\"type\": \"MAGIE\", \"text\": \"?\"}]}]}".getBytes(StandardCharsets.UTF_8));
        files.forEach((said, file) -> {
            Answer refused = agent.upload(LIST + "/fichier", "/fichier", "file", "x.json", file, promise);
            assertThat(refused.status()).as(said).isEqualTo(422);
            assertThat(refused.html().select("main").text()).contains(said);
        });
        Answer unpromised = agent.upload(LIST + "/fichier", "/fichier", "file", "x.json", "{}".getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(unpromised.html().select("#erreurs").text()).contains("Choisissez une des deux promesses");
        assertThat(Portal.<Long>value("select count(*) from survey")).isEqualTo(before);
        for (String visitor : new String[] {"habitant@mende.demo", "administration@thomery.demo"}) {
            String token = Visit.as(visitor).page("/compte").html().select("input[name=_form]").first().attr("value");
            assertThat(Visit.as(visitor).sendParts(LIST + "/fichier?_form=" + token, promise, new byte[0]).status()).as(visitor).isEqualTo(403);
        }
    }

    @Test
    void archivedSurveyLeavesTheListsAndKeepsItsAddress() {
        SurveyMaker survey = survey().from("open").published();
        Visit councillor = survey.councillor();
        Map<String, Object> token = Visit.filled(councillor.page(LIST + "/nouvelle?title=x&template="), "/nouvelle", Map.of());
        assertThat(councillor.post(survey.staffPath() + "/archiver", Map.of("_form", token.get("_form")), "Accept", "text/html").status()).as("an open survey must be found").isEqualTo(409);
        survey.step("clore");
        assertThat(councillor.submit(survey.staffPath(), "/archiver", Map.of()).status()).isEqualTo(303);
        String title = Portal.<String>value("select title from survey where id = ?::uuid", survey.id());
        assertThat(Visit.nobody().page("/mende/enquetes").html().text()).doesNotContain(title);
        assertThat(councillor.page(LIST + "?q=" + title.replace(' ', '+')).html().select("tbody tr")).isEmpty();
        assertThat(Visit.nobody().page(survey.publicPath()).status()).isEqualTo(200);
        assertThat(councillor.page(LIST + "/archives").html().text()).contains(title);
        assertThat(Visit.nobody().get("/mende/donnees/enquetes.csv").body()).as("the dataset still tells of it").contains(survey.id());
        assertThat(councillor.submit(survey.staffPath(), "/desarchiver", Map.of()).status()).isEqualTo(303);
        assertThat(councillor.page(LIST + "?q=" + title.replace(' ', '+')).html().select("tbody tr")).hasSize(1);
        assertThat(Portal.<Long>value("select count(*) from audit_log where object = ? and action in ('survey.archive', 'survey.unarchive')", survey.id())).isEqualTo(2);
    }
}
