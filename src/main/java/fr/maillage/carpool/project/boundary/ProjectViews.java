package fr.maillage.carpool.project.boundary;

import fr.maillage.carpool.boundary.CarpoolPages;
import fr.maillage.carpool.boundary.SiteViews;
import fr.maillage.carpool.project.control.Steps;
import fr.maillage.carpool.project.entity.Phase;
import fr.maillage.carpool.project.entity.SiteProject;
import fr.maillage.carpool.project.entity.Step;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says projects and the steps of places in words. */
@RequestScoped
public class ProjectViews {
    private static final List<Phase> WAY = List.of(Phase.PROPOSED, Phase.STUDIED, Phase.DECIDED, Phase.WORKS, Phase.OPEN);

    @Inject
    Messages messages;

    @Inject
    CurrentTerritory here;

    @Inject
    SiteViews sites;

    @Inject
    Steps steps;

    /** A project in a list. */
    public record Line(String key, String name, String href, String desk, String commune, String phase, String supports, String day, boolean waiting, boolean refused, boolean withdrawn) {
    }

    /** A step of a timeline; {@code who} is a role in words. */
    public record Said(String label, String day, String who, String reason, String reference, String link) {
    }

    /** One knot of the chain at the head of a page. */
    public record Knot(String label, String text, boolean done) {
    }

    public Line line(SiteProject project) {
        return new Line(project.key(), project.name(), path(project.key()), desk(project.key()), project.communeName(), phase(project.phase()),
                sites.counted("project.supports", project.supports()), sites.instant(project.proposedAt()), project.reading() == SiteProject.Reading.WAITING,
                project.reading() == SiteProject.Reading.REFUSED, project.withdrawn());
    }

    /** A place's steps, the last first. */
    public List<Said> timeline(String place) {
        List<Said> said = new ArrayList<>();
        for (Step step : steps.of(place)) said.add(0, said(step));
        return said;
    }

    public Said said(Step step) {
        return new Said(messages.text("project.step." + step.phase().code()), sites.day(step.day()), messages.text("project.by." + step.role().name().toLowerCase(java.util.Locale.ROOT)),
                step.reason(), step.reference(), step.link());
    }

    /** From the proposal to the opening: what is done and what is still to come; a refusal ends it. */
    List<Knot> chain(SiteProject project) {
        List<Step> done = steps.of(project.key());
        List<Knot> chain = new ArrayList<>();
        for (Phase phase : WAY) {
            if (project.phase() == Phase.DECLINED && phase == Phase.DECIDED) {
                chain.add(knot(Phase.DECLINED, done, true));
                return chain;
            }
            chain.add(knot(phase, done, phase.compareTo(project.phase()) <= 0 && project.phase() != Phase.DECLINED || project.phase() == Phase.DECLINED));
        }
        return chain;
    }

    private Knot knot(Phase phase, List<Step> steps, boolean done) {
        String day = steps.stream().filter(step -> step.phase() == phase).map(Step::day).max(Comparator.naturalOrder()).filter(d -> done).map(sites::day).orElse(messages.text("project.later"));
        return new Knot(messages.text("project.step." + phase.code()), day, done);
    }

    public String phase(Phase phase) {
        return messages.text("project.phase." + phase.code());
    }

    String path(String below) {
        return sites.path("projets" + (below.isEmpty() ? "" : "/" + below));
    }

    String desk(String below) {
        return "/" + here.get().slug() + "/gestion/covoiturage/projets" + (below.isEmpty() ? "" : "/" + below);
    }

    List<CarpoolPages.Crumb> crumbs(boolean below) {
        List<CarpoolPages.Crumb> crumbs = new ArrayList<>(List.of(new CarpoolPages.Crumb("/" + here.get().slug(), here.get().name()), new CarpoolPages.Crumb(sites.path(""), messages.text("carpool.title"))));
        if (below) crumbs.add(new CarpoolPages.Crumb(path(""), messages.text("project.list.title")));
        return crumbs;
    }

    List<CarpoolPages.Crumb> deskCrumbs(SiteProject project) {
        List<CarpoolPages.Crumb> crumbs = new ArrayList<>(List.of(new CarpoolPages.Crumb("/" + here.get().slug() + "/gestion", messages.text("nav.backoffice")),
                new CarpoolPages.Crumb(desk(""), messages.text("project.list.title"))));
        if (project != null) crumbs.add(new CarpoolPages.Crumb(desk(project.key()), project.name()));
        return crumbs;
    }
}
