package fr.maillage.account;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.Visit;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Somebody with an account of their own for one test, with the demo's password: a demo account stays as the others left it. */
record Person(UUID id, String email) {
    static final String PASSWORD = Portal.password();

    /** A confirmed account without roles. */
    static Person confirmed() {
        UUID id = UUID.randomUUID();
        String email = freshAddress();
        Portal.sql("insert into account (id, email, name, password_hash, confirmed_at) select ?, ?, 'Camille Essai', password_hash, now() from account where email = 'habitant@mende.demo'", id, email);
        return new Person(id, email);
    }

    static String freshAddress() {
        return "essai-" + UUID.randomUUID().toString().substring(0, 13).toLowerCase(Locale.ROOT) + "@exemple.fr";
    }

    /** A role in a territory; {@code operator} has none. */
    Person with(String role, String slug) {
        Portal.sql("insert into account_role (account_id, territory_id, role) values (?, (select id from territory where slug = ?), ?)", id, slug, role);
        return this;
    }

    Visit visit() {
        return Visit.signIn(email);
    }

    Answer tryPassword(String password) {
        return Visit.nobody().submit("/compte/connexion", "/compte/connexion", Map.of("email", email, "password", password));
    }

    /** Makes the person's sessions look as old, or as idle, as PostgreSQL's interval says. */
    void age(String column, String interval) {
        Portal.sql("update account_session set " + column + " = now() - ?::interval where account_id = ?", interval, id);
    }
}
