package fr.maillage.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Teams, and what the operator does with accounts. */
class TeamIT extends PortalTest {
    private static Answer invite(Visit admin, String email, List<String> roles) {
        return admin.submit("/mende/gestion/equipe/inviter", "/mende/gestion/equipe/inviter", Map.of("name", "Dominique Vidal", "email", email, "roles", roles));
    }

    private static List<String> roles(UUID account) {
        return Portal.sql("select t.slug || ':' || r.role from account_role r join territory t on t.id = r.territory_id where account_id = ? order by 1", account).stream().map(row -> (String) row.get(0)).toList();
    }

    @Test
    void anInvitedPersonChoosesAPasswordAndWorks() {
        Visit admin = Visit.as("administration@mende.demo");
        String email = Person.freshAddress();
        assertThat(invite(admin, email, List.of("agent", "councillor")).location()).isEqualTo("/mende/gestion/equipe?fait=invite");
        assertThat(admin.page("/mende/gestion/equipe").html().select("tr:contains(" + email + ")").text()).contains("invitation en attente", "Agente ou agent, Élue ou élu");
        String link = Mailbox.link(new Mailbox(email).last(1));
        assertThat(Mailbox.text(new Mailbox(email).last(1))).contains("Mende", "Agente ou agent");
        assertThat(Visit.nobody().submit(link, link, Map.of("newPassword", "quatre chèvres sur le causse")).status()).isEqualTo(303);
        assertThat(new Person(null, email).tryPassword("quatre chèvres sur le causse").status()).isEqualTo(303);
        UUID id = Portal.value("select id from account where email = ?", email);
        assertThat(roles(id)).containsExactly("mende:agent", "mende:councillor");
        assertThat(Portal.sql("select 1 from audit_log where object = ? and action = 'role.give' and actor like 'Alix%'", "compte/" + id)).hasSize(2);
        assertThat(admin.page("/mende/gestion/journal").html().select("main").text()).contains("A donné un rôle");
        assertThat(Visit.as("administration@thomery.demo").page("/thomery/gestion/journal").html().select("main").text()).doesNotContain("compte/" + id);
    }

    @Test
    void aPersonWithAnAccountGetsTheRoleAtOnceAndTheSameAnswer() {
        Person person = Person.confirmed();
        assertThat(invite(Visit.as("administration@mende.demo"), person.email(), List.of("moderator")).location()).isEqualTo("/mende/gestion/equipe?fait=invite");
        assertThat(roles(person.id())).containsExactly("mende:moderator");
        assertThat(person.tryPassword(Person.PASSWORD).status()).as("the password they had").isEqualTo(303);
        assertThat(Mailbox.subject(new Mailbox(person.email()).last(1))).isEqualTo("Vous avez un nouveau rôle");
    }

    @Test
    void anInvitationForgetsWhatAStrangerChoseForThatAddress() {
        String email = Person.freshAddress();
        Visit.nobody().submit("/compte/inscription", "/compte/inscription", Map.of("name", "Voleur", "email", email, "newPassword", "le mot de passe du voleur"));
        String thiefs = Mailbox.link(new Mailbox(email).last(1));
        invite(Visit.as("administration@mende.demo"), email, List.of("administrator"));
        assertThat(Visit.nobody().page(thiefs).status()).isEqualTo(410);
        assertThat(new Person(null, email).tryPassword("le mot de passe du voleur").html().select("#erreurs").text()).contains("ne vont pas ensemble");
    }

    @Test
    void rolesAreGivenAndWithdrawnHereAndNowhereElse() {
        Person person = Person.confirmed().with("agent", "mende").with("agent", "thomery");
        Visit admin = Visit.as("administration@mende.demo");
        String page = "/mende/gestion/equipe/" + person.id();
        Answer shown = admin.page(page);
        assertThat(shown.html().select("input[name=roles][checked]").eachAttr("value")).containsExactly("agent");
        assertThat(admin.submit(page, page, Map.of("roles", List.of("councillor", "moderator"))).status()).isEqualTo(303);
        assertThat(roles(person.id())).containsExactly("mende:councillor", "mende:moderator", "thomery:agent");
        java.util.HashMap<String, Object> none = new java.util.HashMap<>();
        none.put("roles", null);
        assertThat(admin.submit(page, page, none).status()).isEqualTo(303);
        assertThat(roles(person.id())).containsExactly("thomery:agent");
        assertThat(admin.page(page).status()).as("no role here any more").isEqualTo(404);
    }

