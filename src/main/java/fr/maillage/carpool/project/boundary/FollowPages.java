package fr.maillage.carpool.project.boundary;

import fr.maillage.carpool.boundary.SiteViews;
import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.project.control.Followers;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** Following a site that stands, and the link at the foot of each letter that stops them without signing in. */
@Path("/{territory}/covoiturage")
@RequestScoped
public class FollowPages {
    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    @Inject
    CarpoolSites sites;

    @Inject
    Followers followers;

    @Inject
    SiteViews views;

    @POST
    @Path("aires/{slug}/suivi")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    @Allowed(signedIn = true)
    public Response follow(@PathParam("slug") String slug, MultivaluedMap<String, String> form) {
        CarpoolSite site = sites.bySlug(slug, here.get().id()).orElseThrow(Problem::notFound);
        if (site.withdrawn()) throw Problem.gone();
        followers.follow(site.key(), visitor.accountId(), !"non".equals(new Fields(form, messages).raw("suivi")));
        return Response.seeOther(URI.create(views.path("aires/" + slug))).build();
    }

    /** Looking stops nothing: programs that open the links of letters would. */
    @GET
    @Path("suivi/{token}")
    public Page ask(@PathParam("token") String token) {
        Optional<Followers.Followed> followed = followers.byToken(uuid(token));
        return Page.of("project/stop").with("place", followed.map(Followers.Followed::name).orElse(null)).with("action", views.path("suivi/" + token));
    }

    @POST
    @Path("suivi/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Response stop(@PathParam("token") String token) {
        followers.stop(uuid(token));
        return Response.seeOther(URI.create(views.path("suivi/" + token))).build();
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
