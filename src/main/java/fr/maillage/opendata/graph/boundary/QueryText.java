package fr.maillage.opendata.graph.boundary;

import fr.maillage.web.Problem;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A query as the SPARQL 1.1 Protocol carries it: parameters of the address, of a form, or a body that is the query itself. */
record QueryText(String query, List<String> defaultGraphs, List<String> namedGraphs, String format) {
    private static final int MOST_BYTES = 400_000;

    /** @throws Problem 400 when there are several queries (SPARQL 1.1 Protocol, 2.1) */
    static QueryText of(MultivaluedMap<String, String> parameters) {
        List<String> queries = parameters.getOrDefault("query", List.of());
        if (queries.size() > 1) throw Problem.of(400, "sparqlSeveral");
        String format = parameters.getFirst("format");
        return new QueryText(queries.isEmpty() ? "" : queries.get(0).replace("\r\n", "\n"), parameters.getOrDefault("default-graph-uri", List.of()),
                parameters.getOrDefault("named-graph-uri", List.of()), format == null ? "" : format);
    }

    static QueryText ofForm(InputStream body) throws IOException {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        for (String pair : text(body).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) form.add(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
        return of(form);
    }

    static QueryText ofBody(InputStream body, MultivaluedMap<String, String> parameters) throws IOException {
        QueryText around = of(parameters);
        return new QueryText(text(body), around.defaultGraphs, around.namedGraphs, around.format);
    }

    /** The graphs asked of, as more parameters of an address. */
    String graphs() {
        StringBuilder more = new StringBuilder();
        defaultGraphs.forEach(graph -> more.append("&default-graph-uri=").append(URLEncoder.encode(graph, StandardCharsets.UTF_8)));
        namedGraphs.forEach(graph -> more.append("&named-graph-uri=").append(URLEncoder.encode(graph, StandardCharsets.UTF_8)));
        return more.toString();
    }

    boolean blank() {
        return query.isBlank();
    }

    private static String text(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) throw Problem.of(413, "sparqlTooLong");
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Problem.of(400, "malformed");
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, "malformed");
        }
    }
}
