package fr.maillage.carpool;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The public pages and the back office of carpool sites. */
class CarpoolPagesIT extends PortalTest {
    private static final String LIST = "/lozere/covoiturage";
    private static final String DESK = "/lozere/gestion/covoiturage";

    private static Answer list(String query) {
        return Visit.nobody().get(LIST + query, "Accept", "text/html", "Accept-Language", "fr");
    }

    private static List<String> names(Answer answer) {
        return answer.html().select(".sites h2").eachText();
    }

    private static Visit agent() {
        return Visit.as("agent@lozere.demo");
    }

    /** A site of this test's own, made by the form. */
    private static String created(String name) {
        Map<String, Object> fields = new HashMap<>(Map.of("siteName", name, "siteType", "car_park", "siteCommune_q", "Villefort", "latitude", "44,4385", "longitude", "3.9321",
                "spaces", "8", "accessibleSpaces", "1", "lit", "yes", "openingHours", "24/7"));
        Answer answer = agent().submit(DESK + "/nouvelle", "/nouvelle", fields);
        assertThat(answer.status()).as("%s", answer).isEqualTo(303);
        return answer.location().replaceAll("\\?.*", "").replaceAll(".*/", "");
    }

    private static void forget(String key) {
        Portal.sql("delete from carpool_site where key = ?", key);
        Portal.sql("insert into outbox (kind, key) values ('aire', ?)", key);
    }

    @Test
    void theListShowsTheSitesOfTheTerritoryOnly() {
        assertThat(names(list(""))).contains("Croisement de Villefort").doesNotContain("Parking de la gare de Thomery");
        Answer mende = Visit.nobody().get("/mende/covoiturage", "Accept-Language", "fr");
        assertThat(names(mende)).contains("Parking de la gare de Mende").doesNotContain("Croisement de Villefort");
        assertThat(Visit.nobody().page("/mende/covoiturage/aires/croisement-de-villefort").status()).isEqualTo(404);
    }

    @Test
    void filtersAddUpAndEachTagTakesOneAway() {
        Answer answer = list("?type=car_park&pmr=oui&places=20");
        assertThat(names(answer)).containsExactly("Place du Foirail d'Aumont");
        assertThat(answer.html().select(".tag").eachText()).hasSize(3);
        assertThat(answer.html().select(".tag").first().attr("href")).isEqualTo(LIST + "?places=20&pmr=oui");
        assertThat(answer.html().select("main [role=status]").text()).isEqualTo("1 lieu");
        assertThat(names(list("?commune=48198"))).containsExactly("Croisement de Villefort");
        assertThat(names(list("?eclairee=oui"))).doesNotContain("Croisement de Villefort");
    }

    @Test
    void theSearchBearsAccentsAndSaint() {
        assertThat(names(list("?q=st+chely"))).containsExactly("Supermarché de la route de Mende");
        assertThat(names(list("?q=SUPERMARCHE%20saint-ch%C3%A9ly"))).containsExactly("Supermarché de la route de Mende");
        assertThat(names(list("?q=D906"))).containsExactly("Croisement de Villefort");
    }

