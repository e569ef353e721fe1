package fr.maillage.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** Refuses the one character that no address of ours holds and that PostgreSQL takes in no text: NUL. */
@Provider
@PreMatching
@Priority(10)
public class WellFormed implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        URI asked = request.getUriInfo().getRequestUri();
        if (asked.getRawPath().contains("%00") || asked.getRawQuery() != null && asked.getRawQuery().contains("%00")) throw Problem.of(400, "malformed");
    }
}
