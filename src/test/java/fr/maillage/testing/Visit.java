package fr.maillage.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.nodes.Element;

/** One visitor with a cookie jar, who uses the pages' own forms. Redirects are not followed unless asked. */
public final class Visit {
    private static final Map<String, Visit> SIGNED_IN = new ConcurrentHashMap<>();

    private final CookieManager jar = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(jar).version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).followRedirects(HttpClient.Redirect.NEVER).build();

    private final String base;

    private Visit(String base) {
        this.base = base;
    }

    public static Visit nobody() {
        return new Visit(Portal.base());
    }

    /** Nobody yet, at another portal than the shared one; {@code base} has no trailing slash. */
    public static Visit at(String base) {
        return new Visit(base);
    }

    /** The same person, cookies included, at another address of the portal. */
    public Visit movedTo(String otherBase) {
        Visit moved = new Visit(otherBase);
        jar.getCookieStore().getCookies().forEach(cookie -> moved.jar.getCookieStore().add(URI.create(otherBase), cookie));
        return moved;
    }

    /** Signed in by the sign-in page; shared by tests, so never sign it out. */
    public static Visit as(String email) {
        return SIGNED_IN.computeIfAbsent(email, Visit::signIn);
    }

    /** Signed in by the sign-in page, in a session of its own. */
    public static Visit signIn(String email) {
        return nobody().signedIn(email, Portal.password());
    }

    /** Signs in by the sign-in page. */
    public Visit signedIn(String email, String password) {
        Answer answer = submit("/compte/connexion", "/compte/connexion", Map.of("email", email, "password", password));
        if (answer.status() != 303) throw new AssertionError("sign-in of " + email + " failed: " + answer);
        return this;
    }

    public CookieManager cookies() {
        return jar;
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    public Answer head(String path, String... headers) {
        return send(request(path, headers).method("HEAD", HttpRequest.BodyPublishers.noBody()).build());
    }

    /** A page as browsers ask for it. */
    public Answer page(String path) {
        return get(path, "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    }

    /** Any request, for what no form does. */
    public Answer send(String method, String path, byte[] body, String... headers) {
        return send(request(path, headers).method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body)).build());
    }

    /** Posts fields without visiting the page first; there is no token unless given. */
    public Answer post(String path, Map<String, ?> fields, String... headers) {
        return send(request(path, headers).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(fields))).build());
    }

    /**
     * Visits a page, fills the form whose action ends with {@code action} and sends it. Fields not given keep the page's own
     * values, hidden ones included; a List gives a name several values; null takes a name away.
     */
    public Answer submit(String page, String action, Map<String, ?> fields) {
        return submit(page(page), action, fields);
    }

    /** The same with a page already here, e.g. one that was refused. */
    public Answer submit(Answer page, String action, Map<String, ?> fields) {
        Map<String, Object> filled = filled(page, action, fields);
        return post(actionOf(page, action), filled, "Accept", "text/html");
    }

    /** The values a form would send, filled. */
    public static Map<String, Object> filled(Answer page, String action, Map<String, ?> fields) {
        Element form = form(page, action);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Element input : form.select("input[name], textarea[name], select[name]")) {
            String type = input.attr("type");
            if (List.of("submit", "button", "file").contains(type)) continue;
            if (List.of("checkbox", "radio").contains(type) && !input.hasAttr("checked")) continue;
            add(values, input.attr("name"), input.tagName().equals("select") ? selected(input) : input.tagName().equals("textarea") ? input.wholeText() : input.attr("value"));
        }
        fields.forEach((name, value) -> {
            if (value == null) values.remove(name);
            else values.put(name, value);
        });
        return values;
    }

    public static String actionOf(Answer page, String action) {
        String given = form(page, action).attr("action");
        String path = page.response().uri().getRawPath();
        return given.isEmpty() ? path : page.response().uri().resolve(given).toString().replaceFirst("^https?://[^/]+", "");
    }

    private static Element form(Answer page, String action) {
        return page.html().select("form").stream().filter(f -> f.attr("method").equalsIgnoreCase("post"))
                .filter(f -> f.attr("action").replaceFirst("\\?.*", "").endsWith(action)).findFirst()
                .orElseThrow(() -> new AssertionError("no form with action …" + action + " on " + page));
    }

    /** Sends a multipart form without a file; the token travels in the action's query. */
    public Answer submitParts(Answer shown, String action, Map<String, ?> fields) {
        return sendParts(actionOf(shown, action), filled(shown, action, fields), new byte[0]);
    }

    /** Sends values as parts, whatever the page's form says; {@code more} is an encoded part or nothing. */
    public Answer sendParts(String target, Map<String, ?> fields, byte[] more) {
        String boundary = "----maillage" + java.util.UUID.randomUUID();
        java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name
                + "\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + value + "\r\n").getBytes(StandardCharsets.UTF_8)));
        if (more.length > 0) {
            body.writeBytes(("--" + boundary + "\r\n").getBytes(StandardCharsets.UTF_8));
            body.writeBytes(more);
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send("POST", target, body.toByteArray(), "Content-Type", "multipart/form-data; boundary=" + boundary, "Accept", "text/html");
    }

    /** Sends a file by a multipart form; the token travels in the action's query. */
    public Answer upload(String page, String action, String field, String fileName, byte[] content, Map<String, ?> fields) {
        Answer shown = page(page);
        return sendParts(actionOf(shown, action), filled(shown, action, fields), filePart(field, fileName, content));
    }

    /** A file as a part of a multipart form. */
    public static byte[] filePart(String field, String fileName, byte[] content) {
        java.io.ByteArrayOutputStream part = new java.io.ByteArrayOutputStream();
        part.writeBytes(("Content-Disposition: form-data; name=\"" + field + "\"; filename=\"" + fileName + "\"\r\nContent-Type: text/csv\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }

    /** Follows a redirect of this answer. */
    public Answer follow(Answer answer) {
        if (answer.status() / 100 != 3) throw new AssertionError("no redirect: " + answer);
        return page(answer.location());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path)).timeout(Duration.ofSeconds(120));
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        return request;
    }

    private Answer send(HttpRequest request) {
        try {
            return new Answer(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String selected(Element select) {
        Element chosen = select.selectFirst("option[selected]");
        return chosen == null ? select.select("option").stream().findFirst().map(o -> o.attr("value")).orElse("") : chosen.attr("value");
    }

    @SuppressWarnings("unchecked")
    private static void add(Map<String, Object> values, String name, String value) {
        Object known = values.get(name);
        if (known == null) values.put(name, value);
        else if (known instanceof List<?> list) ((List<String>) list).add(value);
        else values.put(name, new ArrayList<>(List.of((String) known, value)));
    }

    private static String encode(Map<String, ?> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> {
            List<?> all = value instanceof List<?> list ? list : List.of(value);
            for (Object one : all) pairs.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(one.toString(), StandardCharsets.UTF_8));
        });
        return String.join("&", pairs);
    }
}
