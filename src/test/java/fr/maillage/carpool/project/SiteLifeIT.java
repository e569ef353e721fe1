package fr.maillage.carpool.project;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Cuts;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A site from a resident's proposal to its closing, and everything that may not happen on the way. */
class SiteLifeIT extends PortalTest {
    private static final String PROJECTS = "/lozere/covoiturage/projets";
    private static final String DESK = "/lozere/gestion/covoiturage/projets/";
    private static final String TURTLE = "text/turtle, application/problem+json;q=0.5";
    private static final String TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Paris")).toString();

    /** The file of sites is other tests' as well. */
    @AfterEach
    void forget() {
        Portal.wire().disarm();
        for (List<Object> row : Portal.sql("select key from carpool_project where name like 'Essai %'")) {
            Portal.sql("delete from carpool_site where key = ?", row.get(0));
            Portal.sql("delete from carpool_follow where place = ?", row.get(0));
            Portal.sql("delete from carpool_step where place = ?", row.get(0));
            Portal.sql("delete from carpool_project where key = ?", row.get(0));
            Portal.sql("insert into outbox (kind, key) values ('aire', ?), ('projet-aire', ?)", row.get(0), row.get(0));
        }
    }

    private static Visit resident() {
        return Visit.as("habitant@lozere.demo");
    }

    private static Visit agent() {
        return Visit.as("agent@lozere.demo");
    }

    private static Visit councillor() {
        return Visit.as("elu@lozere.demo");
    }

    private static String name() {
        return "Essai " + UUID.randomUUID();
    }

    private static Answer propose(Visit visit, String name, Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(Map.of("projectName", name, "siteCommune_q", "Mende", "siteCommune", "48095", "why", "Trente voitures y passent chaque matin."));
        fields.putAll(more);
        return visit.submit(PROJECTS + "/nouveau", "/nouveau", fields);
    }

    private static String proposed(Visit visit, String name) {
        Answer answer = propose(visit, name, Map.of("lieu.lat", "44,5301", "lieu.lon", "3,4902"));
        assertThat(answer.status()).as("%s", answer).isEqualTo(303);
        return answer.location().replaceAll(".*/|\\?.*", "");
    }

    private static String letIn(String name) {
        String key = proposed(resident(), name);
        assertThat(agent().submit(DESK + key, "/lecture", Map.of("reading", "yes")).status()).isEqualTo(303);
        return key;
    }

    private static Answer step(Visit visit, String key, String word, Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(Map.of("stepDate", TODAY, "stepReason", "Parce que c'est utile."));
        fields.putAll(more);
        return visit.submit(DESK + key + "/" + word, "/" + word, fields);
    }

    private static boolean inFile(String name) {
        return Visit.nobody().get("/lozere/donnees/lieux-covoiturage.csv").body().contains(name);
    }

    private static List<String> letters(String address, String name) {
        return Arrays.stream(Portal.mail().getReceivedMessages()).filter(m -> to(m).contains(address)).map(SiteLifeIT::text).filter(text -> text.contains(name)).toList();
    }

