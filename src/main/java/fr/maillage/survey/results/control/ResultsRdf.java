package fr.maillage.survey.results.control;

import fr.maillage.opendata.control.ThingSource;
import fr.maillage.rdf.Iris;
import fr.maillage.survey.control.SurveyRdf;
import fr.maillage.survey.results.entity.Release;
import fr.maillage.survey.wording.control.Translations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.vocabulary.SKOS;

/** Published results as things of the graph: {@code /id/resultats/{uuid of the survey}}, one data cube each. */
@ApplicationScoped
public class ResultsRdf implements ThingSource {
    public static final String KIND = SurveyRdf.RESULTS;

    @Inject
    Releases releases;

    @Inject
    Iris iris;

    @Inject
    Translations translations;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Model> describe(String key) {
        return release(key).filter(release -> !release.withdrawn()).map(this::cube);
    }

    /** The cube, its questions and answers named in every language that they were read in. */
    private Model cube(Release release) {
        Model cube = ResultsCubeRdf.of(iris, release);
        Map<String, Map<String, String>> translated = translations.all(release.surveyId());
        if (translated.isEmpty()) return cube;
        String dataset = ResultsCubeRdf.iri(iris, release);
        for (Release.Question question : release.questions()) {
            translated.getOrDefault(question.code() + ".text", Map.of()).forEach((tag, text) -> cube.createResource(dataset + "#question-" + question.code()).addProperty(SKOS.prefLabel, text, tag));
            question.cells().forEach(cell -> translated.getOrDefault(question.code() + ".option." + cell.code(), Map.of())
                    .forEach((tag, text) -> cube.createResource(dataset + "#answer-" + question.code() + "-" + cell.code()).addProperty(SKOS.prefLabel, text, tag)));
        }
        return cube;
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
