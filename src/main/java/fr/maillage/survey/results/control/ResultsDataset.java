package fr.maillage.survey.results.control;

import fr.maillage.opendata.control.Column;
import fr.maillage.opendata.control.DatasetSource;
import fr.maillage.opendata.control.Licences;
import fr.maillage.rdf.Iris;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.entity.Figure;
import fr.maillage.survey.results.entity.Release;
import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One dataset per published survey, {@code resultats-{slug}}: a row per figure, published or withheld. It reads releases, never answers. */
@ApplicationScoped
public class ResultsDataset implements DatasetSource<Release.Row> {
    private static final String PREFIX = "resultats-";
    private static final String DCTERMS = "http://purl.org/dc/terms/";

    @Inject
    Releases releases;

    @Inject
    Iris iris;

    @Override
    public List<String> ids(Territory territory) {
        return releases.in(territory.id()).stream().filter(release -> !release.withdrawn()).map(Release::dataset).toList();
    }

    @Override
    public Optional<Description> describe(String id, Territory territory) {
        return shown(id, territory).map(release -> new Description(
                ResultsWords.french("results.dataset.title", release.title()),
                ResultsWords.french("results.dataset.description", release.title(), territory.name(), release.k()),
                ResultsWords.english("results.dataset.title", release.title()),
                ResultsWords.english("results.dataset.description", release.title(), territory.name(), release.k()),
                ResultsWords.french("results.dataset.row"), Licences.OPEN_LICENCE, null, null, "NEVER",
                List.of(ResultsWords.french("results.dataset.keywords").split(", ")), "SOCI", release.publishedAt(), releases.withheld(release.surveyId())));
    }

    @Override
    public List<Column<Release.Row>> columns(String id) {
        return List.of(
                Column.text("enquete", "results.column.enquete", true, DCTERMS + "source", row -> row.release().slug()),
                Column.text("enquete_titre", "results.column.enquete_titre", true, null, row -> row.release().title()),
                Column.text("territoire", "results.column.territoire", true, null, row -> row.release().territoryName()),
                Column.text("question", "results.column.question", true, iris.vocab("question"), row -> row.question().code()),
                Column.text("question_libelle", "results.column.question_libelle", true, null, row -> row.question().text()),
                Column.text("question_type", "results.column.question_type", true, iris.vocab("questionType"), row -> row.question().type()),
                Column.text("reponse", "results.column.reponse", true, iris.vocab("answer"), row -> row.cell().code()),
                Column.text("reponse_libelle", "results.column.reponse_libelle", true, null, row -> row.cell().label()),
                Column.of("effectif", "results.column.effectif", Column.Type.INTEGER, false, iris.vocab("respondents"), row -> value(row.cell().figure())),
                Column.<Release.Row>text("statut", "results.column.statut", true, null, row -> status(row.cell().figure()))
                        .with("enum", List.of(ResultsWords.french("results.status.shown"), ResultsWords.french("results.status.withheld"))),
                Column.of("repondants", "results.column.repondants", Column.Type.INTEGER, false, null, row -> row.crossed() ? null : value(row.question().figure(Release.ANSWERED))),
                Column.of("participants", "results.column.participants", Column.Type.INTEGER, true, iris.vocab("participants"), row -> row.release().participants()),
                Column.of("seuil", "results.column.seuil", Column.Type.INTEGER, true, iris.vocab("threshold"), row -> row.release().k()),
                Column.of("publie_le", "results.column.publie_le", Column.Type.DATE, true, DCTERMS + "issued", row -> day(row.release().publishedAt())),
                // empty but for crossings; at the end, so that whoever reads by position reads on
                Column.text("question_1", "results.column.question_1", false, null, row -> row.question(0)),
                Column.text("reponse_1", "results.column.reponse_1", false, null, row -> row.answer(0)),
                Column.text("question_2", "results.column.question_2", false, null, row -> row.question(1)),
                Column.text("reponse_2", "results.column.reponse_2", false, null, row -> row.answer(1)));
    }

    private static Long value(Figure figure) {
        return figure.orNull();
    }

    private static String status(Figure figure) {
        return ResultsWords.french(figure.withheld() ? "results.status.withheld" : "results.status.shown");
    }

    static LocalDate day(Instant instant) {
        return instant.atZone(Survey.ZONE).toLocalDate();
    }

    @Override
    public void rows(String id, Territory territory, Consumer<Release.Row> sink) {
        shown(id, territory).orElseThrow(() -> new IllegalStateException("not published: " + id)).rows().forEach(sink);
    }

    @Override
    public State state(String id, Territory territory) {
        Release release = shown(id, territory).orElseThrow(() -> new IllegalStateException("not published: " + id));
        // frozen: the moment of publication names the content
        return new State(release.rows().size(), release.publishedAt(), release.surveyId() + " " + release.publishedAt());
    }

    @Override
    public boolean withdrawn(String id, Territory territory) {
        return release(id, territory).filter(Release::withdrawn).isPresent();
    }

    @Override
    public String iri(Release.Row row) {
        return ResultsCubeRdf.iri(iris, row);
    }

    @Override
    public Optional<String> thingKind(String id) {
        return Optional.of(ResultsRdf.KIND);
    }

    @Override
    public void thingKeys(String id, Territory territory, Consumer<String> sink) {
        shown(id, territory).ifPresent(release -> sink.accept(release.surveyId().toString()));
    }

    private Optional<Release> shown(String id, Territory territory) {
        return release(id, territory).filter(release -> !release.withdrawn());
    }

    private Optional<Release> release(String id, Territory territory) {
        return id.startsWith(PREFIX) ? releases.bySlug(territory.id(), id.substring(PREFIX.length())) : Optional.empty();
    }
}
