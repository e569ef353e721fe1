package fr.maillage.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.SurveyMaker;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The same object asked for through every door: its page, the lists, its dataset in each format, its identifier, SPARQL. What one door says of it,
 * public, gone or never there, they all say; and a neighbour territory's doors, and its people, never show it.
 */
class ObjectDoorsIT extends PortalTest {
    private static final String TURTLE = "text/turtle, application/problem+json;q=0.5";
    private static SurveyMaker draft;
    private static SurveyMaker open;
    private static SurveyMaker withdrawn;

    private static void made() {
        if (draft != null) return;
        Map<String, String> question = Map.of("text", "Que manque-t-il ?");
        draft = SurveyMaker.draft("mende", "anonymous").ask("short_text", question).from("open");
        // the graph follows in order: when it has the open one, it has let the withdrawn one go
        withdrawn = SurveyMaker.draft("mende", "anonymous").ask("short_text", question).from("open").published().step("retirer");
        open = SurveyMaker.draft("mende", "anonymous").ask("short_text", question).from("open").published();
        Portal.await("the graph has followed", Duration.ofSeconds(20), () -> inGraph("enquete", open.id()));
    }

    private static boolean inGraph(String kind, String key) {
        String query = "ASK { <" + Portal.base() + "/id/" + kind + "/" + key + "> ?p ?o }";
        return Visit.nobody().get("/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "Accept", "application/sparql-results+json").json().getBoolean("boolean");
    }

    /** What each door says: a status, or for a list and a file whether the object is named there. */
    private static Map<String, Object> survey(SurveyMaker survey, String territory) {
        Visit nobody = Visit.nobody();
        Map<String, Object> said = new LinkedHashMap<>();
        String path = "/" + territory + "/enquetes";
        String slug = survey.publicPath().replaceFirst(".*/", "");
        said.put("page", nobody.page(path + "/" + slug).status());
        said.put("answering", nobody.page(path + "/" + slug + "/repondre").status());
        said.put("list", nobody.page(path).body().contains(slug));
        said.put("home", nobody.page("/" + territory).body().contains(slug));
        for (String format : List.of("csv", "json", "ttl", "nt", "rdf", "jsonld")) said.put(format, nobody.get("/" + territory + "/donnees/enquetes." + format).body().contains(survey.id()));
        return said;
    }

    private static Map<String, Object> all(Object page, Object answering, boolean named) {
        Map<String, Object> said = new LinkedHashMap<>(Map.of());
        said.put("page", page);
        said.put("answering", answering);
        for (String place : List.of("list", "home", "csv", "json", "ttl", "nt", "rdf", "jsonld")) said.put(place, named);
        return said;
    }

    @Test
    void everyDoorSaysTheSameOfASurvey() {
        made();
        assertThat(survey(draft, "mende")).isEqualTo(all(404, 404, false));
        assertThat(survey(open, "mende")).isEqualTo(all(200, 200, true));
        assertThat(survey(withdrawn, "mende")).isEqualTo(all(410, 410, false));
        for (SurveyMaker survey : List.of(draft, open, withdrawn)) assertThat(survey(survey, "thomery")).as("at the neighbour's").isEqualTo(all(404, 404, false));
    }

    @Test
    void anIdentifierAndTheGraphSayTheSame() {
        made();
        Map<SurveyMaker, Integer> expected = Map.of(draft, 404, open, 303, withdrawn, 410);
        expected.forEach((survey, status) -> {
            assertThat(Visit.nobody().get("/id/enquete/" + survey.id(), "Accept", TURTLE).status()).as(status + " by the identifier").isEqualTo(status);
            assertThat(Visit.nobody().get("/id/enquete/" + survey.id() + ".ttl", "Accept", TURTLE).status()).as(status + " as Turtle").isEqualTo(status == 303 ? 200 : status);
            assertThat(Visit.nobody().page("/id/enquete/" + survey.id()).status()).as(status + " for people").isEqualTo(status);
            assertThat(inGraph("enquete", survey.id())).as(status + " in the graph").isEqualTo(status == 303);
        });
    }

    @Test
    void aWithdrawnSiteIsGoneBehindEveryDoor() {
        String name = "Aire des portes " + UUID.randomUUID();
        Visit agent = Visit.as("agent@lozere.demo");
        Answer made = agent.submit("/lozere/gestion/covoiturage/nouvelle", "/nouvelle", Map.of("siteName", name, "siteType", "car_park", "siteCommune", "48095", "siteCommune_q", "Mende", "latitude", "44.5180", "longitude", "3.5010"));
        assertThat(made.status()).as("%s", made).isEqualTo(303);
        List<Object> row = Portal.sql("select key, slug from carpool_site where name = ?", name).get(0);
        String key = (String) row.get(0);
        String page = "/mende/covoiturage/aires/" + row.get(1);
        Portal.await("the graph has followed", Duration.ofSeconds(20), () -> inGraph("aire", key));
        site(key, name, page, true);
        assertThat(agent.submit("/lozere/gestion/covoiturage/" + key + "/retrait", "/retrait", Map.of()).status()).isEqualTo(303);
        Portal.await("the graph has followed", Duration.ofSeconds(20), () -> !inGraph("aire", key));
        site(key, name, page, false);
    }

    private static void site(String key, String name, String page, boolean there) {
        Visit nobody = Visit.nobody();
        assertThat(nobody.page(page).status()).isEqualTo(there ? 200 : 410);
        assertThat(nobody.get("/id/aire/" + key, "Accept", TURTLE).status()).isEqualTo(there ? 303 : 410);
        assertThat(nobody.get("/id/aire/" + key + ".ttl", "Accept", TURTLE).status()).isEqualTo(there ? 200 : 410);
        assertThat(nobody.page("/mende/covoiturage?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8)).html().select(".sites li").size()).isEqualTo(there ? 1 : 0);
        for (String format : List.of("csv", "geojson", "json", "ttl", "nt", "rdf", "jsonld"))
            assertThat(nobody.get("/mende/donnees/lieux-covoiturage." + format).body().contains(name)).as(format).isEqualTo(there);
        assertThat(nobody.page("/thomery/covoiturage/aires/" + page.replaceFirst(".*/", "")).status()).as("the neighbour's").isEqualTo(404);
        assertThat(nobody.get("/thomery/donnees/lieux-covoiturage.csv").body()).doesNotContain(name);
    }

    /** Somebody who works for the neighbour finds nothing of this territory behind the neighbour's doors, and no door here. */
    @Test
    void theNeighboursStaffFindNothing() {
        made();
        for (String who : List.of("agent@thomery.demo", "elu@thomery.demo", "administration@thomery.demo")) {
            Visit neighbour = Visit.as(who);
            for (SurveyMaker survey : List.of(draft, open)) {
                assertThat(neighbour.page(survey.staffPath()).status()).as(who).isEqualTo(403);
                assertThat(neighbour.page(survey.staffPath().replace("/mende/", "/thomery/")).status()).as(who).isEqualTo(404);
                assertThat(neighbour.page(survey.staffPath().replace("/mende/", "/thomery/") + "/resultats").status()).as(who).isIn(404, 403);
            }
        }
    }
}
