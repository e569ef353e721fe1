package fr.maillage.opendata.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
    private static final List<String> OFFERED = List.of("text/html", "text/csv", "application/geo+json", "text/turtle", "application/ld+json");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "text/csv | text/csv",
        "*/* | text/html",
        "text/* | text/html",
        "application/* | application/geo+json",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html",
        "text/turtle;q=0.5, text/csv;q=0.6 | text/csv",
        "text/turtle, */*;q=0.1 | text/turtle",
        "text/html;q=0, */* | text/csv",
        "text/turtle;q=0, text/*;q=0.5 | text/html",
        "application/ld+json;q=0.9, text/turtle;q=0.9 | text/turtle",
        "image/png | none",
        "text/csv;q=0 | none"})
    void theBestAcceptedOfferWins(String accept, String expected) {
        assertThat(Negotiation.best(headers(Map.of("Accept", accept)), OFFERED, type -> type).orElse("none")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"gzip | true", "gzip, deflate, br | true", "gzip;q=0 | false", "identity | false", "* | true", "br;q=1, gzip;q=0.2 | true", "*;q=0 | false", "gzip;q=0, * | false"})
    void gzipIsTakenAsAsked(String accepted, boolean expected) {
        assertThat(Negotiation.takesGzip(headers(Map.of("Accept-Encoding", accepted)))).isEqualTo(expected);
    }

    @Test
    void withoutAHeaderNothingIsCompressed() {
        assertThat(Negotiation.takesGzip(headers(Map.of()))).isFalse();
    }

    /** Headers as the server would give them: acceptable types in order of quality. */
    static HttpHeaders headers(Map<String, String> given) {
        Map<String, String> known = new HashMap<>(given);
        return (HttpHeaders) Proxy.newProxyInstance(NegotiationTest.class.getClassLoader(), new Class<?>[] {HttpHeaders.class}, (proxy, method, arguments) -> switch (method.getName()) {
            case "getHeaderString" -> known.get((String) arguments[0]);
            case "getRequestHeader" -> known.containsKey((String) arguments[0]) ? List.of(known.get((String) arguments[0])) : null;
            case "getAcceptableMediaTypes" -> types(known.getOrDefault("Accept", "*/*"));
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static List<MediaType> types(String accept) {
        List<MediaType> types = new ArrayList<>();
        for (String one : accept.split(",")) {
            String[] parts = one.strip().split("\\s*;\\s*");
            String[] names = parts[0].split("/");
            Map<String, String> parameters = new HashMap<>();
            for (int i = 1; i < parts.length; i++) parameters.put(parts[i].split("=")[0], parts[i].split("=")[1]);
            types.add(new MediaType(names[0], names[1], parameters));
        }
        types.sort(Comparator.comparing((MediaType type) -> -Double.parseDouble(type.getParameters().getOrDefault("q", "1"))));
        return types;
    }
}
