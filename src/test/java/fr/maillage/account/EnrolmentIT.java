package fr.maillage.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.persistence.Digests;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Coming in: sign-up, confirmation, forgotten password, invitation, the operator's link. */
class EnrolmentIT extends PortalTest {
    private static final String PASSWORD = "trois ânes bleus dans la neige";

    private static Answer signUp(Visit visit, String email, String password) {
        return visit.submit("/compte/inscription", "/compte/inscription", Map.of("name", "Camille Roux", "email", email, "newPassword", password));
    }

    @Test
    void signUpConfirmationSignIn() {
        String email = Person.freshAddress();
        Visit visit = Visit.nobody();
        Answer sent = signUp(visit, email, PASSWORD);
        assertThat(sent.location()).isEqualTo("/compte/inscription?fait=envoye");
        assertThat(visit.follow(sent).html().select("h1").text()).isEqualTo("Regardez vos courriels");
        assertThat(new Person(null, email).tryPassword(PASSWORD).html().select("#erreurs").text()).contains("pas encore confirmée");
        String link = Mailbox.link(new Mailbox(email).last(1));
        assertThat(visit.page(link).html().select("h1").text()).isEqualTo("Confirmer votre adresse");
        assertThat(visit.submit(link, link, Map.of("password", "autre chose")).status()).isEqualTo(422);
        Answer opened = visit.submit(link, link, Map.of("password", PASSWORD));
        assertThat(opened.location()).isEqualTo("/compte?fait=confirme");
        assertThat(visit.follow(opened).html().select("main").text()).contains("Camille Roux", email);
        assertThat(Visit.nobody().page(link).status()).isEqualTo(410);
    }

    @Test
    void openingALetterChangesNothing() {
        String email = Person.freshAddress();
        signUp(Visit.nobody(), email, PASSWORD);
        String link = Mailbox.link(new Mailbox(email).last(1));
        for (int i = 0; i < 3; i++) assertThat(Visit.nobody().page(link).status()).isEqualTo(200);
        assertThat(Visit.nobody().page(link).header("Cache-Control")).isEqualTo("no-store");
        assertThat(Portal.sql("select 1 from account where email = ? and confirmed_at is not null", email)).isEmpty();
    }

    @Test
    void signUpNeverTellsWhoHasAnAccount() {
        Person known = Person.confirmed();
        Answer first = signUp(Visit.nobody(), known.email(), PASSWORD);
        Answer second = signUp(Visit.nobody(), Person.freshAddress(), PASSWORD);
        assertThat(first.status()).isEqualTo(second.status()).isEqualTo(303);
        assertThat(first.location()).isEqualTo(second.location());
        assertThat(first.body()).isEqualTo(second.body());
        assertThat(Mailbox.subject(new Mailbox(known.email()).last(1))).isEqualTo("Vous avez déjà un compte");
        assertThat(known.tryPassword(Person.PASSWORD).status()).as("the owner's password").isEqualTo(303);
    }

    @Test
    void aStrangersSignUpNeverOpensTheOwnersAccount() {
        String email = Person.freshAddress();
        signUp(Visit.nobody(), email, "le mot de passe du voleur");
        String thiefs = Mailbox.link(new Mailbox(email).last(1));
        signUp(Visit.nobody(), email, PASSWORD);
        String owners = Mailbox.link(new Mailbox(email).last(2));
        assertThat(Visit.nobody().page(thiefs).status()).as("the older link").isEqualTo(410);
        assertThat(Visit.nobody().submit(owners, owners, Map.of("password", PASSWORD)).status()).isEqualTo(303);
        assertThat(new Person(null, email).tryPassword("le mot de passe du voleur").status()).isEqualTo(422);
    }

    @Test
    void aSecondClickSendsOneLetter() throws Exception {
        String email = Person.freshAddress();
        Visit visit = Visit.nobody();
        Map<String, Object> form = Visit.filled(visit.page("/compte/inscription"), "/compte/inscription", Map.of("name", "Camille Roux", "email", email, "newPassword", PASSWORD));
        Callable<Answer> click = () -> visit.post("/compte/inscription", form, "Accept", "text/html");
        var pool = Executors.newFixedThreadPool(2);
        for (var answer : pool.invokeAll(List.of(click, click))) assertThat(answer.get().location()).isEqualTo("/compte/inscription?fait=envoye");
        pool.shutdown();
        assertThat(click.call().location()).isEqualTo("/compte/inscription?fait=envoye");
        assertThat(Portal.<Long>value("select count(*) from mail_message where recipient = ?", email)).isEqualTo(1);
        assertThat(Portal.<Long>value("select count(*) from account where email = ?", email)).isEqualTo(1);
    }

    @Test
    void twoWhoSignUpAtOnceWithOneAddressAreBothAnswered() throws Exception {
        String email = Person.freshAddress();
        Callable<Answer> one = () -> signUp(Visit.nobody(), email, PASSWORD);
        var pool = Executors.newFixedThreadPool(3);
        for (var answer : pool.invokeAll(List.of(one, one, one))) assertThat(answer.get().status()).isEqualTo(303);
        pool.shutdown();
        assertThat(Portal.<Long>value("select count(*) from account where email = ?", email)).isEqualTo(1);
        assertThat(Portal.<Long>value("select count(*) from one_time_link l join account a on a.id = l.account_id where a.email = ? and l.spent_at is null", email)).isEqualTo(1);
    }

