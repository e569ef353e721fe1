package fr.maillage.portal.boundary;

import fr.maillage.territory.Logo;
import fr.maillage.territory.Territories;
import fr.maillage.territory.Territory;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.HomeSection;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import fr.maillage.web.Theme;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A territory's home, its colours and its standing pages. */
@Path("/{territory}")
@RequestScoped
public class TerritoryPages {
    /** Colour of a territory that has chosen none. */
    private static final String DEFAULT_COLOUR = "#1f6f5c";
    private static final int NEIGHBOURS = 12;

    @Inject
    CurrentTerritory here;

    @Inject
    Territories territories;

    @Inject
    Visitor visitor;

    @Inject
    Instance<HomeSection> sections;

    @GET
    public Page home() {
        Territory territory = here.get();
        List<HomeSection.Section> shown = sections.stream().sorted(Comparator.comparingInt(HomeSection::order))
                .map(section -> section.of(territory, visitor)).flatMap(Optional::stream).toList();
        var within = territories.children(territory, 0, NEIGHBOURS);
        return Page.of("portal/home").with("sections", shown).with("above", territories.above(territory))
                .with("within", within.items()).with("withinTotal", within.total());
    }

    @GET
    @Path("theme.css")
    @Produces("text/css; charset=utf-8")
    public Response theme(@Context Request request) {
        String colour = here.get().colour().orElse(DEFAULT_COLOUR);
        EntityTag tag = new EntityTag(colour.replace("#", "") + "-1");
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged != null ? unchanged : Response.ok(Theme.of(colour).css());
        return answer.tag(tag).header("Cache-Control", "public, max-age=300").build();
    }

    @GET
    @Path("logo")
    public Response logo(@Context Request request) {
        Logo logo = territories.logo(here.get()).orElseThrow(Problem::notFound);
        EntityTag tag = new EntityTag(here.get().logoDigest().orElse("0"));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged != null ? unchanged : Response.ok(logo.bytes(), logo.mediaType());
        return answer.tag(tag).header("Cache-Control", "public, max-age=300").build();
    }

    @GET
    @Path("contact")
    public Page contact() {
        return Page.of("portal/contact");
    }

    @GET
    @Path("mentions-legales")
    public Page legal() {
        return Page.of("portal/legal");
    }

    @GET
    @Path("confidentialite")
    public Page privacy() {
        return Page.of("portal/privacy");
    }

    @GET
    @Path("accessibilite")
    public Page accessibility() {
        return Page.of("portal/accessibility");
    }
}
