package fr.maillage.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** What the portal answered. */
public record Answer(HttpResponse<byte[]> response) {
    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public byte[] bytes() {
        return response.body();
    }

    public String body() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public Document html() {
        return Jsoup.parse(body(), response.uri().toString());
    }

    public JsonObject json() {
        try (var reader = Json.createReader(new StringReader(body()))) {
            return reader.readObject();
        }
    }

    /** Path and query that a redirect leads to. */
    public String location() {
        return header("Location").replaceFirst("^https?://[^/]+", "");
    }

    @Override
    public String toString() {
        String text = body();
        return status() + " " + response.headers().map() + "\n" + text.substring(0, Math.min(2000, text.length()));
    }
}