    @Test
    void everyFaultOfASignUpIsNamedAndThePasswordNotShownAgain() {
        Answer refused = Visit.nobody().submit("/compte/inscription", "/compte/inscription", Map.of("name", "", "email", "camille", "newPassword", "motdepasse2024!"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#erreurs a").eachAttr("href")).containsExactly("#f-name", "#f-email", "#f-newPassword");
        assertThat(refused.html().select("input[name=email]").attr("value")).isEqualTo("camille");
        assertThat(refused.body()).doesNotContain("motdepasse2024!");
    }

    @Test
    void lettersToOneAddressAreLimited() {
        String email = Person.freshAddress();
        List<Integer> answers = Stream.generate(() -> Visit.nobody().submit("/compte/mot-de-passe-oublie", "/compte/mot-de-passe-oublie", Map.of("email", email)).status()).limit(6).toList();
        assertThat(answers).containsExactly(303, 303, 303, 303, 303, 429);
    }

    @Test
    void aForgottenPasswordIsReplacedOnceAndEverySessionEnds() {
        Person person = Person.confirmed();
        Visit elsewhere = person.visit();
        Visit visit = Visit.nobody();
        Answer known = visit.submit("/compte/mot-de-passe-oublie", "/compte/mot-de-passe-oublie", Map.of("email", " " + person.email().toUpperCase(java.util.Locale.ROOT)));
        Answer unknown = Visit.nobody().submit("/compte/mot-de-passe-oublie", "/compte/mot-de-passe-oublie", Map.of("email", Person.freshAddress()));
        assertThat(known.location()).isEqualTo(unknown.location()).isEqualTo("/compte/mot-de-passe-oublie?fait=envoye");
        String link = Mailbox.link(new Mailbox(person.email()).last(1));
        assertThat(visit.submit(link, link, Map.of("newPassword", "court")).status()).isEqualTo(422);
        assertThat(visit.submit(link, link, Map.of("newPassword", PASSWORD)).location()).isEqualTo("/compte/connexion?fait=motdepasse");
        assertThat(elsewhere.page("/compte").status()).isEqualTo(303);
        assertThat(person.tryPassword(PASSWORD).status()).isEqualTo(303);
        assertThat(visit.page(link).status()).isEqualTo(410);
        assertThat(visit.page(link).html().select("h1").text()).isEqualTo("Ce lien a déjà servi");
    }

    @Test
    void ofTwoWhoUseOneLinkOneWins() throws Exception {
        Person person = Person.confirmed();
        Visit.nobody().submit("/compte/mot-de-passe-oublie", "/compte/mot-de-passe-oublie", Map.of("email", person.email()));
        String link = Mailbox.link(new Mailbox(person.email()).last(1));
        Answer left = Visit.nobody().page(link);
        Answer right = Visit.nobody().page(link);
        var pool = Executors.newFixedThreadPool(2);
        List<Integer> statuses = pool.invokeAll(List.<Callable<Integer>>of(() -> Visit.nobody().submit(left, link, Map.of("newPassword", PASSWORD)).status(),
                () -> Visit.nobody().submit(right, link, Map.of("newPassword", "quatre chèvres sur le causse")).status())).stream().map(f -> {
            try {
                return f.get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }).sorted().toList();
        pool.shutdown();
        assertThat(statuses).containsExactly(303, 410);
    }

    @Test
    void anOldLinkSaysSo() {
        Person person = Person.confirmed();
        Visit.nobody().submit("/compte/mot-de-passe-oublie", "/compte/mot-de-passe-oublie", Map.of("email", person.email()));
        String link = Mailbox.link(new Mailbox(person.email()).last(1));
        Portal.sql("update one_time_link set expires_at = now() - interval '1 second' where account_id = ?", person.id());
        assertThat(Visit.nobody().page(link).status()).isEqualTo(410);
        assertThat(Visit.nobody().page(link).html().select("h1").text()).isEqualTo("Ce lien n’est plus bon");
        assertThat(Visit.nobody().page(link + "x").status()).isEqualTo(404);
    }

    @Test
    void lettersSpeakTheLanguageOfTheSignUp() {
        String email = Person.freshAddress();
        Visit visit = Visit.nobody();
        visit.page("/compte/inscription?lang=en");
        signUp(visit, email, PASSWORD);
        assertThat(Mailbox.subject(new Mailbox(email).last(1))).isEqualTo("Confirm your address");
        assertThat(Mailbox.text(new Mailbox(email).last(1))).contains("Somebody, surely you");
    }

    @Test
    void theOperatorsLinkMakesAnOperatorOnce() {
        String token = Digests.token(32);
        Portal.sql("insert into one_time_link (token_hash, kind, expires_at) values (?, 'operator', now() + interval '7 days')", (Object) Digests.sha256(token));
        String link = "/compte/exploitant/" + token;
        String email = Person.freshAddress();
        Visit visit = Visit.nobody();
        Answer made = visit.submit(link, link, Map.of("name", "Exploitante", "email", email, "newPassword", PASSWORD));
        assertThat(made.location()).isEqualTo("/compte?fait=exploitant");
        assertThat(visit.page("/gestion/comptes").status()).isEqualTo(200);
        assertThat(Visit.nobody().page(link).status()).isEqualTo(410);
        assertThat(Portal.sql("select 1 from audit_log where action = 'account.operator' and actor = 'Exploitante'")).hasSize(1);
        Portal.sql("delete from account where email = ?", email);
    }
}
