package fr.maillage.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every route × every visitor, decided in one table, {@code doors.txt}: who is let in. A route without a row fails, and so
 * does a row without a route. "Let in" is any answer but a refusal: what the route then says of an object that does not
 * exist is its own affair, but it is never an incident.
 */
class DoorsIT extends PortalTest {
    private static final String OWN = "mende";
    private static final String NEIGHBOUR = "thomery";
    private static final List<String> STAFF_WORDS = List.of("habitant", "acteur", "agent", "elu", "moderation", "administration");

    /** A row's decision. {@code everybody}, {@code signed-in}, {@code operator}, or words of roles; {@code untried} says why not to try. */
    private record Door(Set<String> who, String untried) {
        boolean opens(String visitor) {
            if (who.contains("everybody")) return true;
            if (visitor.equals("nobody")) return false;
            return who.contains("signed-in") || visitor.equals("operator") || who.contains(visitor);
        }
    }

    @Test
    void everyRouteHasARowAndEveryRowARoute() throws IOException {
        Set<String> rows = table().keySet();
        Set<String> routes = new TreeSet<>();
        Route.all().forEach(route -> routes.add(route.toString()));
        Set<String> missing = new TreeSet<>(routes);
        missing.removeAll(rows);
        Set<String> stale = new TreeSet<>(rows);
        stale.removeAll(routes);
        assertThat(missing).as("routes that no row of doors.txt decides").isEmpty();
        assertThat(stale).as("rows of doors.txt that are no route").isEmpty();
    }

    @Test
    void everyVisitorFindsEachDoorAsDecided() throws IOException {
        Map<String, Door> table = table();
        List<String> wrong = new ArrayList<>();
        for (Route route : Route.all()) {
            Door door = table.get(route.toString());
            if (door == null || !door.untried().isEmpty()) continue;
            Map<String, Boolean> expected = new LinkedHashMap<>();
            expected.put("nobody", door.opens("nobody"));
            for (String word : STAFF_WORDS) expected.put(word, door.opens(word));
            expected.put("operator", door.opens("operator"));
            if (route.template().contains("{territory}")) expected.put("neighbour", door.who().contains("everybody") || door.who().contains("signed-in"));
            expected.forEach((visitor, opens) -> {
                Answer answer = knock(route, visitor);
                boolean refused = refused(answer);
                if (answer.status() >= 500) wrong.add(route + " by " + visitor + ": incident " + answer);
                else if (refused == opens) wrong.add(route + " by " + visitor + ": expected to be " + (opens ? "let in" : "refused") + ", got " + answer.status() + " " + head(answer));
            });
        }
        assertThat(wrong).isEmpty();
    }

    private static String head(Answer answer) {
        String body = answer.body();
        return body.substring(0, Math.min(160, body.length()));
    }

    /** Refused: sign in first, or a 403 for want of a role. A forged form would be our own mistake. */
    private static boolean refused(Answer answer) {
        if (answer.status() == 401) return true;
        if (answer.status() != 403) return false;
        if (answer.body().contains("/problemes/forgery")) throw new AssertionError("the test's own token was refused: " + answer);
        return answer.body().contains("/problemes/forbidden");
    }

    private static Answer knock(Route route, String visitor) {
        String path = route.path(OWN);
        Visit visit = switch (visitor) {
            case "nobody" -> Visit.nobody();
            case "operator" -> Visit.as("exploitant@maillage.demo");
            case "neighbour" -> Visit.as("administration@" + NEIGHBOUR + ".demo");
            default -> Visit.as(visitor + "@" + OWN + ".demo");
        };
        if (route.verb().equals("GET") || route.verb().equals("HEAD")) return visit.send(route.verb(), path, null, "Accept", "application/json;q=0.9, application/problem+json, */*;q=0.1");
        return visit.post(path + "?_form=" + token(visitor), Map.of("_form", token(visitor)), "Accept", "application/problem+json, application/json");
    }

    private static final Map<String, Visit> TOKEN_PAGES = new HashMap<>();

    /** A genuine token of the visitor's session, from a form that the visitor may see. */
    private static String token(String visitor) {
        Visit visit = switch (visitor) {
            case "nobody" -> TOKEN_PAGES.computeIfAbsent(visitor, v -> Visit.nobody());
            case "operator" -> Visit.as("exploitant@maillage.demo");
            case "neighbour" -> Visit.as("administration@" + NEIGHBOUR + ".demo");
            default -> Visit.as(visitor + "@" + OWN + ".demo");
        };
        String page = visitor.equals("nobody") ? "/compte/connexion" : "/compte";
        return visit.page(page).html().select("input[name=_form]").first().attr("value");
    }

    private static Map<String, Door> table() throws IOException {
        Map<String, Door> rows = new TreeMap<>();
        try (var in = DoorsIT.class.getResourceAsStream("/doors.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.isBlank() || line.startsWith("#")) continue;
                String[] parts = line.split("\\s*;\\s*");
                if (parts.length < 2) throw new IllegalStateException("a row needs a route and who: " + line);
                rows.put(parts[0].strip(), new Door(Set.of(parts[1].strip().split("\\s+")), parts.length > 2 ? parts[2].strip() : ""));
            }
        }
        return rows;
    }
}