    @Test
    void nothingFoundIsNeverAWall() {
        Answer answer = list("?q=zzzz%27%3Bdrop");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.html().select(".empty").text()).contains("Aucun lieu ne répond");
        assertThat(answer.html().select(".empty a").attr("href")).isEqualTo(LIST);
        assertThat(list("?places=abc&type=nope&commune='&page=-1").status()).isEqualTo(200);
    }

    @Test
    void thePointsOfTheMapFollowTheFilters() {
        Answer all = Visit.nobody().get(LIST + "/points.json");
        assertThat(all.json().getJsonArray("points")).hasSizeGreaterThan(10);
        assertThat(all.json().getJsonArray("landmarks")).isNotEmpty();
        assertThat(Visit.nobody().get(LIST + "/points.json?commune=48198").json().getJsonArray("points")).hasSize(1);
        assertThat(Visit.nobody().get(LIST + "/points.json", "If-None-Match", all.header("ETag")).status()).isEqualTo(304);
    }

    @Test
    void theDetailSaysTheFactsFirst() {
        Answer page = Visit.nobody().get(LIST + "/aires/croisement-de-villefort", "Accept", "text/html", "Accept-Language", "fr");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("dl.facts dt").eachText()).containsExactly("Places", "Places adaptées", "Ouverture", "Éclairé la nuit");
        assertThat(page.html().select("dl.facts dd").eachText()).containsExactly("10", "aucune", "non renseigné", "non");
        assertThat(page.html().select("a[href^=geo:]").attr("href")).startsWith("geo:44.43890,3.93120");
        assertThat(page.html().select(".notice").text()).contains("Personne ne l’a vérifié");
        assertThat(page.header("ETag")).isNotEmpty();
        assertThat(Visit.nobody().get(LIST + "/aires/croisement-de-villefort", "Accept", "text/html", "Accept-Language", "fr", "If-None-Match", page.header("ETag")).status()).isEqualTo(304);
        assertThat(page.response().headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aRenamedSiteLeadsOnAndAWithdrawnOneSaysSo() {
        String key = created("Parking d'essai du pont");
        try {
            assertThat(Visit.nobody().page(LIST + "/aires/parking-d-essai-du-pont-villefort").status()).isEqualTo(200);
            Answer saved = agent().submit(DESK + "/" + key + "/modifier", "/modifier", Map.of("siteName", "Parking du viaduc", "spaces", "9"));
            assertThat(saved.status()).as("%s", saved).isEqualTo(303);
            Answer moved = Visit.nobody().page(LIST + "/aires/parking-d-essai-du-pont-villefort");
            assertThat(moved.status()).isEqualTo(301);
            assertThat(moved.location()).isEqualTo(LIST + "/aires/parking-du-viaduc-villefort");
            Answer page = Visit.nobody().get(moved.location(), "Accept-Language", "fr");
            assertThat(page.html().select(".history").text()).contains("Nombre de places : « 8 » est devenu « 9 »");

            Answer out = agent().submit(DESK + "/" + key + "/retrait", "/retrait", Map.of());
            assertThat(out.status()).isEqualTo(303);
            assertThat(Visit.nobody().page(LIST + "/aires/parking-du-viaduc-villefort").status()).isEqualTo(410);
            assertThat(Portal.<Long>value("select count(*) from outbox where kind = 'aire' and key = ?", key)).isGreaterThanOrEqualTo(3L);
            assertThat(Portal.<Long>value("select count(*) from audit_log where object = ?", "/id/aire/" + key)).isEqualTo(3L);
            agent().submit(DESK + "/" + key, "/retour", Map.of());
            assertThat(Visit.nobody().page(LIST + "/aires/parking-du-viaduc-villefort").status()).isEqualTo(200);
        } finally {
            forget(key);
        }
    }

    @Test
    void savingOverSomebodyElseKeepsTheTextAndSaysWhatChanged() {
        String key = created("Parking disputé");
        try {
            Answer mine = agent().page(DESK + "/" + key + "/modifier");
            agent().submit(DESK + "/" + key + "/modifier", "/modifier", Map.of("spaces", "30"));
            Answer refused = agent().submit(mine, "/modifier", Map.of("comment", "Mon texte", "spaces", "7"));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.html().select("textarea[name=comment]").text()).isEqualTo("Mon texte");
            assertThat(refused.html().select(".notice--warning").text()).contains("Nombre de places : « 8 » est devenu « 30 »");
            assertThat(agent().submit(refused, "/modifier", Map.of()).status()).isEqualTo(303);
            assertThat(Portal.<Integer>value("select spaces from carpool_site where key = ?", key)).isEqualTo(7);
        } finally {
            forget(key);
        }
    }

    @Test
    void theFormRefusesWithTheFaultBesideTheField() {
        Answer answer = agent().submit(DESK + "/nouvelle", "/nouvelle", Map.of("siteCommune_q", "Thomery", "latitude", "3,93", "longitude", "44,43", "spaces", "2",
                "accessibleSpaces", "5", "openingHours", "quand on veut", "source", "123", "comment", "gardé"));
        assertThat(answer.status()).isEqualTo(422);
        for (String field : List.of("siteName", "siteCommune", "latitude", "accessibleSpaces", "openingHours", "source"))
            assertThat(answer.html().select("#e-" + field).text()).as(field).isNotEmpty();
        assertThat(answer.html().title()).startsWith("Erreur");
        assertThat(answer.html().select("textarea[name=comment]").text()).isEqualTo("gardé");
    }

    @Test
    void aPasserByReportsInTwoFieldsAndAnAgentSettles() {
        String page = LIST + "/aires/croisement-de-villefort/signaler";
        Visit nobody = Visit.nobody();
        assertThat(nobody.submit(page, "/signaler", Map.of()).status()).isEqualTo(422);
        Answer sent = nobody.submit(page, "/signaler", Map.of("problem", "damage", "said", "Le talus s'est écroulé <b>hier</b>"));
        assertThat(sent.status()).isEqualTo(303);
        assertThat(nobody.follow(sent).html().select("[role=status]").text()).contains("Merci");
        Object id = Portal.value("select id from carpool_problem where text like 'Le talus%'");
        try {
            assertThat(agent().page("/lozere/gestion").html().select(".queue").text()).contains("Un problème est signalé : Croisement de Villefort");
            Answer reports = agent().page(DESK + "/signalements");
            assertThat(reports.html().select(".queue").text()).contains("Le talus s'est écroulé <b>hier</b>");
            assertThat(agent().submit(reports, "/" + id, Map.of()).status()).isEqualTo(303);
            assertThat(agent().page(DESK + "/signalements?liste=traites").html().select(".queue").text()).contains("Le talus");
        } finally {
            Portal.sql("delete from carpool_problem where id = ?", id);
        }
    }

    @Test
    void theDeskTellsWhatNobodyHasLookedAt() {
        assertThat(agent().page("/lozere/gestion").html().select(".queue").text()).contains("lieux de covoiturage n’ont pas été vérifiés depuis longtemps, le plus ancien depuis 2019");
        assertThat(agent().page(DESK + "?liste=a-verifier").html().select("tbody tr")).hasSizeGreaterThanOrEqualTo(3);
        String key = created("Parking à vérifier");
        try {
            Portal.sql("update carpool_site set verified_on = '2018-01-01' where key = ?", key);
            assertThat(agent().submit(DESK + "/" + key, "/verification", Map.of()).status()).isEqualTo(303);
            assertThat(Portal.<Boolean>value("select verified_on >= current_date - 1 from carpool_site where key = ?", key)).isTrue();
        } finally {
            forget(key);
        }
    }

    @Test
    void aCouncillorReadsAndDoesNotWrite() {
        Visit elu = Visit.as("elu@lozere.demo");
        assertThat(elu.page(DESK).status()).isEqualTo(200);
        assertThat(elu.page(DESK).html().select("main a[href$=nouvelle]")).isEmpty();
        assertThat(elu.page(DESK + "/nouvelle").status()).isEqualTo(403);
        assertThat(Visit.as("agent@mende.demo").page(DESK).status()).isEqualTo(403);
    }

    @Test
    void theHomeInvitesToTheList() {
        assertThat(Visit.nobody().get("/lozere", "Accept-Language", "fr").html().select("main").text()).contains("lieux où se retrouver");
    }
}
