package fr.maillage.carpool.project.boundary;

import fr.maillage.carpool.boundary.CarpoolPages;
import fr.maillage.carpool.boundary.SiteViews;
import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.carpool.control.SiteKeeping;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.project.control.Steps;
import fr.maillage.carpool.project.entity.Phase;
import fr.maillage.carpool.project.entity.Step;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Days;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A site that stands is closed for a while, closed for good, opened again: each with its day and its reason. */
@Path("/{territory}/gestion/covoiturage/{key: [0-9a-z]{10}}/{step: pause|fin|reouverture}")
@RequestScoped
@Allowed({Role.AGENT, Role.ADMINISTRATOR})
public class SiteStepPages {
    private static final Map<String, Phase> WORDS = Map.of("pause", Phase.TEMPORARILY_CLOSED, "fin", Phase.CLOSED, "reouverture", Phase.OPEN);

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    @Inject
    CarpoolSites sites;

    @Inject
    Steps steps;

    @Inject
    SiteViews views;

    @Inject
    PlaceLetters letters;

    @PathParam("key")
    String key;

    @PathParam("step")
    String word;

    @GET
    public Page ask() {
        return page(ready()).with("values", Map.of("stepDate", LocalDate.now(Days.ZONE).toString()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object take(MultivaluedMap<String, String> form) {
        CarpoolSite site = ready();
        Fields fields = new Fields(form, messages);
        Optional<Step> step = StepForm.read(fields, WORDS.get(word), Step.By.AGENT, steps.last(key), messages.locale());
        if (step.isEmpty()) return page(site).with(fields);
        if (!steps.turn(site, step.get(), new SiteKeeping.Actor(visitor.accountId(), visitor.name(), here.get().id()))) throw Problem.conflict();
        letters.tell(key, site.facts().name(), views.path("aires/" + site.slug()), step.get());
        return Response.seeOther(URI.create(base(key) + "?fait=update")).build();
    }

    private CarpoolSite ready() {
        CarpoolSite site = sites.byKey(key, here.get().id()).orElseThrow(Problem::notFound);
        Phase now = Phase.ofSite(site.facts().open(), site.ended());
        if (site.withdrawn() || !now.leadsTo(WORDS.get(word))) throw Problem.of(409, "outOfOrder", messages.text("project.phase." + now.code()));
        return site;
    }

    private Page page(CarpoolSite site) {
        return Page.of("project/step").with("project", views.line(site)).with("phase", WORDS.get(word).code()).with("heading", messages.text("project.do." + (word.equals("reouverture") ? "reopen" : WORDS.get(word).code())))
                .with("council", false).with("opening", false).with("needsReference", false).with("action", base(key + "/" + word)).with("back", base(key)).with("corrections", List.of())
                .with("types", List.of()).with("lights", List.of())
                .with("trail", List.of(new CarpoolPages.Crumb("/" + here.get().slug() + "/gestion", messages.text("nav.backoffice")), new CarpoolPages.Crumb(base(""), messages.text("carpool.desk.title")),
                        new CarpoolPages.Crumb(base(key), site.facts().name())));
    }

    private String base(String below) {
        return "/" + here.get().slug() + "/gestion/covoiturage" + (below.isEmpty() ? "" : "/" + below);
    }
}
