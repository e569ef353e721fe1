package fr.maillage.portal.boundary;

import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Job;
import fr.maillage.persistence.Jobs;
import fr.maillage.persistence.Json;
import fr.maillage.territory.Role;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Days;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import fr.maillage.web.Problem;
import fr.maillage.web.Texts;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The one progress page and the list of jobs, of a territory or of the install. A kind of job brings its label ({@code job.kind.<kind>}) and,
 * when it has a report of its own, the report's JSON says where: {@code "page"}, a path below {@code gestion/}.
 */
@RequestScoped
public class JobViews {
    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    @Inject
    Jobs jobs;

    @Inject
    AuditLog audit;

    /** A job as pages show it. */
    public record View(UUID id, String label, String status, String state, String asked, Integer percent, String progress, boolean ended, boolean cancelAsked, String report) {
    }

    Page list(String asked) {
        int number = Paging.number(asked);
        // one more than a page tells whether there is another
        List<Job> found = jobs.page(here.idOrNull(), Paging.offset(number), Paging.SIZE + 1);
        return Page.of("portal/jobs").with("jobs", found.stream().limit(Paging.SIZE).map(this::view).toList()).with("number", number).with("more", found.size() > Paging.SIZE)
                .with("root", root()).with("trail", crumbs(false));
    }

    Page job(UUID id) {
        return Page.of("portal/job").with("job", view(find(id)))
                .with("mayStop", visitor.has(here.idOrNull(), Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR)).with("root", root()).with("trail", crumbs(true));
    }

    Response cancel(UUID id) {
        Job job = find(id);
        if (!job.ended()) {
            jobs.cancel(id, here.idOrNull());
            audit.record(visitor.accountId(), visitor.name(), here.idOrNull(), "job.cancel", "/travaux/" + id, "{}");
        }
        return Response.seeOther(URI.create(root() + "/" + id)).build();
    }

    private Job find(UUID id) {
        return jobs.find(id, here.idOrNull()).orElseThrow(Problem::notFound);
    }

    private View view(Job job) {
        String progress = job.status().equals("queued") ? messages.text("job.waits")
                : job.percent() == null ? messages.text("job.runs") : messages.text("job.progress", job.percent(), job.progress(), job.total());
        return new View(job.id(), Texts.find(messages.locale(), "job.kind." + job.kind()).orElse(job.kind()), job.status(), messages.text("job.status." + job.status()), Days.at(job.createdAt(), messages.locale()), job.percent(),
                progress, job.ended(), job.cancelAsked(), report(job));
    }

    private String report(Job job) {
        if (job.report() == null) return null;
        try (var reader = Json.createReader(new StringReader(job.report()))) {
            String page = reader.readObject().getString("page", null);
            return page == null ? null : base() + page;
        }
    }

    private List<Map<String, String>> crumbs(boolean below) {
        Map<String, String> desk = Map.of("href", base().replaceAll("/$", ""), "label", messages.text("nav.backoffice"));
        return below ? List.of(desk, Map.of("href", root(), "label", messages.text("job.title"))) : List.of(desk);
    }

    private String base() {
        return here.find().map(territory -> "/" + territory.slug()).orElse("") + "/gestion/";
    }

    private String root() {
        return base() + "travaux";
    }
}
