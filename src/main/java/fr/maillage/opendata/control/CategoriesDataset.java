package fr.maillage.opendata.control;

import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

/** The categories of needs, offers and actors, as a table; in RDF they are the SKOS scheme {@code /vocab/categories}. */
@ApplicationScoped
public class CategoriesDataset implements DatasetSource<CategoriesDataset.Row> {
    /** One category; {@code parent} is the notation of the one above, or null. */
    public record Row(String iri, String notation, String french, String english, String parent) {
    }

    private static final String ID = "categories";
    private static final Instant FIRST_PUBLISHED = Instant.parse("2026-11-21T00:00:00Z");

    @Inject
    Vocabularies vocabularies;

    @Override
    public List<String> ids(Territory territory) {
        return List.of(ID);
    }

    @Override
    public Optional<Description> describe(String id, Territory territory) {
        return Optional.of(new Description(PublishedWords.french("data.categories.title"), PublishedWords.french("data.categories.description"),
                PublishedWords.english("data.categories.title"), PublishedWords.english("data.categories.description"),
                PublishedWords.french("data.categories.row"), Licences.OPEN_LICENCE, null, null, "IRREG",
                List.of(PublishedWords.french("data.categories.keywords").split(", ")), "SOCI", FIRST_PUBLISHED, 0));
    }

    @Override
    public List<Column<Row>> columns(String id) {
        return List.of(
                Column.text("identifiant", "data.categories.identifiant", true, SKOS.notation.getURI(), Row::notation),
                Column.text("libelle", "data.categories.libelle", true, SKOS.prefLabel.getURI(), Row::french),
                Column.text("libelle_en", "data.categories.libelle_en", true, null, Row::english),
                Column.text("categorie_superieure", "data.categories.categorie_superieure", false, SKOS.broader.getURI(), Row::parent));
    }

    @Override
    public void rows(String id, Territory territory, Consumer<Row> sink) {
        vocabularies.scheme(ID).orElseThrow().listResourcesWithProperty(RDF.type, SKOS.Concept).toList().stream()
                .map(CategoriesDataset::row).sorted(Comparator.comparing((Row row) -> row.parent() == null ? row.notation() : row.parent())
                        .thenComparing(row -> row.parent() == null ? "" : row.notation())).forEach(sink);
    }

    private static Row row(Resource concept) {
        Resource above = concept.getPropertyResourceValue(SKOS.broader);
        return new Row(concept.getURI(), text(concept, SKOS.notation, ""), text(concept, SKOS.prefLabel, "fr"), text(concept, SKOS.prefLabel, "en"),
                above == null ? null : text(above, SKOS.notation, ""));
    }

    private static String text(Resource concept, Property property, String language) {
        return concept.listProperties(property, language).next().getString();
    }

    @Override
    public State state(String id, Territory territory) {
        long rows = vocabularies.scheme(ID).orElseThrow().listResourcesWithProperty(RDF.type, SKOS.Concept).toList().size();
        return new State(rows, FIRST_PUBLISHED, vocabularies.digest());
    }

    @Override
    public String iri(Row row) {
        return row.iri();
    }
}
