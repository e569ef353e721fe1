package fr.maillage.web;

import fr.maillage.territory.Territories;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Finds the territory of {@code /{territory}/…}; an unknown one is a 404 whoever asks. */
@Provider
@Priority(200)
public class TerritoryFilter implements ContainerRequestFilter {
    @Inject
    Territories territories;

    @Inject
    CurrentTerritory here;

    @Override
    public void filter(ContainerRequestContext request) {
        String slug = request.getUriInfo().getPathParameters().getFirst("territory");
        if (slug != null) here.enter(territories.bySlug(slug).orElseThrow(Problem::notFound));
    }
}
