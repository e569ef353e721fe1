package fr.maillage.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Tells people from machines: the API never gets HTML, a browser gets it wherever it accepts it as much as anything else. */
@ApplicationScoped
public class Browsers {
    public boolean wantsHtml(HttpHeaders headers, UriInfo uri) {
        String path = uri.getPath();
        if (path.startsWith("api/") || path.matches(".*\\.(csv|geojson|json|ttl|jsonld|nt|rdf)$")) {
            return headers.getAcceptableMediaTypes().stream().anyMatch(t -> t.isCompatible(MediaType.TEXT_HTML_TYPE) && !t.isWildcardType());
        }
        double html = quality(headers, MediaType.TEXT_HTML_TYPE);
        double json = Math.max(quality(headers, MediaType.APPLICATION_JSON_TYPE), quality(headers, MediaType.valueOf("application/problem+json")));
        return html > 0 && html >= json;
    }

    /** The quality (0 to 1) that the most specific accepted range gives to a type (RFC 9110, 12.5.1). */
    public static double quality(HttpHeaders headers, MediaType type) {
        double best = 0;
        int bestRank = -1;
        for (MediaType range : headers.getAcceptableMediaTypes()) {
            if (!range.isCompatible(type)) continue;
            int rank = range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
            if (rank > bestRank) {
                bestRank = rank;
                best = Double.parseDouble(range.getParameters().getOrDefault("q", "1"));
            }
        }
        return best;
    }
}
