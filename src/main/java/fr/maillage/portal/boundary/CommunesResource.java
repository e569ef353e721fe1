package fr.maillage.portal.boundary;

import fr.maillage.persistence.Json;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.Territories;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * Communes by name or postal code, for suggestions while typing: at most ten, best first. With {@code territoire}, a territory's slug,
 * those of that territory; when none of them fits, those of France.
 */
@Path("/api/v1/communes")
@RequestScoped
public class CommunesResource {
    private static final int MOST = 10;
    private static final int MAX_SEARCH = 80;

    @Inject
    Communes communes;

    @Inject
    Territories territories;

    @GET
    @Produces("application/json")
    public Response search(@QueryParam("q") String asked, @QueryParam("territoire") String within) {
        String text = asked == null ? "" : asked.strip();
        JsonArrayBuilder found = Json.createArrayBuilder();
        if (text.length() >= 2 && text.length() <= MAX_SEARCH)
            fitting(text, within).forEach(c -> found.add(Json.createObjectBuilder().add("code", c.code().value()).add("name", c.name())
                    .add("label", c.name() + " (" + (c.postalCodes().isEmpty() ? c.departementName() : c.postalCodes().get(0).value()) + ")")));
        return Response.ok(found.build().toString()).header("Cache-Control", "public, max-age=3600").build();
    }

    private List<Commune> fitting(String text, String within) {
        List<Commune> near = within == null ? List.of()
                : territories.bySlug(within).map(territory -> communes.search(territory, text, 0, MOST).items()).orElse(List.of());
        return near.isEmpty() ? communes.search(text, 0, MOST).items() : near;
    }
}
