package fr.maillage.canary;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Visit;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;

/** One visitor who follows every link of the portal by GET, a few of each kind, and looks at what comes. */
final class Crawl {
    private static final int OF_A_KIND = 4;
    private final Visit visit;
    private final String who;
    private final Eye eye;
    private final int most;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Map<String, String> foundOn = new HashMap<>();
    private final Map<String, Integer> kinds = new HashMap<>();
    private final Map<String, Integer> seen = new LinkedHashMap<>();

    Crawl(Visit visit, String who, Eye eye, int most) {
        this.visit = visit;
        this.who = who;
        this.eye = eye;
        this.most = most;
    }

    /** Each address looked at with its status. */
    Map<String, Integer> seen() {
        return seen;
    }

    /** A path as a kind of page: numbers, ids and the last word of a long path do not count, values of parameters neither. */
    static String pattern(String address) {
        String path = address.replaceFirst("[?#].*", "").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}").replaceAll("\\d+", "0");
        String[] segments = path.split("/");
        boolean territorial = segments.length > 1 && !segments[1].matches("gestion|compte|id|def|static|webjars|donnees|sparql|api");
        if (territorial) segments[1] = "{territory}";
        if (segments.length > 3 && segments[segments.length - 1].length() > 20) segments[segments.length - 1] = segments[segments.length - 1].replaceFirst("^[^.]+", "{slug}");
        String query = address.contains("?") ? address.replaceFirst("^[^?]*\\?", "").replaceFirst("#.*", "").replaceAll("=[^&]*", "=") : "";
        return String.join("/", segments) + "?" + query;
    }

    void ask(String address, String from) {
        String path = address.replaceFirst("#.*", "");
        if (path.isEmpty() || foundOn.putIfAbsent(path, from) != null) return;
        if (kinds.merge(pattern(path), 1, Integer::sum) <= OF_A_KIND || path.contains("/thomery")) waiting.add(path);
    }

    /** Looks at everything that can be reached, until there is nothing new or enough was seen. */
    void run(Consumer<Answer> onPage) {
        while (!waiting.isEmpty() && seen.size() < most) {
            String path = waiting.remove();
            String where = who + " on " + path;
            Answer answer = visit.page(path);
            seen.put(path, answer.status());
            if (answer.status() == 404 || answer.status() == 410 || answer.status() >= 500) eye.complain(where, "answered " + answer.status() + "; linked from " + foundOn.get(path));
            eye.look(where, answer);
            if (answer.status() / 100 == 3 && !answer.location().isEmpty()) ask(answer.location(), path);
            if (answer.status() == 200 && answer.header("Content-Type").startsWith("text/html")) {
                links(answer, path);
                onPage.accept(answer);
            }
        }
    }

    private void links(Answer page, String path) {
        URI here = page.response().uri();
        for (Element link : page.html().select("a[href], link[href], img[src], script[src]")) {
            String target = link.hasAttr("href") ? link.attr("href") : link.attr("src");
            if (target.isBlank() || target.matches("(?i)(mailto|tel|data|javascript):.*") || link.attr("rel").contains("preconnect")) continue;
            ours(here, target, path);
        }
        for (Element form : page.html().select("form[method=get], form:not([method])")) {
            for (String hostile : List.of(Canary.MARKUP, Canary.LETTERS)) {
                StringBuilder query = new StringBuilder();
                for (Element field : form.select("input[name]:not([type=submit]), select[name], textarea[name]"))
                    query.append(query.isEmpty() ? "?" : "&").append(field.attr("name")).append('=').append(URLEncoder.encode(hostile, StandardCharsets.UTF_8));
                String action = form.attr("action").isEmpty() ? here.getRawPath() : form.attr("action").replaceFirst("\\?.*", "");
                if (kinds.merge("form " + pattern(action + query), 1, Integer::sum) > 2) continue;
                Answer answer = visit.page(action + query);
                eye.lookAtAnswerTo(who + " searching on " + path, answer);
            }
        }
    }

    private void ours(URI here, String target, String path) {
        URI resolved;
        try {
            resolved = here.resolve(target);
        } catch (IllegalArgumentException e) {
            eye.complain(who + " on " + path, "a link that is no address: " + target);
            return;
        }
        if (!resolved.toString().startsWith(here.getScheme() + "://" + here.getAuthority() + "/")) return;
        ask(resolved.getRawPath() + (resolved.getRawQuery() == null ? "" : "?" + resolved.getRawQuery()), path);
    }
}
