package fr.maillage.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.net.HttpCookie;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInIT extends PortalTest {
    private static final URI HERE = URI.create(Portal.base());

    @ParameterizedTest
    @ValueSource(strings = {"/", "/mende", "/compte/connexion", "/compte/inscription", "/compte/mot-de-passe-oublie", "/compte"})
    void anonymousPagesSetNoCookie(String path) {
        assertThat(Visit.nobody().page(path).response().headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void theCookieIsForTheServerOnlyAndEndsWithTheBrowser() {
        Answer answer = Person.confirmed().tryPassword(Person.PASSWORD);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/compte");
        List<String> cookies = answer.response().headers().allValues("Set-Cookie");
        assertThat(cookies).hasSize(1);
        assertThat(cookies.get(0)).matches("maillage_session=[A-Za-z0-9_-]{43};.*").contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContainIgnoringCase("max-age", "expires", "domain");
    }

    @Test
    void theDatabaseHoldsNoCookie() {
        Person person = Person.confirmed();
        String token = cookieOf(person.visit());
        assertThat(Portal.sql("select 1 from account_session where account_id = ? and token_hash = sha256(?::text::bytea)", person.id(), token)).hasSize(1);
        assertThat(Portal.<String>value("select string_agg(s::text, ' ') from account_session s where account_id = ?", person.id())).doesNotContain(token);
    }

    @Test
    void afterSignInThePersonIsWhereTheyWantedToGo() {
        Person person = Person.confirmed();
        Visit visit = Visit.nobody();
        Answer asked = visit.page("/compte/nom");
        assertThat(asked.status()).isEqualTo(303);
        Answer signedIn = visit.submit(asked.location(), "/compte/connexion", Map.of("email", person.email(), "password", Person.PASSWORD));
        assertThat(signedIn.location()).isEqualTo("/compte/nom");
        assertThat(visit.follow(signedIn).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ailleurs.example/", "//ailleurs.example", "/\\ailleurs.example", "javascript:alert(1)"})
    void signInNeverLeadsElsewhere(String back) {
        Person person = Person.confirmed();
        Answer answer = Visit.nobody().submit("/compte/connexion", "/compte/connexion", Map.of("email", person.email(), "password", Person.PASSWORD, "retour", back));
        assertThat(answer.location()).isEqualTo("/compte");
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() {
        Answer known = Person.confirmed().tryPassword("pas le bon mot de passe");
        Answer unknown = new Person(null, Person.freshAddress()).tryPassword("pas le bon mot de passe");
        assertThat(known.status()).isEqualTo(422);
        assertThat(masked(known)).isEqualTo(masked(unknown));
        assertThat(known.html().title()).startsWith("Erreur :");
        assertThat(known.html().select("input[name=email]").attr("value")).startsWith("essai-");
        assertThat(known.body()).doesNotContain("pas le bon mot de passe");
    }

    @Test
    void aMissingFieldIsNamed() {
        Answer answer = Visit.nobody().submit("/compte/connexion", "/compte/connexion", Map.of("email", "", "password", ""));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("#erreurs a").eachAttr("href")).containsExactly("#f-email", "#f-password");
    }

    @Test
    void theEleventhTryWaitsEvenWithTheRightPassword() {
        Person person = Person.confirmed();
        for (int i = 0; i < 10; i++) assertThat(person.tryPassword("essai numéro " + i).status()).isEqualTo(422);
        Answer answer = person.tryPassword(Person.PASSWORD);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 900);
        assertThat(answer.html().select("#erreurs").text()).contains("Attendez");
        assertThat(Person.confirmed().tryPassword(Person.PASSWORD).status()).as("another account").isEqualTo(303);
    }

    @Test
    void aRightPasswordForgetsTheTriesBeforeIt() {
        Person person = Person.confirmed();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 6; i++) assertThat(person.tryPassword("essai numéro " + i).status()).isEqualTo(422);
            assertThat(person.tryPassword(Person.PASSWORD).status()).isEqualTo(303);
        }
    }

    @Test
    void rateBucketsHoldNoAddress() {
        Person person = Person.confirmed();
        person.tryPassword("pas le bon mot de passe");
        assertThat(Portal.sql("select bucket from rate_limit where bucket like ?", "%" + person.email() + "%")).isEmpty();
    }

    @Test
    void aPlantedCookieIsNotTakenOver() {
        Person person = Person.confirmed();
        Visit visit = Visit.nobody();
        plant(visit, "x".repeat(43));
        Answer answer = visit.submit("/compte/connexion", "/compte/connexion", Map.of("email", person.email(), "password", Person.PASSWORD));
        assertThat(answer.header("Set-Cookie")).matches("maillage_session=[A-Za-z0-9_-]{43};.*").doesNotContain("x".repeat(43));
    }

    @Test
    void theSessionThatWasInTheBrowserEndsAtSignIn() {
        Person first = Person.confirmed();
        Person second = Person.confirmed();
        Visit visit = first.visit();
        String token = visit.page("/compte").html().select("input[name=_form]").first().attr("value");
        assertThat(visit.post("/compte/connexion", Map.of("_form", token, "email", second.email(), "password", Person.PASSWORD), "Accept", "text/html").status()).isEqualTo(303);
        assertThat(Portal.sql("select 1 from account_session where account_id = ?", first.id())).isEmpty();
        assertThat(Portal.sql("select 1 from account_session where account_id = ?", second.id())).hasSize(1);
        assertThat(visit.page("/compte").html().select("main").text()).contains(second.email());
    }

    @Test
    void aFormShownToNobodyIsHeldWithoutItsPasswordWhenItArrivesInASession() {
        Person person = Person.confirmed();
        Visit visit = Visit.nobody();
        Answer form = visit.page("/compte/connexion");
        plant(visit, cookieOf(Person.confirmed().visit()));
        Answer held = visit.submit(form, "/compte/connexion", Map.of("email", person.email(), "password", Person.PASSWORD));
        assertThat(held.status()).isEqualTo(409);
        String kept = Portal.value("select fields::text from held_form where path = '/compte/connexion' and fields::text like ?", "%" + person.email() + "%");
        assertThat(kept).doesNotContain(Person.PASSWORD);
    }

    private static void plant(Visit visit, String value) {
        HttpCookie cookie = new HttpCookie("maillage_session", value);
        cookie.setPath("/");
        cookie.setVersion(0);
        visit.cookies().getCookieStore().add(HERE, cookie);
    }

    @Test
    void aSessionEndsWhenIdleTooLong() {
        Person person = Person.confirmed();
        Visit visit = person.visit();
        person.age("seen_at", "119 minutes");
        assertThat(visit.page("/compte").status()).isEqualTo(200);
        person.age("seen_at", "121 minutes");
        assertThat(visit.page("/compte").status()).isEqualTo(303);
    }

    @Test
    void aSessionEndsAfterADayHoweverBusy() {
        Person person = Person.confirmed();
        Visit visit = person.visit();
        person.age("created_at", "23 hours");
        assertThat(visit.page("/compte").status()).isEqualTo(200);
        person.age("created_at", "25 hours");
        assertThat(visit.page("/compte").status()).isEqualTo(303);
    }

    @Test
    void anOldHashIsMadeAnewAtSignIn() {
        Person person = Person.confirmed();
        String old = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID).hash(Person.PASSWORD).getResult();
        Portal.sql("update account set password_hash = ? where id = ?", old, person.id());
        assertThat(person.tryPassword(Person.PASSWORD).status()).isEqualTo(303);
        assertThat(Portal.<String>value("select password_hash from account where id = ?", person.id())).startsWith("$argon2id$v=19$m=47104,");
        assertThat(person.tryPassword(Person.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void onlyWhoKnowsThePasswordLearnsThatTheAccountIsSuspended() {
        Person person = Person.confirmed();
        Portal.sql("update account set locked_at = now() where id = ?", person.id());
        assertThat(person.tryPassword("pas le bon mot de passe").html().select("#erreurs").text()).contains("ne vont pas ensemble");
        Answer right = person.tryPassword(Person.PASSWORD);
        assertThat(right.status()).isEqualTo(422);
        assertThat(right.html().select("#erreurs").text()).contains("suspendu");
    }

    @Test
    void aSignInFromAnotherSiteIsRefused() {
        Person person = Person.confirmed();
        Visit visit = Visit.nobody();
        Map<String, Object> form = Visit.filled(visit.page("/compte/connexion"), "/compte/connexion", Map.of("email", person.email(), "password", Person.PASSWORD));
        assertThat(visit.post("/compte/connexion", form, "Sec-Fetch-Site", "cross-site", "Accept", "text/html").status()).isEqualTo(403);
        assertThat(visit.post("/compte/connexion", Map.of("email", person.email(), "password", Person.PASSWORD), "Accept", "text/html").status()).isEqualTo(403);
    }

    private static String masked(Answer answer) {
        return answer.html().select("main").outerHtml().replaceAll("essai-[^\"<]*", "X").replaceAll("name=\"_form\" value=\"[^\"]*\"", "");
    }

    private static String cookieOf(Visit visit) {
        return visit.cookies().getCookieStore().getCookies().stream().filter(c -> c.getName().equals("maillage_session")).findFirst().orElseThrow().getValue();
    }
}