    @Test
    void anAdministratorNeverMakesAnOperator() {
        Person person = Person.confirmed().with("agent", "mende");
        Visit admin = Visit.as("administration@mende.demo");
        String page = "/mende/gestion/equipe/" + person.id();
        Answer refused = admin.submit(page, page, Map.of("roles", List.of("operator")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(roles(person.id())).containsExactly("mende:agent");
        assertThat(Portal.sql("select 1 from account_role where account_id = ? and role = 'operator'", person.id())).isEmpty();
    }

    @Test
    void nobodyTakesTheAdministrationFromThemselves() {
        Person person = Person.confirmed().with("administrator", "mende");
        String page = "/mende/gestion/equipe/" + person.id();
        Answer refused = person.visit().submit(page, page, Map.of("roles", List.of("agent")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#erreurs").text()).contains("Demandez-le");
    }

    @Test
    void anInvitationWithoutRoleIsRefused() {
        java.util.HashMap<String, Object> form = new java.util.HashMap<>(Map.of("name", "X", "email", Person.freshAddress()));
        form.put("roles", null);
        assertThat(Visit.as("administration@mende.demo").submit("/mende/gestion/equipe/inviter", "/mende/gestion/equipe/inviter", form).html().select("#erreurs").text()).contains("au moins un rôle");
    }

    @Test
    void theTeamIsPaged() {
        List<Person> crowd = Arrays.asList(new Person[30]);
        crowd.replaceAll(none -> Person.confirmed().with("resident", "florac-trois-rivieres"));
        Visit admin = Visit.as("administration@florac-trois-rivieres.demo");
        Answer first = admin.page("/florac-trois-rivieres/gestion/equipe");
        assertThat(first.html().select("tbody tr")).hasSize(25);
        assertThat(admin.page("/florac-trois-rivieres/gestion/equipe?page=2").html().select("tbody tr").size()).isGreaterThanOrEqualTo(11);
        assertThat(first.html().select(".pager a[rel=next]").attr("href")).isEqualTo("?page=2");
    }

    @Test
    void aLockedAccountIsOutAtOnceAndBackWhenUnlocked() {
        Person person = Person.confirmed();
        Visit visit = person.visit();
        Visit operator = Visit.as("exploitant@maillage.demo");
        String page = "/gestion/comptes/" + person.id();
        assertThat(operator.submit(page, "/suspendre", Map.of()).location()).isEqualTo(page + "?fait=suspendu");
        assertThat(visit.page("/compte").status()).isEqualTo(303);
        assertThat(person.tryPassword(Person.PASSWORD).status()).isEqualTo(422);
        assertThat(operator.submit(page, "/retablir", Map.of()).status()).isEqualTo(303);
        assertThat(person.tryPassword(Person.PASSWORD).status()).isEqualTo(303);
        assertThat(operator.submit(page, "/sessions/fin", Map.of()).status()).isEqualTo(303);
        assertThat(Portal.sql("select 1 from account_session where account_id = ?", person.id())).isEmpty();
        assertThat(Portal.sql("select action from audit_log where object = ? order by at", "compte/" + person.id()).stream().map(row -> row.get(0)).toList())
                .isEqualTo(List.of("account.lock", "account.unlock", "account.endSessions"));
    }

    @Test
    void theLastOperatorCannotGo() {
        UUID id = Portal.value("select a.id from account a join account_role r on r.account_id = a.id where r.role = 'operator' and a.email = 'exploitant@maillage.demo'");
        Visit operator = Visit.as("exploitant@maillage.demo");
        Answer locked = operator.submit("/gestion/comptes/" + id, "/suspendre", Map.of());
        assertThat(locked.status()).isEqualTo(422);
        assertThat(locked.html().select("#erreurs").text()).contains("le dernier");
        assertThat(operator.submit("/gestion/comptes/" + id, "/exploitation/retirer", Map.of()).status()).isEqualTo(422);
        assertThat(operator.submit("/compte/effacer", "/compte/effacer", Map.of("currentPassword", Portal.password())).status()).isEqualTo(422);
    }

    @Test
    void theOperatorFindsAccountsByNameOrAddress() {
        Person person = Person.confirmed();
        Portal.sql("update account set name = 'Ézéchiel Œuvrard' where id = ?", person.id());
        Visit operator = Visit.as("exploitant@maillage.demo");
        assertThat(operator.page("/gestion/comptes?q=ezechiel").html().select("tbody tr").text()).contains("Ézéchiel Œuvrard");
        assertThat(operator.page("/gestion/comptes?q=" + person.email()).html().select("tbody tr")).hasSize(1);
        assertThat(operator.page("/gestion/comptes?q=%25").html().select("tbody tr")).isEmpty();
        assertThat(operator.page("/gestion/comptes?q=%27%3B--").html().select("tbody tr")).isEmpty();
    }
}
