package fr.maillage.carpool.project.boundary;

import fr.maillage.carpool.boundary.SiteForm;
import fr.maillage.carpool.boundary.SiteViews;
import fr.maillage.carpool.control.SiteKeeping;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.entity.SiteEquipment;
import fr.maillage.carpool.entity.SiteFacts;
import fr.maillage.carpool.entity.SiteType;
import fr.maillage.carpool.project.control.SiteProjects;
import fr.maillage.carpool.project.control.Steps;
import fr.maillage.carpool.project.entity.Phase;
import fr.maillage.carpool.project.entity.SiteProject;
import fr.maillage.carpool.project.entity.Step;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One step of a project: agents study, build and open, the council decides. What is out of order is refused. */
@Path("/{territory}/gestion/covoiturage/projets")
@RequestScoped
@Allowed({Role.AGENT, Role.ADMINISTRATOR})
public class ProjectStepPages {
    private static final Map<String, Phase> WORDS = Map.of("etude", Phase.STUDIED, "travaux", Phase.WORKS, "decision", Phase.DECIDED, "refus", Phase.DECLINED, "ouverture", Phase.OPEN);

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    @Inject
    SiteProjects projects;

    @Inject
    Steps steps;

    @Inject
    ProjectViews views;

    @Inject
    SiteViews siteViews;

    @Inject
    PointField points;

    @Inject
    PlaceLetters letters;

    @PathParam("key")
    String key;

    static String word(Phase phase) {
        return WORDS.entrySet().stream().filter(entry -> entry.getValue() == phase).findFirst().orElseThrow().getKey();
    }

    @GET
    @Path("{key: [0-9a-z]{10}}/{step: etude|travaux}")
    public Page ask(@PathParam("step") String word) {
        return page(ready(WORDS.get(word)), WORDS.get(word)).with("values", today());
    }

    @POST
    @Path("{key: [0-9a-z]{10}}/{step: etude|travaux}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object take(@PathParam("step") String word, MultivaluedMap<String, String> form) {
        return take(WORDS.get(word), form);
    }

    @GET
    @Path("{key: [0-9a-z]{10}}/{step: decision|refus}")
    @Allowed({Role.COUNCILLOR, Role.ADMINISTRATOR})
    public Page askCouncil(@PathParam("step") String word) {
        return ask(word);
    }

    @POST
    @Path("{key: [0-9a-z]{10}}/{step: decision|refus}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    @Allowed({Role.COUNCILLOR, Role.ADMINISTRATOR})
    public Object decide(@PathParam("step") String word, MultivaluedMap<String, String> form) {
        return take(WORDS.get(word), form);
    }

    @GET
    @Path("{key: [0-9a-z]{10}}/ouverture")
    public Page askOpening() {
        SiteProject project = ready(Phase.OPEN);
        Map<String, Object> values = today();
        values.put("siteName", project.name());
        values.put("siteType", SiteType.CARPOOL_AREA.code());
        values.put("lit", "");
        values.put("shelter", "");
        values.put("latitude", project.pointed() ? project.latitude().toPlainString() : null);
        values.put("longitude", project.pointed() ? project.longitude().toPlainString() : null);
        return page(project, Phase.OPEN).with("values", values);
    }

    /** What was a project stands: the facts of the site are asked here, the others wait for its form. */
    @POST
    @Path("{key: [0-9a-z]{10}}/ouverture")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object open(MultivaluedMap<String, String> form) {
        SiteProject project = ready(Phase.OPEN);
        PointField.correct(form, "latitude", "longitude");
        form.putSingle("verifiedOn", form.getFirst("stepDate"));
        Fields fields = new Fields(form, messages);
        Optional<Step> step = StepForm.read(fields, Phase.OPEN, by(), steps.last(key), messages.locale());
        Optional<SiteFacts> facts = SiteForm.read(fields, null, project.commune(), true);
        SiteEquipment equipment = SiteForm.equipment(fields);
        Fields point = new Fields(form, messages);
        var north = point.decimal("latitude", false);
        var east = point.decimal("longitude", false);
        if (north.isPresent() && east.isPresent()) points.judge(fields, "latitude", project.commune(), north.get(), east.get());
        if (step.isEmpty() || facts.isEmpty() || !fields.ok()) return page(project, Phase.OPEN).with(fields);
        CarpoolSite site = projects.open(project, facts.get(), equipment, step.get(), actor()).orElseThrow(Problem::conflict);
        letters.tell(key, site.facts().name(), siteViews.path("aires/" + site.slug()), step.get());
        return Response.seeOther(URI.create("/" + here.get().slug() + "/gestion/covoiturage/" + key + "?fait=create")).build();
    }

    private Object take(Phase phase, MultivaluedMap<String, String> form) {
        SiteProject project = ready(phase);
        Fields fields = new Fields(form, messages);
        Optional<Step> step = StepForm.read(fields, phase, by(), steps.last(key), messages.locale());
        if (step.isEmpty()) return page(project, phase).with(fields);
        if (!projects.move(project, step.get(), actor())) throw Problem.conflict();
        letters.tell(key, project.name(), views.path(key), step.get());
        return Response.seeOther(URI.create(views.desk(key) + "?fait=step")).build();
    }

    /** The project, if it may take this step now; else a refusal that says to look again. */
    private SiteProject ready(Phase phase) {
        SiteProject project = projects.find(key, here.get().id()).orElseThrow(Problem::notFound);
        if (!project.shown() || !project.phase().leadsTo(phase)) throw Problem.of(409, "outOfOrder", messages.text("project.phase." + project.phase().code()));
        return project;
    }

    private Page page(SiteProject project, Phase phase) {
        return Page.of("project/step").with("project", views.line(project)).with("phase", phase.code()).with("heading", messages.text("project.do." + phase.code()))
                .with("council", phase == Phase.DECIDED || phase == Phase.DECLINED).with("opening", phase == Phase.OPEN).with("needsReference", phase == Phase.DECIDED)
                .with("action", views.desk(key + "/" + word(phase))).with("back", views.desk(key)).with("corrections", points.corrections())
                .with("types", Arrays.stream(SiteType.values()).map(type -> Choice.of(type.code(), siteViews.type(type))).toList())
                .with("lights", List.of(Choice.of("yes", messages.text("yes")), Choice.of("no", messages.text("no")), Choice.of("", messages.text("carpool.unknown"))))
                .with("trail", views.deskCrumbs(project));
    }

    private static Map<String, Object> today() {
        Map<String, Object> values = new HashMap<>();
        values.put("stepDate", LocalDate.now(Days.ZONE).toString());
        return values;
    }

    private Step.By by() {
        return visitor.has(here.get().id(), Role.COUNCILLOR) && !visitor.has(here.get().id(), Role.AGENT, Role.ADMINISTRATOR) ? Step.By.COUNCILLOR : Step.By.AGENT;
    }

    private SiteKeeping.Actor actor() {
        return new SiteKeeping.Actor(visitor.accountId(), visitor.name(), here.get().id());
    }
}
