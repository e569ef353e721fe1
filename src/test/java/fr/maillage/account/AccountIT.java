package fr.maillage.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import jakarta.json.JsonObject;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The person's own space. */
class AccountIT extends PortalTest {
    private static final String NEW_PASSWORD = "trois ânes bleus dans la neige";

    @ParameterizedTest
    @ValueSource(strings = {"/compte", "/compte/nom", "/compte/adresse", "/compte/mot-de-passe", "/compte/sessions", "/compte/effacer",
        "/lozere/gestion/equipe", "/lozere/gestion/equipe/inviter", "/lozere/gestion/journal", "/gestion/comptes", "/gestion/journal", "/gestion/courriers"})
    void everyPageIsThereInBothLanguages(String path) {
        Visit operator = Visit.as("exploitant@maillage.demo");
        Answer french = operator.get(path, "Accept", "text/html", "Accept-Language", "fr");
        Answer english = operator.get(path, "Accept", "text/html", "Accept-Language", "en");
        assertThat(french.status()).as(french.toString()).isEqualTo(200);
        assertThat(french.html().select("html").attr("lang")).isEqualTo("fr");
        assertThat(english.html().select("html").attr("lang")).isEqualTo("en");
        assertThat(french.html().select("main h1")).hasSize(1);
        assertThat(english.html().select("main").text()).isNotEqualTo(french.html().select("main").text());
        assertThat(french.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void signingOutEndsTheSessionAndNotOnlyTheCookie() {
        Person person = Person.confirmed();
        Visit visit = person.visit();
        Answer out = visit.submit("/compte", "/compte/deconnexion", Map.of());
        assertThat(out.status()).isEqualTo(303);
        assertThat(out.header("Set-Cookie")).contains("Max-Age=0");
        assertThat(Portal.sql("select 1 from account_session where account_id = ?", person.id())).isEmpty();
        assertThat(visit.follow(out).html().select("[role=status]").text()).contains("déconnecté");
    }

    @Test
    void signingOutEverywhereReachesEveryBrowser() {
        Person person = Person.confirmed();
        Visit phone = person.visit();
        Visit desk = person.visit();
        assertThat(desk.page("/compte/sessions").html().select("tbody tr")).hasSize(2);
        assertThat(desk.submit("/compte/sessions", "/compte/sessions/fin", Map.of()).status()).isEqualTo(303);
        assertThat(phone.page("/compte").status()).isEqualTo(303);
        assertThat(desk.page("/compte").status()).isEqualTo(303);
    }

    @Test
    void oneSessionIsEndedFromAnother() {
        Person person = Person.confirmed();
        Visit phone = person.visit();
        Visit desk = person.visit();
        Element form = desk.page("/compte/sessions").html().select("tbody form").first();
        assertThat(desk.submit("/compte/sessions", form.attr("action"), Map.of()).location()).isEqualTo("/compte/sessions?fait=session");
        assertThat(phone.page("/compte").status()).isEqualTo(303);
        assertThat(desk.page("/compte").status()).isEqualTo(200);
    }

    @Test
    void nobodyEndsSomebodyElsesSession() {
        Person other = Person.confirmed();
        Visit theirs = other.visit();
        Object id = Portal.value("select id from account_session where account_id = ?", other.id());
        Visit mine = Person.confirmed().visit();
        String token = mine.page("/compte").html().select("input[name=_form]").first().attr("value");
        assertThat(mine.post("/compte/sessions/" + id + "/fin", Map.of("_form", token)).status()).isEqualTo(303);
        assertThat(theirs.page("/compte").status()).isEqualTo(200);
    }

    @Test
    void aWithdrawnRightIsGoneAtTheNextRequest() {
        Person person = Person.confirmed().with("administrator", "mende");
        Visit visit = person.visit();
        assertThat(visit.page("/mende/gestion/equipe").status()).isEqualTo(200);
        assertThat(visit.page("/thomery/gestion/equipe").status()).isEqualTo(403);
        Portal.sql("delete from account_role where account_id = ?", person.id());
        assertThat(visit.page("/mende/gestion/equipe").status()).isEqualTo(403);
    }

    @Test
    void aLongFormSurvivesTheEndOfItsSession() {
        Person person = Person.confirmed();
        Visit visit = person.visit();
        Answer form = visit.page("/compte/nom");
        person.age("seen_at", "3 hours");
        Answer refused = visit.submit(form, "/compte/nom", Map.of("name", "Camille <b>d’Altier</b>", "language", "en"));
        assertThat(refused.status()).isEqualTo(303);
        assertThat(refused.location()).startsWith("/compte/connexion?retour=%2Fcompte%2Freprendre%2F");
        Answer signedIn = visit.submit(refused.location(), "/compte/connexion", Map.of("email", person.email(), "password", Person.PASSWORD));
        Answer kept = visit.follow(signedIn);
        assertThat(kept.status()).as(kept.toString()).isEqualTo(200);
        assertThat(kept.html().select("main").text()).contains("Camille <b>d’Altier</b>");
        assertThat(kept.html().select("main form button")).hasSize(1);
        Answer sent = visit.submit(kept, "/compte/nom", Map.of());
        assertThat(sent.location()).isEqualTo("/compte?fait=nom");
        assertThat(Portal.<String>value("select name || language from account where id = ?", person.id())).isEqualTo("Camille <b>d’Altier</b>en");
    }

    @Test
    void whatIsKeptTooLongIsGoneInPlainWords() {
        Answer answer = Person.confirmed().visit().page("/compte/reprendre/00000000-0000-4000-8000-000000000000");
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.html().select("h1").text()).isEqualTo("Ce texte n’est plus gardé");
    }

    @Test
    void aNewPasswordNeedsTheOldOneAndEndsTheOtherSessions() {
        Person person = Person.confirmed();
        Visit elsewhere = person.visit();
        Visit visit = person.visit();
        Answer refused = visit.submit("/compte/mot-de-passe", "/compte/mot-de-passe", Map.of("currentPassword", "autre chose", "newPassword", "court"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#erreurs a").eachAttr("href")).containsExactly("#f-currentPassword", "#f-newPassword");
        assertThat(elsewhere.page("/compte").status()).isEqualTo(200);
        Answer changed = visit.submit("/compte/mot-de-passe", "/compte/mot-de-passe", Map.of("currentPassword", Person.PASSWORD, "newPassword", NEW_PASSWORD));
        assertThat(changed.location()).isEqualTo("/compte?fait=motdepasse");
        assertThat(visit.page("/compte").status()).isEqualTo(200);
        assertThat(elsewhere.page("/compte").status()).isEqualTo(303);
        assertThat(person.tryPassword(NEW_PASSWORD).status()).isEqualTo(303);
        assertThat(person.tryPassword(Person.PASSWORD).status()).isEqualTo(422);
        assertThat(Mailbox.subject(new Mailbox(person.email()).last(1))).isEqualTo("Votre mot de passe a changé");
    }

    @Test
    void noPasswordLeavesATraceInTheReplayStore() {
        Person person = Person.confirmed();
        Visit visit = person.visit();
        Map<String, Object> form = Visit.filled(visit.page("/compte/mot-de-passe"), "/compte/mot-de-passe", Map.of("currentPassword", Person.PASSWORD, "newPassword", NEW_PASSWORD));
        assertThat(visit.post("/compte/mot-de-passe", form, "Accept", "text/html").status()).isEqualTo(303);
        String empty = Portal.value("select encode(params_hash, 'hex') from form_token where token_hash = sha256(?::text::bytea)", form.get("_form") + " /compte/mot-de-passe");
        assertThat(empty).as("the hash of a form whose only fields are passwords").isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void aNewAddressIsProvedBeforeItCounts() {
        Person person = Person.confirmed();
        Visit visit = person.visit();
        String wanted = Person.freshAddress();
        assertThat(visit.submit("/compte/adresse", "/compte/adresse", Map.of("email", wanted.toUpperCase(java.util.Locale.ROOT), "currentPassword", Person.PASSWORD)).location()).isEqualTo("/compte?fait=adresse");
        assertThat(Mailbox.subject(new Mailbox(person.email()).last(1))).isEqualTo("Votre adresse va changer");
        String link = Mailbox.link(new Mailbox(wanted).last(1));
        assertThat(Portal.<String>value("select email from account where id = ?", person.id())).isEqualTo(person.email());
        assertThat(Visit.nobody().submit(link, link, Map.of()).location()).isEqualTo("/compte/connexion?fait=deplace");
        assertThat(Portal.<String>value("select email from account where id = ?", person.id())).isEqualTo(wanted);
        assertThat(Visit.nobody().page(link).status()).isEqualTo(410);
    }

    @Test
    void anAddressOfSomebodyElseIsNeitherTakenNorTold() {
        Person owner = Person.confirmed();
        Person person = Person.confirmed();
        Answer answer = person.visit().submit("/compte/adresse", "/compte/adresse", Map.of("email", owner.email(), "currentPassword", Person.PASSWORD));
        assertThat(answer.location()).isEqualTo("/compte?fait=adresse");
        assertThat(Mailbox.subject(new Mailbox(owner.email()).last(1))).isEqualTo("Vous avez déjà un compte");
        assertThat(Portal.sql("select 1 from one_time_link where account_id = ?", person.id())).isEmpty();
    }

    @Test
    void aPersonTakesTheirDataAway() {
        Person person = Person.confirmed().with("actor", "mende");
        Answer answer = person.visit().get("/compte/donnees.json", "Accept", "text/html");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(answer.header("Content-Disposition")).contains("attachment");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        JsonObject account = answer.json().getJsonObject("compte");
        assertThat(account.getString("adresse")).isEqualTo(person.email());
        assertThat(account.getJsonArray("roles").getJsonObject(0).getString("territoire")).isEqualTo("mende");
        assertThat(account.getJsonArray("sessions")).hasSize(1);
        assertThat(answer.body()).doesNotContain("argon2");
    }

    @Test
    void anErasedAccountIsGoneAndItsActsStay() {
        Person person = Person.confirmed().with("agent", "mende");
        Visit visit = person.visit();
        assertThat(visit.submit("/compte/effacer", "/compte/effacer", Map.of("currentPassword", "autre chose")).status()).isEqualTo(422);
        Answer gone = visit.submit("/compte/effacer", "/compte/effacer", Map.of("currentPassword", Person.PASSWORD));
        assertThat(gone.location()).isEqualTo("/compte/connexion?fait=efface");
        assertThat(Portal.sql("select 1 from account where id = ?", person.id())).isEmpty();
        assertThat(Portal.sql("select 1 from account_session where account_id = ?", person.id())).isEmpty();
        assertThat(Portal.sql("select 1 from account_role where account_id = ?", person.id())).isEmpty();
        assertThat(Portal.sql("select 1 from audit_log where account_id = ? and action = 'account.erase'", person.id())).hasSize(1);
        assertThat(visit.page("/compte").status()).isEqualTo(303);
    }

    @Test
    void aNameIsShownAsItIsWritten() {
        Person person = Person.confirmed();
        Portal.sql("update account set name = ? where id = ?", "<script>alert(1)</script>", person.id());
        Answer page = person.visit().page("/compte");
        assertThat(page.html().select("main script")).isEmpty();
        assertThat(page.html().select("main").text()).contains("<script>alert(1)</script>");
    }
}
