package fr.maillage.carpool.use.boundary;

import fr.maillage.carpool.boundary.CarpoolPages;
import fr.maillage.carpool.boundary.SiteViews;
import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/** When a site is full, for everybody. */
@Path("/{territory}/covoiturage/aires/{slug}/frequentation")
@RequestScoped
public class OccupancyPages {
    @Inject
    CurrentTerritory here;

    @Inject
    CarpoolSites sites;

    @Inject
    SiteViews siteViews;

    @Inject
    OccupancyViews views;

    @Inject
    Messages messages;

    @GET
    public Page show(@PathParam("slug") String slug) {
        CarpoolSite site = sites.bySlug(slug, here.get().id()).orElseThrow(Problem::notFound);
        if (site.withdrawn()) throw Problem.gone();
        return views.put(Page.of("use/occupancy"), site).with("site", site.facts().name()).with("trail", List.of(new CarpoolPages.Crumb("/" + here.get().slug(), here.get().name()),
                new CarpoolPages.Crumb(siteViews.path(""), messages.text("carpool.title")), new CarpoolPages.Crumb(siteViews.path("aires/" + slug), site.facts().name())));
    }
}
