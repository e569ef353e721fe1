package fr.maillage.carpool.booking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.print.PdfFile;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.net.HttpCookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Spaces booked by the half-day, never one too many; the poster of a site. */
class BookingIT extends PortalTest {
    private static final String DESK = "/lozere/gestion/covoiturage";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Paris"));

    @AfterEach
    void forget() {
        for (List<Object> row : Portal.sql("select key from carpool_site where name like 'Réservée %'")) {
            Portal.sql("delete from carpool_site where key = ?", row.get(0));
            Portal.sql("insert into outbox (kind, key) values ('aire', ?)", row.get(0));
        }
        Portal.sql("delete from account where email like 'place-%@lozere.demo'");
    }

    private static Visit agent() {
        return Visit.as("agent@lozere.demo");
    }

    private static String site(int bookable) {
        Answer made = agent().submit(DESK + "/nouvelle", "/nouvelle", new HashMap<>(Map.of("siteName", "Réservée " + UUID.randomUUID(), "siteType", "car_park", "siteCommune", "48095", "siteCommune_q", "Mende",
                "latitude", "44,5180", "longitude", "3,5010", "spaces", "10")));
        assertThat(made.status()).as("%s", made).isEqualTo(303);
        String key = made.location().replaceAll(".*/|\\?.*", "");
        assertThat(agent().submit(DESK + "/reservations/" + key, "/" + key, Map.of("bookable", Integer.toString(bookable))).status()).isEqualTo(303);
        return key;
    }

    private static String page(String key) {
        return "/lozere/covoiturage/aires/" + Portal.<String>value("select slug from carpool_site where key = ?", key);
    }

