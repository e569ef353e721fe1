package fr.maillage.opendata.boundary;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/**
 * Tells a script of another site what it may send to the open data (CORS preflight, Fetch standard 3.2.2): conditional and partial requests, which a
 * browser asks leave for.
 */
@Provider
@PreMatching
public class PreflightFilter implements ContainerRequestFilter {
    private static final Pattern OPEN = Pattern.compile("[^/]+/donnees(/.*)?|catalogue(\\..*)?|id/.*|vocab(/.*)?|\\.well-known/void.*|api/v1/.*");

    @Override
    public void filter(ContainerRequestContext request) {
        if (!"OPTIONS".equals(request.getMethod()) || request.getHeaderString("Access-Control-Request-Method") == null) return;
        if (!OPEN.matcher(request.getUriInfo().getPath()).matches()) return;
        request.abortWith(Response.noContent().header("Access-Control-Allow-Origin", "*").header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
                .header("Access-Control-Allow-Headers", "Accept, Accept-Language, If-Match, If-Modified-Since, If-None-Match, If-Range, Range").header("Access-Control-Max-Age", "86400").build());
    }
}
