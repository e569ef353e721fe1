package fr.maillage.carpool.use;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a site offers, how many cars are there, what people report. */
class SiteUseIT extends PortalTest {
    private static final String DESK = "/lozere/gestion/covoiturage";
    private static final String COUNTS = DESK + "/comptages";

    @AfterEach
    void forget() {
        for (List<Object> row : Portal.sql("select key from carpool_site where name like 'Usage %'")) {
            Portal.sql("delete from carpool_site where key = ?", row.get(0));
            Portal.sql("insert into outbox (kind, key) values ('aire', ?)", row.get(0));
        }
    }

    private static Visit agent() {
        return Visit.as("agent@lozere.demo");
    }

    private static String site(Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(Map.of("siteName", "Usage " + UUID.randomUUID(), "siteType", "car_park", "siteCommune", "48095", "siteCommune_q", "Mende",
                "latitude", "44,5180", "longitude", "3,5010", "spaces", "10"));
        fields.putAll(more);
        Answer made = agent().submit(DESK + "/nouvelle", "/nouvelle", fields);
        assertThat(made.status()).as("%s", made).isEqualTo(303);
        return made.location().replaceAll(".*/|\\?.*", "");
    }

    private static String page(String key) {
        return "/lozere/covoiturage/aires/" + Portal.<String>value("select slug from carpool_site where key = ?", key);
    }

    private static String count(Object id, String site, Instant at, Object cars) {
        return "{\"id\":\"" + id + "\",\"site\":\"" + site + "\",\"at\":\"" + at.truncatedTo(ChronoUnit.MILLIS) + "\",\"cars\":" + cars + "}";
    }

