package fr.maillage.canary;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hostile texts typed into Thomery by somebody who holds every role there; then every page, as nobody, as that person, as the operator. */
class CanaryIT extends PortalTest {
    private static final int PAGES_EACH = 250;

    /** A person of this test's own: nothing it types is in the way of the others. */
    private static Visit somebodyWithEveryRole() {
        if (Portal.<Long>value("select count(*) from account where email = 'canari@thomery.demo'") == 0) {
            Portal.sql("""
                    insert into account (id, email, name, password_hash, confirmed_at)
                    select gen_random_uuid(), 'canari@thomery.demo', 'Canari', password_hash, now() from account where email = 'administration@thomery.demo'""");
            Portal.sql("""
                    insert into account_role (account_id, territory_id, role) select a.id, t.id, r.role from account a, territory t,
                    unnest(array['resident', 'actor', 'agent', 'councillor', 'moderator', 'administrator']) as r(role) where a.email = 'canari@thomery.demo' and t.slug = 'thomery'""");
        }
        return Visit.signIn("canari@thomery.demo");
    }

    @Test
    void whatPeopleTypeIsShownAndNeverRunAndNoLinkLeadsNowhere() throws IOException {
        Eye eye = new Eye();
        Visit canary = somebodyWithEveryRole();
        Sower sower = new Sower(canary, eye);
        List<String> sown = new ArrayList<>();
        Crawl sowing = crawl(canary, "the sower", eye, "/thomery/gestion", "/thomery", "/compte");
        sowing.run(page -> {
            if (page.response().uri().getPath().matches("/(thomery|compte)(/.*)?")) sower.sow(page).forEach(next -> sown.add(next));
            sown.forEach(next -> sowing.ask(next, "a form that was sent"));
        });
        assertThat(sower.fields()).as("fields that take a text").hasSizeGreaterThan(5);
        assertThat(sower.stored()).as("forms that were taken").isPositive();

        Crawl nobody = crawl(Visit.nobody(), "nobody", eye, "/", "/thomery", "/lozere", "/compte/connexion", "/sparql", "/openapi");
        Crawl staff = crawl(canary, "the staff", eye, "/thomery/gestion", "/thomery", "/compte");
        Crawl operator = crawl(Visit.as("exploitant@maillage.demo"), "the operator", eye, "/gestion", "/gestion/courriers", "/thomery/gestion");
        for (Crawl crawl : List.of(nobody, staff, operator)) crawl.run(page -> assertThat(page.status()).isEqualTo(200));

        StringBuilder seen = new StringBuilder();
        for (Crawl crawl : List.of(sowing, nobody, staff, operator)) crawl.seen().forEach((path, status) -> seen.append(status).append(' ').append(path).append('\n'));
        Files.writeString(Path.of("target/canary-pages.txt"), seen + "\n" + String.join("\n", sower.fields()) + "\n\n" + String.join("\n", eye.complaints()) + "\n");
        assertThat(eye.complaints().stream().distinct().toList()).isEmpty();
        assertThat(nobody.seen().size() + staff.seen().size() + operator.seen().size()).as("pages seen").isGreaterThan(40);
    }

    private static Crawl crawl(Visit visit, String who, Eye eye, String... from) {
        Crawl crawl = new Crawl(visit, who, eye, PAGES_EACH);
        for (String path : from) if (visit.page(path).status() != 404) crawl.ask(path, "the start");
        return crawl;
    }

    @Test
    void parametersOfAnAddressAreShownAndNeverRun() {
        Eye eye = new Eye();
        Visit operator = Visit.as("exploitant@maillage.demo");
        for (String path : List.of("/", "/thomery", "/thomery/enquetes", "/thomery/covoiturage", "/thomery/donnees", "/donnees", "/communes", "/gestion/territoires", "/gestion/courriers", "/compte/connexion", "/sparql")) {
            for (String canary : Canary.ALL) {
                String value = URLEncoder.encode(canary, StandardCharsets.UTF_8);
                List<String> queries = List.of("q=" + value, "page=" + value, "lang=" + value,
                        String.join("&", List.of("q", "retour", "ok", "fait", "commune", "query", "type", "vue", "liste", "tri").stream().map(name -> name + "=" + value).toList()));
                for (String query : queries) eye.lookAtAnswerTo(path + "?" + query, operator.page(path + "?" + query));
            }
        }
        assertThat(eye.complaints().stream().distinct().toList()).isEmpty();
    }

    @Test
    void aHostileAddressIsRepeatedEscaped() {
        Eye eye = new Eye();
        for (String canary : Canary.ALL) {
            String encoded = URLEncoder.encode(canary, StandardCharsets.UTF_8).replace("+", "%20");
            for (String path : List.of("/" + encoded, "/thomery/" + encoded, "/thomery/enquetes/" + encoded, "/id/commune/" + encoded, "/static/" + encoded))
                for (String accept : List.of("text/html", "application/json")) eye.lookAtAnswerTo(path, Visit.nobody().get(path, "Accept", accept));
        }
        assertThat(eye.complaints().stream().distinct().toList()).isEmpty();
    }
}
