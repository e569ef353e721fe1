package fr.maillage.survey.results.boundary;

import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.control.Quotations;
import fr.maillage.survey.results.control.Releases;
import fr.maillage.survey.results.entity.Release;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;

/** The published results of a survey, for everybody. */
@Path("/{territory}/enquetes/{slug}/resultats")
@RequestScoped
public class ResultsPages {
    @Inject
    CurrentTerritory here;

    @Inject
    Releases releases;

    @Inject
    Surveys surveys;

    @Inject
    Quotations quotations;

    @Inject
    QuestionViews views;

    @Inject
    CrossingViews crossings;

    @GET
    public Page results(@PathParam("slug") String slug) {
        Optional<Release> release = releases.bySlug(here.get().id(), slug);
        if (release.isEmpty()) throw surveys.published(here.get().id(), slug).filter(Survey::visible).isPresent() ? Problem.of(404, "resultsNotYet") : Problem.notFound();
        if (release.get().withdrawn()) throw Problem.of(410, "resultsGone");
        int edition = surveys.published(here.get().id(), slug).map(Survey::edition).orElse(1);
        return shown(Page.of("results/public"), release.get()).with("edition", edition);
    }

    private Page shown(Page page, Release release) {
        return page.with("release", release).with("questions", views.of(release)).with("quotations", quotations.texts(release.surveyId())).with("crossings", crossings.of(release)).with("first", views.day(release.opensOn())).with("last", views.day(release.closesOn()))
                .with("published", release.publishedAt() == null ? null : views.day(release.publishedAt()))
                .with("files", "/" + release.territorySlug() + "/donnees/" + release.dataset());
    }
}
