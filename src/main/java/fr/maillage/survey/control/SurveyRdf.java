package fr.maillage.survey.control;

import fr.maillage.opendata.control.ThingSource;
import fr.maillage.persistence.Rows;
import fr.maillage.rdf.Iris;
import fr.maillage.survey.tokens.entity.TokenKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** The public surveys as things of the graph: {@code /id/enquete/{uuid}}. Only what the public list says; never an answer. */
@ApplicationScoped
public class SurveyRdf implements ThingSource {
    public static final String KIND = "enquete";
    /** Kind of its published results, under the same key: {@code ResultsRdf}. They go when the survey goes. */
    public static final String RESULTS = "resultats";
    private static final String DISCO = "http://rdf-vocabulary.ddialliance.org/discovery#";
    private static final String SCHEMA = "http://schema.org/";

    @Inject
    Rows rows;

    @Inject
    Iris iris;

    private record Row(String territory, String territorySlug, String slug, String title, String intro, String opensOn, String closesOn, String state, String mode, byte[] tokenKey) {
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Model> describe(String key) {
        return uuid(key).flatMap(this::row).filter(row -> !row.state().equals("WITHDRAWN")).map(row -> model(key, row));
    }

    private Model model(String key, Row row) {
        Model model = ModelFactory.createDefaultModel();
        Resource survey = model.createResource(iris.id(KIND, key));
        String page = "/" + row.territorySlug() + "/enquetes/" + row.slug();
        survey.addProperty(RDF.type, model.createResource(DISCO + "Study")).addProperty(DCTerms.title, row.title(), "fr").addProperty(RDFS.label, row.title(), "fr")
                .addProperty(DCTerms.identifier, key)
                .addProperty(DCTerms.publisher, model.createResource(iris.id("territoire", row.territorySlug())))
                .addProperty(model.createProperty(SCHEMA + "url"), model.createResource(iris.of(page)))
                .addProperty(model.createProperty(SCHEMA + "startDate"), model.createTypedLiteral(row.opensOn(), XSDDatatype.XSDdate))
                .addProperty(model.createProperty(SCHEMA + "endDate"), model.createTypedLiteral(row.closesOn(), XSDDatatype.XSDdate))
                .addProperty(model.createProperty(iris.vocab("responseMode")), model.createResource(iris.concept("response-mode", row.mode().toLowerCase(java.util.Locale.ROOT))));
        if (row.tokenKey() != null) survey.addProperty(model.createProperty(iris.vocab("tokenKeyFingerprint")), TokenKey.of(row.tokenKey()).fingerprint());
        if (!row.intro().isEmpty()) survey.addProperty(DCTerms.description, row.intro(), "fr");
        return model;
    }

    @Override
    public void keys(Consumer<String> sink) {
        rows.each("select id from survey where state in ('OPEN', 'CLOSED', 'RESULTS_PUBLISHED') order by id", row -> {
            sink.accept(row.getString(1));
            return null;
        });
    }

    @Override
    public State state(String key) {
        return uuid(key).flatMap(this::row).map(row -> row.state().equals("WITHDRAWN") ? State.GONE : State.PRESENT).orElse(State.UNKNOWN);
    }

    @Override
    public Optional<String> page(String key) {
        return uuid(key).flatMap(this::row).map(row -> "/" + row.territorySlug() + "/enquetes/" + row.slug());
    }

    /** A survey that is or was public; a draft is unknown. */
    private Optional<Row> row(UUID id) {
        return rows.first("""
                select t.id, t.slug, s.slug, s.title, s.intro, s.opens_on, s.closes_on, s.state, s.mode, k.public
                from survey s join territory t on t.id = s.territory_id left join token_key k on k.survey_id = s.id where s.id = ? and s.ever_public""",
                row -> new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getString(7),
                        row.getString(8), row.getString(9), row.getBytes(10)), id);
    }

    private static Optional<UUID> uuid(String key) {
        return key.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? Optional.of(UUID.fromString(key)) : Optional.empty();
    }
}