    private static String to(MimeMessage message) {
        try {
            return Arrays.toString(message.getAllRecipients());
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage message) {
        try {
            return message.getContent().toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatNobodyHasReadIsSeenByItsProposerAndTheTeamAlone() {
        String name = name();
        String key = proposed(resident(), name);
        String page = PROJECTS + "/" + key;

        // read by an agent first: nobody else finds it anywhere
        assertThat(Visit.nobody().page(page).status()).isEqualTo(404);
        assertThat(Visit.as("acteur@lozere.demo").page(page).status()).isEqualTo(404);
        assertThat(Visit.nobody().page(PROJECTS).body()).doesNotContain(name);
        assertThat(Visit.nobody().get("/id/projet-aire/" + key, "Accept", TURTLE).status()).isEqualTo(404);
        assertThat(resident().page(page).html().select(".notice").text()).contains("attend d’être lue");
        assertThat(resident().page(PROJECTS).html().select("main").text()).contains(name, "en attente de lecture");
        assertThat(agent().page("/lozere/gestion").html().select(".queue").text()).contains("Un habitant propose un lieu : " + name);
        assertThat(agent().page(DESK + "0000000000/etude").status()).isEqualTo(404);
    }

    @Test
    void stepsComeInTheirOrderFromThoseWhoMayAndEverybodyIsTold() {
        String name = name();
        String key = letIn(name);
        String page = PROJECTS + "/" + key;
        assertThat(Visit.nobody().page(page).status()).isEqualTo(200);
        assertThat(Visit.nobody().page(PROJECTS + "?etape=propose").body()).contains(name);
        assertThat(Visit.nobody().page(PROJECTS + "?etape=etudie").body()).doesNotContain(name);
        Portal.await("the proposer is told", Duration.ofSeconds(30), () -> letters("habitant@lozere.demo", name).size() == 1);

        // one support for each account, taken back
        Visit actor = Visit.as("acteur@lozere.demo");
        Answer shown = actor.page(page);
        assertThat(actor.submit(shown, "/soutien", Map.of()).status()).isEqualTo(303);
        assertThat(actor.post(page + "/soutien", Map.of("_form", actor.page(page).html().select("input[name=_form]").first().attr("value"), "soutien", "oui")).status()).isEqualTo(303);
        assertThat(Visit.nobody().page(page).html().select("aside").text()).contains("2 soutiens");
        assertThat(actor.submit(page, "/soutien", Map.of()).status()).isEqualTo(303);
        assertThat(Visit.nobody().page(page).html().select("aside").text()).contains("1 soutien");

        // followers get a letter at each step
        assertThat(actor.submit(page, "/suivi", Map.of()).status()).isEqualTo(303);

        // out of order, or not one's own to take
        assertThat(councillor().page(DESK + key + "/decision").status()).isEqualTo(409);
        assertThat(agent().page(DESK + key + "/ouverture").status()).isEqualTo(409);
        assertThat(councillor().page(DESK + key + "/etude").status()).isEqualTo(403);
        assertThat(agent().page(DESK + key + "/decision").status()).isEqualTo(403);
        Answer early = agent().page(DESK + key + "/etude");
        assertThat(step(agent(), key, "etude", Map.of("stepDate", "2999-01-01")).html().select("#e-stepDate").text()).contains("pas encore passée");
        assertThat(step(agent(), key, "etude", Map.of("stepDate", "2001-01-01")).html().select("#e-stepDate").text()).contains("L’étape d’avant");
        assertThat(step(agent(), key, "etude", Map.of("stepReason", "")).status()).isEqualTo(422);
        assertThat(step(agent(), key, "etude", Map.of()).status()).isEqualTo(303);
        // a page that was open before somebody else took the step
        assertThat(agent().submit(early, "/etude", Map.of("stepReason", "Encore")).status()).isEqualTo(409);

        assertThat(step(councillor(), key, "decision", Map.of()).html().select("#e-reference").text()).contains("référence");
        assertThat(step(councillor(), key, "decision", Map.of("reference", "2026-042", "link", "javascript:alert(1)")).html().select("#e-link").text()).contains("https://");
        assertThat(step(councillor(), key, "decision", Map.of("reference", "2026-042", "link", "https://lozere.example/deliberations/2026-042.pdf")).status()).isEqualTo(303);
        assertThat(Visit.nobody().page(page).html().select("a[href='https://lozere.example/deliberations/2026-042.pdf']").text()).isEqualTo("2026-042");
        // what is decided is no longer counted
        assertThat(actor.post(page + "/soutien", Map.of("_form", actor.page(page).html().select("input[name=_form]").first().attr("value"), "soutien", "oui"), "Accept", "text/html").status()).isEqualTo(409);
        assertThat(step(agent(), key, "travaux", Map.of()).status()).isEqualTo(303);
        assertThat(inFile(name)).as("not on the ground yet").isFalse();
        Portal.await("three steps are told", Duration.ofSeconds(30), () -> letters("acteur@lozere.demo", name).size() == 3);

        // the opening: coordinates exchanged are found out and put right by one tick
        Map<String, Object> facts = Map.of("siteType", "car_park", "latitude", "3,4902", "longitude", "44,5301", "spaces", "12", "accessibleSpaces", "1", "lit", "yes");
        Answer swapped = step(agent(), key, "ouverture", facts);
        assertThat(swapped.status()).isEqualTo(422);
        assertThat(swapped.html().select("#e-latitude").text()).contains("inversées");
        String correction = swapped.html().select("input[name=correction]").attr("value");
        assertThat(correction).isEqualTo("44.5301;3.4902");
        assertThat(agent().submit(swapped, "/ouverture", Map.of("correction", correction, "siteType", "car_park", "lit", "yes")).status()).isEqualTo(303);
        assertThat(inFile(name)).isTrue();
        List<Object> site = Portal.sql("select slug, latitude::text, spaces, open from carpool_site where key = ?", key).get(0);
        assertThat(site.subList(1, 4)).containsExactly("44.5301", 12, true);
        String sitePage = "/lozere/covoiturage/aires/" + site.get(0);
        Answer opened = Visit.nobody().get(sitePage, "Accept", "text/html", "Accept-Language", "fr");
        assertThat(opened.html().select("main").text()).contains("Ouvert", "Décidé", "2026-042", "par un habitant", "par un élu", "par un agent");
        assertThat(Visit.nobody().page(page).html().select(".notice a").attr("href")).isEqualTo(sitePage);

        // nobody is named, in any face
        for (String face : List.of(Visit.nobody().page(page).body(), opened.body(), Visit.nobody().get("/id/projet-aire/" + key + ".ttl").body(), Visit.nobody().get("/id/aire/" + key + ".ttl").body(),
                Visit.nobody().page(PROJECTS).body()))
            assertThat(face).doesNotContain("Camille (", "Claude (", "Maxime (", "@lozere.demo");
        assertThat(Visit.nobody().get("/id/projet-aire/" + key + ".ttl").body()).contains("2026-042", "etapes-aire/ouvert", "#decision");
        assertThat(Visit.nobody().get("/id/aire/" + key + ".ttl").body()).contains("prov:wasDerivedFrom", "/id/projet-aire/" + key + "#decision");

        // closed for a while, for good, opened again
        String gestion = "/lozere/gestion/covoiturage/" + key;
        assertThat(agent().page(gestion + "/reouverture").status()).isEqualTo(409);
        assertThat(agent().submit(gestion + "/pause", "/pause", Map.of("stepReason", "La neige.")).status()).isEqualTo(303);
        assertThat(Visit.nobody().page(sitePage).html().select(".notice--warning").text()).contains("Ce lieu est fermé");
        assertThat(Visit.nobody().page(sitePage).html().select(".history").text()).contains("La neige.", "Fermé pour un temps");
        assertThat(agent().submit(gestion + "/fin", "/fin", Map.of("stepReason", "La route est déplacée.")).status()).isEqualTo(303);
        assertThat(Visit.nobody().page(sitePage).html().select(".notice--warning").text()).contains("pour de bon");
        assertThat(inFile(name)).as("closed, and still on the ground").isTrue();
        assertThat(agent().submit(gestion + "/reouverture", "/reouverture", Map.of("stepReason", "La route revient.")).status()).isEqualTo(303);
        assertThat(Portal.<Boolean>value("select open and not ended from carpool_site where key = ?", key)).isTrue();
        Portal.await("every step is told", Duration.ofSeconds(30), () -> letters("acteur@lozere.demo", name).size() == 7);

        // the link of a letter stops them, and only when pressed
        String letter = letters("acteur@lozere.demo", name).get(0);
        Matcher stop = Pattern.compile("(/lozere/covoiturage/suivi/[0-9a-f-]+)").matcher(letter);
        assertThat(stop.find()).as(letter).isTrue();
        Visit nobody = Visit.nobody();
        assertThat(nobody.page(stop.group(1)).html().select("main").text()).contains(name);
        assertThat(nobody.submit(stop.group(1), stop.group(1), Map.of()).status()).isEqualTo(303);
        assertThat(nobody.page(stop.group(1)).html().select("main").text()).contains("C’est arrêté");
        assertThat(Portal.<Long>value("select count(*) from carpool_follow where place = ?", key)).isEqualTo(1L);
    }

    @Test
    void whatIsRefusedStaysUnseenAndWhatIsWithdrawnIsGone() {
        String refused = name();
        String key = proposed(resident(), refused);
        assertThat(agent().submit(DESK + key, "/lecture", Map.of("reading", "no")).html().select("#e-refusal").text()).contains("Dites pourquoi");
        assertThat(agent().submit(DESK + key, "/lecture", Map.of("reading", "no", "refusal", "Ce n'est pas un lieu de covoiturage.")).status()).isEqualTo(303);
        assertThat(Visit.nobody().page(PROJECTS + "/" + key).status()).isEqualTo(404);
        assertThat(Visit.nobody().get("/id/projet-aire/" + key, "Accept", TURTLE).status()).isEqualTo(404);
        assertThat(resident().page(PROJECTS + "/" + key).html().select(".notice--warning").text()).contains("Ce n'est pas un lieu de covoiturage.");
        Portal.await("the person knows why", Duration.ofSeconds(30), () -> letters("habitant@lozere.demo", refused).stream().anyMatch(text -> text.contains("Ce n'est pas un lieu")));

        String taken = name();
        String back = letIn(taken);
        String page = PROJECTS + "/" + back;
        Portal.await("the graph has followed", Duration.ofSeconds(20), () -> inGraph(back));
        assertThat(Visit.nobody().get("/id/projet-aire/" + back, "Accept", TURTLE).status()).isEqualTo(303);
        assertThat(Visit.as("acteur@lozere.demo").page(page + "/retrait").status()).as("not one's own").isEqualTo(404);
        assertThat(resident().submit(page + "/retrait", "/retrait", Map.of()).status()).isEqualTo(303);
        assertThat(Visit.nobody().page(page).status()).isEqualTo(410);
        assertThat(Visit.nobody().get("/id/projet-aire/" + back, "Accept", TURTLE).status()).isEqualTo(410);
        assertThat(Visit.nobody().get("/id/projet-aire/" + back + ".ttl", "Accept", TURTLE).status()).isEqualTo(410);
        assertThat(Visit.nobody().page(PROJECTS).body()).doesNotContain(taken);
        assertThat(Visit.nobody().page("/thomery/covoiturage/projets/" + back).status()).as("the neighbour's").isEqualTo(404);
        Portal.await("the graph has forgotten", Duration.ofSeconds(20), () -> !inGraph(back));
    }

    private static boolean inGraph(String key) {
        String query = "ASK { <" + Portal.base() + "/id/projet-aire/" + key + "> ?p ?o }";
        return Visit.nobody().get("/sparql?query=" + java.net.URLEncoder.encode(query, java.nio.charset.StandardCharsets.UTF_8), "Accept", "application/sparql-results+json").json().getBoolean("boolean");
    }

    @Test
    void aPointThatCannotBeIsFoundOutAndTheRightOneProposed() {
        Map<List<String>, String> wrong = Map.of(
                List.of("3,4902", "44,5301"), "inversées",
                List.of("44,5301", "-3,4902"), "en mer ou à l’étranger",
                List.of("43,0", "4,6"), "en mer ou à l’étranger",
                List.of("52,52", "13,4"), "pas en France",
                List.of("48,8566", "2,3522"), "loin de la commune");
        Map<List<String>, String> meant = Map.of(List.of("3,4902", "44,5301"), "44.5301;3.4902", List.of("44,5301", "-3,4902"), "44.5301;3.4902",
                List.of("43,0", "4,6"), "44.52161;3.49978", List.of("52,52", "13,4"), "44.52161;3.49978", List.of("48,8566", "2,3522"), "44.52161;3.49978");
        wrong.forEach((point, fault) -> {
            Answer answer = propose(resident(), name(), Map.of("lieu.lat", point.get(0), "lieu.lon", point.get(1)));
            assertThat(answer.status()).as("%s", point).isEqualTo(422);
            assertThat(answer.html().select("[id='e-lieu.lat']").text()).as("%s", point).contains(fault);
            assertThat(answer.html().select("input[name=correction]").attr("value")).as("%s", point).isEqualTo(meant.get(point));
        });
        // a commune whose centre nobody knows, and no point: somewhere in the commune
        String name = name();
        Answer somewhere = propose(resident(), name, Map.of("siteCommune_q", "Villefort", "siteCommune", "48198"));
        assertThat(somewhere.status()).as("%s", somewhere).isEqualTo(303);
        assertThat(resident().follow(somewhere).html().select("main").text()).contains("Quelque part dans la commune de Villefort");
        assertThat(propose(resident(), name(), Map.of("siteCommune_q", "Thomery", "siteCommune", "77463")).html().select("#e-siteCommune").text()).contains("Aucune commune de ce nom");
    }

    @Test
    void ofTenWhoTakeTheSameStepAtOnceOneDoes() {
        String key = letIn(name());
        List<Map<String, Object>> forms = IntStream.range(0, 10).mapToObj(i -> Visit.filled(agent().page(DESK + key + "/etude"), "/etude", Map.<String, Object>of("stepReason", "Essai " + i))).toList();
        List<CompletableFuture<Integer>> answers = forms.stream().map(form -> CompletableFuture.supplyAsync(() -> agent().post(DESK + key + "/etude", form, "Accept", "text/html").status())).toList();
        List<Integer> statuses = answers.stream().map(CompletableFuture::join).sorted().toList();
        assertThat(statuses.get(0)).isEqualTo(303);
        assertThat(statuses.subList(1, 10)).containsOnly(409);
        assertThat(Portal.<Long>value("select count(*) from carpool_step where place = ?", key)).isEqualTo(2L);
    }

    @Test
    void aStepIsTakenWholeOrNotAtAll() {
        String key = letIn(name());
        Portal.await("no letter waits", Duration.ofSeconds(30), () -> Portal.<Long>value("select count(*) from mail_message where state = 'waiting'") == 0);
        Cuts.everywhere("insert into form_token", () -> {
            Map<String, Object> filled = Visit.filled(agent().page(DESK + key + "/etude"), "/etude", Map.of("stepReason", "Une étude."));
            return () -> agent().post(DESK + key + "/etude", filled, "Accept", "text/html");
        }, false);
        assertThat(Portal.<String>value("select phase from carpool_project where key = ?", key)).isEqualTo("studied");
    }

    @Test
    void whoLeavesTakesTheTiesAlong() {
        String address = "partant-" + UUID.randomUUID() + "@lozere.demo";
        Portal.sql("insert into account (id, email, name, password_hash, confirmed_at) select gen_random_uuid(), ?, 'Partant', password_hash, now() from account where email = 'habitant@lozere.demo'", address);
        Visit leaving = Visit.signIn(address);
        Object account = Portal.value("select id from account where email = ?", address);
        String kept = proposed(leaving, name());
        String unread = proposed(leaving, name());
        agent().submit(DESK + kept, "/lecture", Map.of("reading", "yes"));
        assertThat(leaving.page("/compte/donnees.json").json().getJsonObject("covoiturage").getJsonArray("projets")).hasSize(2);
        assertThat(leaving.submit("/compte/effacer", "/compte/effacer", Map.of("currentPassword", Portal.password())).status()).isEqualTo(303);
        assertThat(Visit.nobody().page(PROJECTS + "/" + kept).html().select("aside").text()).contains("0 soutien");
        assertThat(Portal.<Long>value("select count(*) from carpool_project where key = ?", unread)).isZero();
        for (String table : List.of("carpool_project", "carpool_support", "carpool_follow"))
            assertThat(Portal.<Long>value("select count(*) from " + table + " where account_id = ?", account)).as(table).isZero();
    }
}
