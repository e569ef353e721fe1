package fr.maillage.survey.report.boundary;

import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.report.entity.Report;
import fr.maillage.survey.results.boundary.CrossingViews;
import fr.maillage.survey.results.boundary.QuestionViews;
import fr.maillage.survey.results.control.Releases;
import fr.maillage.survey.results.entity.Release;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Messages;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The public report: the figures of the release, and no others. */
@Path("/{territory}/enquetes/{slug}/resultats")
@RequestScoped
public class PublicReportResource {
    @Inject
    CurrentTerritory here;

    @Inject
    Releases releases;

    @Inject
    Surveys surveys;

    @Inject
    QuestionViews views;

    @Inject
    CrossingViews crossings;

    @Inject
    ReportFiles files;

    @Inject
    Messages messages;

    @GET
    @Path("rapport.pdf")
    public Response pdf(@PathParam("slug") String slug) {
        return files.pdf(report(release(slug)), "resultats-" + slug);
    }

    @GET
    @Path("rapport.ods")
    public Response ods(@PathParam("slug") String slug) {
        return files.ods(report(release(slug)), "resultats-" + slug);
    }

    private Release release(String slug) {
        Release release = releases.bySlug(here.get().id(), slug)
                .orElseThrow(() -> surveys.published(here.get().id(), slug).filter(Survey::visible).isPresent() ? Problem.of(404, "resultsNotYet") : Problem.notFound());
        if (release.withdrawn()) throw Problem.of(410, "resultsGone");
        return release;
    }

    private String withheld(Release release) {
        long withheld = release.withheld();
        return messages.text("results.public.withheld" + (withheld == 0 ? ".none" : withheld == 1 ? ".one" : ""), withheld, release.k());
    }

    private Report report(Release release) {
        return new Report(messages.text("report.title", release.title()), release.territoryName(), "",
                messages.text("results.public.lead", release.participants(), views.day(release.opensOn()), views.day(release.closesOn())),
                Stream.concat(ReportFiles.sections(views.of(release)).stream(), crossings.of(release).stream().map(files::section)).toList(), method(release));
    }

    private List<String> method(Release release) {
        List<String> method = new ArrayList<>(List.of(messages.text("results.public.method.who"), withheld(release), messages.text("results.public.method.gate", release.k()),
                messages.text("results.public.method.frozen", views.day(release.publishedAt()))));
        int edition = surveys.published(release.territoryId(), release.slug()).map(Survey::edition).orElse(1);
        if (edition > 1) method.add(messages.text("wording.versions.answered", edition));
        return method;
    }
}