    /** Somebody with a session of their own, without the quarter of a second that a password takes. */
    private static Visit somebody() {
        String address = "place-" + UUID.randomUUID() + "@lozere.demo";
        String token = UUID.randomUUID().toString();
        Portal.sql("insert into account (id, email, name, confirmed_at) values (gen_random_uuid(), ?, 'Quelqu''un', now())", address);
        try {
            Portal.sql("insert into account_session (token_hash, account_id) select ?, id from account where email = ?", MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)), address);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        Visit visit = Visit.nobody();
        HttpCookie cookie = new HttpCookie("maillage_session", token);
        cookie.setPath("/");
        cookie.setVersion(0);
        visit.cookies().getCookieStore().add(URI.create(Portal.base()), cookie);
        return visit;
    }

    private static Map<String, Object> form(Visit visit, String page, LocalDate day, String part, String what) {
        String token = visit.page(page + "/reserver").html().select("input[name=_form]").first().attr("value");
        return Map.of("_form", token, "creneau", day + "." + part, "faire", what);
    }

    private static Answer book(Visit visit, String page, LocalDate day, String part) {
        return visit.post(page + "/reserver", form(visit, page, day, part, "reserver"), "Accept", "text/html", "Accept-Language", "fr");
    }

    private static long booked(String key) {
        return Portal.<Long>value("select count(*) from carpool_booking b join carpool_site s on s.id = b.site_id where s.key = ?", key);
    }

    @Test
    void ofFortyWhoWantTheLastThreeSpacesAtOnceThreeHaveThem() {
        String key = site(3);
        String page = page(key);
        List<Visit> people = IntStream.range(0, 40).mapToObj(i -> somebody()).toList();
        LocalDate day = TODAY.plusDays(3);
        List<Map<String, Object>> forms = people.stream().map(visit -> form(visit, page, day, "morning", "reserver")).toList();
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 40).mapToObj(i -> CompletableFuture.supplyAsync(() -> people.get(i).post(page + "/reserver", forms.get(i), "Accept", "text/html").status(),
                java.util.concurrent.Executors.newCachedThreadPool())).toList();
        List<Integer> statuses = answers.stream().map(CompletableFuture::join).toList();
        assertThat(statuses.stream().filter(status -> status == 303)).hasSize(3);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(37);
        assertThat(booked(key)).isEqualTo(3L);
        Answer full = people.get(0).page(page + "/reserver");
        assertThat(full.html().select("main").text()).contains("complet", "3 places libres");
        // one gives a space back, another takes it
        int with = statuses.indexOf(303);
        int without = statuses.indexOf(409);
        assertThat(people.get(with).post(page + "/reserver", form(people.get(with), page, day, "morning", "annuler")).status()).isEqualTo(303);
        assertThat(book(people.get(without), page, day, "morning").status()).isEqualTo(303);
        assertThat(booked(key)).isEqualTo(3L);
        assertThat(agent().page(DESK + "/reservations/" + key).html().select("main").text()).contains("matin (5 h–13 h) : 3").doesNotContain("Quelqu'un");
    }

    @Test
    void aSlotIsBookedOnceInTimeAndWhereItIsOffered() {
        String key = site(2);
        String page = page(key);
        Visit visit = somebody();
        assertThat(book(visit, page, TODAY.plusDays(1), "afternoon").status()).isEqualTo(303);
        assertThat(book(visit, page, TODAY.plusDays(1), "afternoon").status()).as("again").isEqualTo(303);
        assertThat(booked(key)).isEqualTo(1L);
        assertThat(book(visit, page, TODAY.minusDays(1), "morning").html().select("[role=alert]").text()).contains("passé");
        assertThat(book(visit, page, TODAY.plusDays(14), "morning").html().select("[role=alert]").text()).contains("deux semaines");
        assertThat(visit.post(page + "/reserver", Map.of("_form", form(visit, page, TODAY, "morning", "reserver").get("_form"), "creneau", "demain")).status()).isEqualTo(400);
        assertThat(agent().submit(DESK + "/reservations/" + key, "/" + key, Map.of("bookable", "11")).html().select("#e-bookable").text()).contains("10 places");
        // closed for a while: nobody books; what was booked stays
        assertThat(agent().submit(DESK + "/" + key + "/pause", "/pause", Map.of("stepReason", "La neige.")).status()).isEqualTo(303);
        assertThat(Visit.nobody().page(page).html().select("a[href$=reserver]")).isEmpty();
        assertThat(visit.page(page + "/reserver").html().select("main").text()).contains("Ce lieu est fermé");
        assertThat(book(visit, page, TODAY.plusDays(2), "morning").status()).isEqualTo(409);
        assertThat(booked(key)).isEqualTo(1L);
    }

    @Test
    void whoBooksIsRemindedOnceAndWhoLeavesLeavesNoBooking() {
        String key = site(2);
        String page = page(key);
        String name = Portal.value("select name from carpool_site where key = ?", key);
        Visit resident = Visit.as("habitant@lozere.demo");
        assertThat(book(resident, page, TODAY.plusDays(1), "morning").status()).isEqualTo(303);
        assertThat(book(resident, page, TODAY.plusDays(5), "morning").status()).isEqualTo(303);
        Portal.await("the reminder", Duration.ofSeconds(60), () -> letters(name) == 1);
        assertThat(Portal.<Long>value("select count(*) from carpool_booking b join carpool_site s on s.id = b.site_id where s.key = ? and b.reminded_at is null", key)).isEqualTo(1L);

        String address = "place-partant-" + UUID.randomUUID() + "@lozere.demo";
        Portal.sql("insert into account (id, email, name, password_hash, confirmed_at) select gen_random_uuid(), ?, 'Partant', password_hash, now() from account where email = 'habitant@lozere.demo'", address);
        Visit leaving = Visit.signIn(address);
        assertThat(book(leaving, page, TODAY.plusDays(6), "morning").status()).isEqualTo(303);
        assertThat(leaving.page("/compte/donnees.json").json().getJsonArray("reservations")).hasSize(1);
        assertThat(leaving.submit("/compte/effacer", "/compte/effacer", Map.of("currentPassword", Portal.password())).status()).isEqualTo(303);
        assertThat(booked(key)).isEqualTo(2L);
        assertThat(letters(name)).isEqualTo(1L);
    }

    private static long letters(String name) {
        return Arrays.stream(Portal.mail().getReceivedMessages()).filter(message -> {
            try {
                return message.getContent().toString().contains(name);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }).count();
    }

    @Test
    void thePosterIsOneAccessiblePageWithItsAddressAndWhomToCall() {
        String key = site(0);
        Answer answer = Visit.nobody().get(page(key) + "/affiche.pdf", "Accept-Language", "fr");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        PdfFile pdf = new PdfFile(answer.bytes());
        assertThat(pdf.faults()).isEmpty();
        assertThat(pdf.pages()).isEqualTo(1);
        assertThat(pdf.language()).startsWith("fr");
        assertThat(pdf.text().replaceAll("\\s+", " ")).contains("Parking", "Mende", "10 places", "04 65 71 00 48");
        assertThat(pdf.text().replaceAll("\\s+", "")).contains(page(key));
        assertThat(Visit.nobody().get("/thomery/covoiturage/aires/nulle-part/affiche.pdf").status()).isEqualTo(404);
    }
}
