package fr.maillage.survey.results.control;

import fr.maillage.opendata.control.ThingSource;
import fr.maillage.rdf.Iris;
import fr.maillage.survey.control.SurveyRdf;
import fr.maillage.survey.results.entity.Release;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.jena.rdf.model.Model;

/** Published results as things of the graph: {@code /id/resultats/{uuid of the survey}}, one data cube each. */
@ApplicationScoped
public class ResultsRdf implements ThingSource {
    public static final String KIND = SurveyRdf.RESULTS;

    @Inject
    Releases releases;

    @Inject
    Iris iris;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Model> describe(String key) {
        return release(key).filter(release -> !release.withdrawn()).map(release -> ResultsCubeRdf.of(iris, release));
    }

    @Override
    public void keys(Consumer<String> sink) {
        releases.shown(sink);
    }

    @Override
    public State state(String key) {
        return release(key).map(release -> release.withdrawn() ? State.GONE : State.PRESENT).orElse(State.UNKNOWN);
    }

    @Override
    public Optional<String> page(String key) {
        return release(key).map(ResultsRdf::page);
    }

    /** Path of the public page. */
    public static String page(Release release) {
        return "/" + release.territorySlug() + "/enquetes/" + release.slug() + "/resultats";
    }

    private Optional<Release> release(String key) {
        return key.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? releases.of(UUID.fromString(key)) : Optional.empty();
    }
}