    private static Answer bundle(Visit visit, String... counts) {
        return visit.send("POST", COUNTS, ("{\"counts\":[" + String.join(",", counts) + "]}").getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json", "Accept", "application/json", "Accept-Language", "fr");
    }

    private static long kept(String key) {
        return Portal.<Long>value("select count(*) from carpool_count c join carpool_site s on s.id = c.site_id where s.key = ?", key);
    }

    @Test
    void equipmentIsOnThePageAndInTheGraphAndNoColumnOfTheFile() {
        String key = site(Map.of("shelter", "yes", "bikeSpaces", "6", "chargingPoints", "2", "access", "Par le chemin <b>derrière</b> l'église.", "operator", "Syndicat du pays"));
        Answer page = Visit.nobody().get(page(key), "Accept", "text/html", "Accept-Language", "fr");
        assertThat(page.html().select("main").text()).contains("Abri pour attendre oui", "Vélos que l’on peut attacher 6", "Bornes de recharge 2", "Entretenu par Syndicat du pays", "<b>derrière</b>");
        assertThat(Visit.nobody().get("/id/aire/" + key + ".ttl").body()).contains("sheltered", "bikeSpaces", "chargingPoints", "Syndicat du pays");
        assertThat(Visit.nobody().get("/lozere/donnees/lieux-covoiturage.csv").body()).doesNotContain("Syndicat du pays", "velos");
        assertThat(agent().submit(DESK + "/" + key + "/modifier", "/modifier", Map.of("bikeSpaces", "beaucoup")).html().select("#e-bikeSpaces").text()).isNotEmpty();
        assertThat(agent().submit(DESK + "/" + key + "/modifier", "/modifier", Map.of("bikeSpaces", "8")).status()).isEqualTo(303);
        assertThat(Visit.nobody().get(page(key), "Accept-Language", "fr").html().select(".history").text()).contains("Vélos que l’on peut attacher : « 6 » est devenu « 8 »");
    }

    @Test
    void aBundleIsJudgedCountByCountAndNothingIsKeptTwice() {
        String key = site(Map.of());
        Instant now = Instant.now();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        Answer answer = bundle(agent(), count(first, key, now, 3), count(second, key, now.minusSeconds(3600), 0), count(first, key, now, 3), count(UUID.randomUUID(), "0000000000", now, 3),
                count(UUID.randomUUID(), key, now.plusSeconds(7200), 3), count(UUID.randomUUID(), key, now.minus(90, ChronoUnit.DAYS), 3), count(UUID.randomUUID(), key, now, -1),
                count(UUID.randomUUID(), key, now, "1.5"), count(UUID.randomUUID(), key, now, "\"3\""), count("rien", key, now, 3), "17", "{}");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        JsonObject said = answer.json();
        assertThat(said.getJsonArray("kept").getValuesAs(jakarta.json.JsonString::getString)).containsExactly(first.toString(), second.toString(), first.toString());
        assertThat(said.getJsonArray("refused")).hasSize(9);
        assertThat(said.getJsonArray("refused").getJsonObject(0).getString("reason")).contains("n’existe pas");
        assertThat(kept(key)).isEqualTo(2L);
        assertThat(bundle(agent(), count(first, key, now, 3), count(second, key, now, 9)).json().getJsonArray("kept")).hasSize(2);
        assertThat(kept(key)).isEqualTo(2L);
        assertThat(Portal.<Integer>value("select cars from carpool_count where id = ?", second)).isZero();
        assertThat(bundle(Visit.as("habitant@lozere.demo"), count(UUID.randomUUID(), key, now, 3)).status()).isEqualTo(403);
        assertThat(bundle(Visit.nobody(), count(UUID.randomUUID(), key, now, 3)).status()).isEqualTo(401);
        assertThat(bundle(Visit.as("agent@thomery.demo"), count(UUID.randomUUID(), key, now, 3)).status()).isEqualTo(403);
        assertThat(agent().send("POST", COUNTS, "[]".getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json", "Accept", "application/json").status()).isEqualTo(400);
        assertThat(agent().send("POST", COUNTS, "{".getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json", "Accept", "application/json").status()).isEqualTo(400);
    }

    @Test
    void aSiteThatFillsUpIsToldToTheTeamAndItsWeekToEverybody() {
        String key = site(Map.of());
        String name = Portal.value("select name from carpool_site where key = ?", key);
        assertThat(Visit.nobody().page(page(key) + "/frequentation").html().select("main").text()).contains("Trop peu de comptages");
        assertThat(Visit.nobody().page(page(key)).html().select("a[href$=frequentation]")).isEmpty();
        // five Tuesdays at half past seven, in local time: three, five, four, four and nine cars for ten spaces
        Instant tuesday = Portal.<java.sql.Timestamp>value("select ((date_trunc('week', (current_date - 7)::timestamp) + interval '1 day 7 hours 30 minutes') at time zone 'Europe/Paris')").toInstant();
        int[] cars = {3, 5, 4, 4, 9};
        for (int week = 0; week < 5; week++) bundle(agent(), count(UUID.randomUUID(), key, tuesday.minus(7L * week, ChronoUnit.DAYS), cars[week]));
        Answer week = Visit.nobody().get(page(key) + "/frequentation", "Accept-Language", "fr");
        assertThat(week.html().select("main svg title").text()).isNotEmpty();
        assertThat(week.html().select("main").text()).contains("Le jour le plus chargé est le mardi, avec 5 voitures en moyenne pour 10 places ; 9 au plus.", "5 comptages depuis le");
        assertThat(week.html().select(".table-scroll tbody tr").get(1).select("td").eachText()).containsExactly("–", "5", "–", "–", "–", "–", "–");
        assertThat(Visit.nobody().page(page(key)).html().select("a[href$=frequentation]")).hasSize(1);

        assertThat(agent().page("/lozere/gestion").html().select(".queue").text()).contains(name + " était presque plein : 9 voitures pour 10 places");
        Answer shown = agent().page(COUNTS + "/" + key);
        assertThat(shown.html().select(".notice--warning").text()).contains("mardi", "9 voitures pour 10 places");
        assertThat(Visit.as("elu@lozere.demo").page(COUNTS + "/" + key).html().select("main form")).isEmpty();
        assertThat(agent().submit(shown, "/vu", Map.of()).status()).isEqualTo(303);
        assertThat(agent().page("/lozere/gestion").html().select(".queue").text()).doesNotContain(name + " était presque plein");
        // a wrong count is taken out
        Answer list = agent().page(COUNTS + "/" + key);
        String wrong = list.html().select("input[name=comptage]").first().attr("value");
        assertThat(agent().post(COUNTS + "/" + key + "/effacer", Map.of("_form", list.html().select("input[name=_form]").first().attr("value"), "comptage", wrong)).status()).isEqualTo(303);
        assertThat(kept(key)).isEqualTo(4L);
    }

    @Test
    void thePlainFormTakesACountOfNowOrOfAnotherMoment() {
        String key = site(Map.of());
        assertThat(agent().submit(COUNTS, "/comptages", Map.of()).html().select("#e-countSite, #e-cars").size()).isEqualTo(2);
        assertThat(agent().submit(COUNTS, "/comptages", Map.of("countSite", key, "cars", "4", "countHour", "midi")).html().select("#e-countHour").text()).contains("8:30");
        assertThat(agent().submit(COUNTS, "/comptages", Map.of("countSite", key, "cars", "4", "countDay", "2999-01-01", "countHour", "8:30")).html().select("#e-countDay").text()).contains("pas encore passé");
        Answer form = agent().page(COUNTS);
        Answer kept = agent().submit(form, "/comptages", Map.of("countSite", key, "cars", "4"));
        assertThat(kept.status()).isEqualTo(303);
        assertThat(agent().submit(form, "/comptages", Map.of("countSite", key, "cars", "4")).status()).as("sent twice").isEqualTo(303);
        assertThat(kept(key)).isEqualTo(1L);
        assertThat(agent().follow(kept).html().select("[role=status]").text()).contains("Le comptage est enregistré");
    }

    @Test
    void whatIsReportedIsFollowedUpInWordsForEverybody() {
        String key = site(Map.of());
        Visit nobody = Visit.nobody();
        assertThat(nobody.submit(page(key) + "/signaler", "/signaler", Map.of("problem", "lamp", "said", "La deuxième, près de la haie. Jean Untel")).status()).isEqualTo(303);
        Object report = Portal.value("select p.id from carpool_problem p join carpool_site s on s.id = p.site_id where s.key = ?", key);
        Answer page = Visit.nobody().get(page(key), "Accept-Language", "fr");
        assertThat(page.html().select("main").text()).contains("Une lampe est cassée", "un agent le regarde").doesNotContain("Jean Untel");
        Answer desk = agent().page(DESK + "/signalements");
        assertThat(agent().submit(desk, "/" + report, Map.of("followUp", "Lampe changée <i>hier</i>.")).status()).isEqualTo(303);
        assertThat(Visit.nobody().get(page(key), "Accept-Language", "fr").html().select("main").text()).contains("traité", "Lampe changée <i>hier</i>.").doesNotContain("Jean Untel");
    }
}
