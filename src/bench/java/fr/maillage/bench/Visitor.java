package fr.maillage.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person with a browser and without script: keeps cookies, reads forms from pages, sends them. One connection, kept open. */
final class Visitor {
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*\\btype=\"hidden\"[^>]*>");
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5))
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build();
    private final String base;
    private final String network;

    /**
     * A form of a page.
     *
     * @param action path, with its query
     * @param fields hidden fields, as the page gave them; several values of a field told apart by a vertical bar
     */
    record Form(String action, Map<String, String> fields) {
    }

    Visitor(String base) {
        this(base, null);
    }

    /** @param network address told as X-Forwarded-For, as a reverse proxy would; null for none */
    Visitor(String base, String network) {
        this.base = base;
        this.network = network;
    }

    /** Status of a GET; 0 when nobody answers. */
    int status(String path) {
        try {
            return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    HttpResponse<byte[]> get(String path, String accept) throws IOException, InterruptedException {
        return client.send(request(path).header("Accept", accept).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** A page that must be there. */
    String page(String path) throws IOException, InterruptedException {
        return body(get(path, "text/html"), 200);
    }

    /** Reads a file to its end without keeping it; answers its lines. */
    long lines(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(request(path).header("Accept", "text/csv").GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = answer.body()) {
            if (answer.statusCode() != 200) throw new IOException(path + " answered " + answer.statusCode());
            LineCount count = new LineCount();
            in.transferTo(count);
            return count.lines();
        }
    }

    String post(String path, Map<String, String> fields, int expected) throws IOException, InterruptedException {
        return body(send(path, fields), expected);
    }

    HttpResponse<byte[]> send(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return client.send(request(path).header("Content-Type", "application/x-www-form-urlencoded").header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String body(HttpResponse<byte[]> answer, int expected) throws IOException {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() != expected)
            throw new IOException(answer.uri().getPath() + " answered " + answer.statusCode() + " instead of " + expected + ": " + text.replaceAll("(?s)<[^>]*>|\\s+", " ").replaceAll(" +", " "));
        return text;
    }

    void signIn(String email, String password) throws IOException, InterruptedException {
        Form form = form("/compte/connexion", "/compte/connexion");
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        fields.put("email", email);
        fields.put("password", password);
        post(form.action(), fields, 303);
    }

    Form form(String page, String action) throws IOException, InterruptedException {
        return formOf(page(page), action);
    }

    /** The form of a page whose action has that path. */
    static Form formOf(String page, String action) {
        Matcher forms = Pattern.compile("(?s)<form\\b[^>]*\\baction=\"(" + Pattern.quote(action) + "(?:\\?[^\"]*)?)\"[^>]*>(.*?)</form>").matcher(page);
        if (!forms.find()) throw new IllegalStateException("no form with action " + action);
        Map<String, String> fields = new LinkedHashMap<>();
        for (Matcher inputs = INPUT.matcher(forms.group(2)); inputs.find();) fields.merge(attribute(inputs.group(), "name"), attribute(inputs.group(), "value"), (one, other) -> one + "|" + other);
        return new Form(plain(forms.group(1)), fields);
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? plain(found.group(1)) : "";
    }

    static String plain(String html) {
        return html.replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** Sends a file; answers where it leads. */
    String upload(Form form, String field, String fileName, byte[] content, Map<String, String> more) throws IOException, InterruptedException {
        String boundary = "----bench" + System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        fields.putAll(more);
        fields.forEach((name, value) -> body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n").getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + fileName + "\"\r\nContent-Type: text/csv\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpResponse<byte[]> answer = client.send(request(form.action()).header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build(), HttpResponse.BodyHandlers.ofByteArray());
        body(answer, 303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(10));
        return network == null ? request : request.header("X-Forwarded-For", network);
    }

    static String encoded(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, values) -> {
            // several values of a field, such as ticked boxes, are told apart by a vertical bar
            for (String value : values.split("\\|", -1))
                text.append(text.length() == 0 ? "" : "&").append(URLEncoder.encode(name, StandardCharsets.UTF_8)).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
        return text.toString();
    }
}
