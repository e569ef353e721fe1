package fr.maillage.carpool.project.boundary;

import fr.maillage.carpool.boundary.TerritoryCommune;
import fr.maillage.carpool.control.SiteKeeping;
import fr.maillage.carpool.project.control.Followers;
import fr.maillage.carpool.project.control.SiteProjects;
import fr.maillage.carpool.project.entity.Phase;
import fr.maillage.carpool.project.entity.SiteProject;
import fr.maillage.carpool.project.entity.Step;
import fr.maillage.persistence.RateLimits;
import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Choice;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** « Proposer une aire »: a name, a commune, a point if one can give it, and why there. */
@Path("/{territory}/covoiturage/projets/nouveau")
@RequestScoped
@Allowed(signedIn = true)
public class ProposePages {
    private static final int MOST_PER_DAY = 10;

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    @Inject
    SiteProjects projects;

    @Inject
    Followers followers;

    @Inject
    TerritoryCommune communes;

    @Inject
    PointField points;

    @Inject
    ProjectViews views;

    @Inject
    Settings settings;

    @Inject
    RateLimits limits;

    @GET
    public Page form() {
        return page(List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object send(MultivaluedMap<String, String> form) {
        PointField.correct(form, "lieu.lat", "lieu.lon");
        Fields fields = new Fields(form, messages);
        String name = fields.text("projectName", true, 120);
        TerritoryCommune.Chosen chosen = communes.read(fields, "siteCommune");
        boolean pointed = fields.has("lieu.lat") || fields.has("lieu.lon");
        Optional<BigDecimal> latitude = pointed ? fields.decimal("lieu.lat", true) : Optional.empty();
        Optional<BigDecimal> longitude = pointed ? fields.decimal("lieu.lon", true) : Optional.empty();
        if (latitude.isPresent() && longitude.isPresent()) points.judge(fields, "lieu.lat", chosen.code(), latitude.get(), longitude.get());
        String why = fields.text("why", true, 2000);
        if (!fields.ok()) return page(chosen.proposed()).with(fields);
        if (!limits.take("carpool-project:" + visitor.accountId(), MOST_PER_DAY, Duration.ofDays(1))) throw Problem.tooMany(86_400);
        boolean reads = visitor.has(here.get().id(), Role.AGENT, Role.ADMINISTRATOR);
        Step first = new Step(Phase.PROPOSED, LocalDate.now(Days.ZONE), visitor.has(here.get().id(), Role.AGENT, Role.ADMINISTRATOR, Role.MODERATOR) ? Step.By.AGENT
                : visitor.has(here.get().id(), Role.COUNCILLOR) ? Step.By.COUNCILLOR : Step.By.RESIDENT, why, null, null);
        SiteProject project = projects.propose(new SiteProjects.Proposal(name, chosen.code(), longitude.orElse(null), latitude.orElse(null), why), first, reads,
                new SiteKeeping.Actor(visitor.accountId(), visitor.name(), here.get().id()));
        followers.follow(project.key(), visitor.accountId(), true);
        return Response.seeOther(URI.create(views.path(project.key()) + "?fait=propose")).build();
    }

    private Page page(List<Choice> found) {
        return Page.of("project/propose").with("found", found).with("corrections", points.corrections()).with("suggest", communes.address()).with("back", views.path(""))
                .with("action", views.path("nouveau")).with("tiles", settings.text(Setting.TILES_URL)).with("attribution", settings.text(Setting.TILES_ATTRIBUTION)).with("trail", views.crumbs(true));
    }
}
