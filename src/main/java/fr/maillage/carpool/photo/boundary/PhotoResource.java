package fr.maillage.carpool.photo.boundary;

import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.photo.control.SitePhotos;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** A photo's bytes. They never change under one address; a withdrawn site's are gone with it. */
@Path("/{territory}/covoiturage/aires/{slug}/photos/{photo: [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}")
@RequestScoped
public class PhotoResource {
    @Inject
    CurrentTerritory here;

    @Inject
    CarpoolSites sites;

    @Inject
    SitePhotos photos;

    @GET
    public Response photo(@PathParam("slug") String slug, @PathParam("photo") String id) {
        CarpoolSite site = sites.bySlug(slug, here.get().id()).orElseThrow(Problem::notFound);
        if (site.withdrawn()) throw Problem.gone();
        byte[] content = photos.content(site.id(), UUID.fromString(id)).orElseThrow(Problem::notFound);
        return Response.ok(content, "image/jpeg").header("Cache-Control", "public, max-age=86400").build();
    }
}
