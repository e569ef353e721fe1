package fr.maillage.web;

import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.Found;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/**
 * Communes for the field « commune » while somebody types: {@code GET /{territory}/communes?q=} gives at most eight
 * {@code {code, label}}, those of the territory first; when it has none, those of France.
 */
@Path("/{territory}/communes")
@RequestScoped
public class CommunesResource {
    private static final int SHOWN = 8;

    @Inject
    Communes communes;

    @Inject
    CurrentTerritory here;

    @GET
    @Produces("application/json")
    public Response search(@QueryParam("q") String typed) {
        String text = typed == null ? "" : typed;
        Found<Commune> found = communes.search(here.get(), text, 0, SHOWN);
        if (found.total() == 0) found = communes.search(text, 0, SHOWN);
        JsonArrayBuilder list = Json.createArrayBuilder();
        found.items().forEach(commune -> list.add(Json.createObjectBuilder().add("code", commune.code().value()).add("label", label(commune))));
        return Response.ok(list.build().toString()).header("Cache-Control", "public, max-age=3600").build();
    }

    /** « Mende (48000) »; a commune without a postal code has its département instead. */
    public static String label(Commune commune) {
        return commune.name() + " (" + (commune.postalCodes().isEmpty() ? commune.departementName() : commune.postalCodes().get(0).value()) + ")";
    }
}
