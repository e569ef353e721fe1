package fr.maillage.carpool.boundary;

import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.carpool.control.SiteProblems;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.entity.SiteProblem;
import fr.maillage.persistence.RateLimits;
import fr.maillage.web.Choice;
import fr.maillage.web.ClientAddress;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
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
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** « Signaler un problème »: two fields, no account, nothing about the person. */
@Path("/{territory}/covoiturage/aires/{slug}/signaler")
@RequestScoped
public class SiteProblemPages {
    private static final int MOST_PER_HOUR = 20;
    private static final int TEXT_MAX = 1000;

    @Inject
    CurrentTerritory here;

    @Inject
    CarpoolSites sites;

    @Inject
    SiteProblems problems;

    @Inject
    SiteViews views;

    @Inject
    Messages messages;

    @Inject
    RateLimits limits;

    @Inject
    ClientAddress client;

    @GET
    public Response form(@PathParam("slug") String slug) {
        Optional<CarpoolSite> site = sites.bySlug(slug, here.get().id());
        if (site.isEmpty()) {
            String now = sites.renamed(slug, here.get().id()).orElseThrow(Problem::notFound);
            return Response.status(301).location(URI.create(views.path("aires/" + now + "/signaler"))).build();
        }
        return Response.ok(page(published(slug), Fields.none(messages))).build();
    }

    @POST
    @Transactional
    @Once
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object send(@PathParam("slug") String slug, MultivaluedMap<String, String> form) {
        CarpoolSite site = published(slug);
        Fields fields = new Fields(form, messages);
        Optional<SiteProblem.Kind> kind = fields.choice("problem", SiteProblem.Kind.class, true);
        String text = fields.text("said", true, TEXT_MAX);
        if (!fields.ok()) return page(site, fields);
        if (!limits.take("carpool-problem:" + client.network(), MOST_PER_HOUR, Duration.ofHours(1))) throw Problem.tooMany(3600);
        problems.report(site.id(), kind.orElseThrow(), text);
        return Response.seeOther(URI.create(views.path("aires/" + slug + "?merci=oui"))).build();
    }

    private Page page(CarpoolSite site, Fields fields) {
        List<Choice> kinds = Arrays.stream(SiteProblem.Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .map(kind -> Choice.of(kind, messages.text("carpool.report.kind." + kind))).toList();
        return Page.of("carpool/report").with("site", views.line(site)).with("kinds", kinds).with(fields);
    }

    private CarpoolSite published(String slug) {
        CarpoolSite site = sites.bySlug(slug, here.get().id()).orElseThrow(Problem::notFound);
        if (site.withdrawn()) throw Problem.gone();
        return site;
    }
}
