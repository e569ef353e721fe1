package fr.maillage.carpool.boundary;

import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.persistence.Settings;
import fr.maillage.print.Pdf;
import fr.maillage.print.QrCode;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Messages;
import fr.maillage.web.Problem;
import fr.maillage.web.Templates;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The poster of a site, A4, for its sign post: what it is, how to find its page, whom to call. */
@Path("/{territory}/covoiturage/aires/{slug}/affiche.pdf")
@RequestScoped
public class PosterResource {
    @Inject
    CurrentTerritory here;

    @Inject
    CarpoolSites sites;

    @Inject
    SiteViews views;

    @Inject
    Messages messages;

    @Inject
    Templates templates;

    @Inject
    Settings settings;

    @GET
    public Response poster(@PathParam("slug") String slug) throws IOException {
        CarpoolSite site = sites.bySlug(slug, here.get().id()).orElseThrow(Problem::notFound);
        if (site.withdrawn()) throw Problem.gone();
        String address = settings.baseIri() + views.path("aires/" + slug);
        Map<String, Object> model = new HashMap<>();
        model.put("site", views.line(site));
        model.put("address", address.replaceFirst("^https?://", ""));
        model.put("qr", QrCode.of(address).png());
        model.put("territoryName", here.get().name());
        model.put("phone", here.get().contactPhone().orElse(null));
        model.put("language", messages.locale().getLanguage());
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        Pdf.write(templates.render("carpool/poster", model, messages.locale().getLanguage()), pdf);
        return Response.ok(pdf.toByteArray(), "application/pdf").header("Content-Disposition", "inline; filename=\"affiche-" + slug + ".pdf\"")
                .header("Cache-Control", "no-cache").header("Vary", "Accept-Language, Cookie").build();
    }
}
