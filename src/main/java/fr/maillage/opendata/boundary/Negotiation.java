package fr.maillage.opendata.boundary;

import fr.maillage.web.Browsers;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Chooses by Accept (RFC 9110, 12.5.1): the highest quality wins, and among equals the one that stands first in the offer. */
public final class Negotiation {
    private Negotiation() {
    }

    /**
     * @param offered in the server's order of preference
     * @param type    media type of an offer, without parameters
     * @return empty when nothing offered is acceptable
     */
    public static <T> Optional<T> best(HttpHeaders headers, List<T> offered, Function<T, String> type) {
        T best = null;
        double highest = 0;
        for (T offer : offered) {
            String[] names = type.apply(offer).split("/");
            double quality = Browsers.quality(headers, new MediaType(names[0], names[1]));
            if (quality > highest) {
                highest = quality;
                best = offer;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether the reader takes gzip (RFC 9110, 12.5.3). */
    static boolean takesGzip(HttpHeaders headers) {
        List<String> given = headers.getRequestHeader("Accept-Encoding");
        if (given == null) return false;
        double named = -1;
        double any = 0;
        for (String coding : String.join(",", given).split(",")) {
            String[] parts = coding.strip().split("\\s*;\\s*q\\s*=\\s*");
            double quality = parts.length > 1 ? quality(parts[1]) : 1;
            if (parts[0].equalsIgnoreCase("gzip")) named = quality;
            if (parts[0].equals("*")) any = quality;
        }
        return named >= 0 ? named > 0 : any > 0;
    }

    private static double quality(String text) {
        return text.matches("[01](\\.\\d{0,3})?") ? Double.parseDouble(text) : 0;
    }
}
