package fr.maillage.opendata.control;

import fr.maillage.opendata.control.DatasetSource.State;
import fr.maillage.rdf.Iris;
import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.RDF;

/**
 * The catalogue in DCAT-AP 3, of a territory or of the whole install, a hundred datasets a page. It conforms to the official shapes and
 * is read by the harvesters of data.gouv.fr and CKAN: every node that is named is typed in the same document, identifiers
 * never change, the licence stands at the dataset and at the file.
 */
@ApplicationScoped
public class Catalogue {
    public static final int PAGE_SIZE = 100;
    private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";

    @Inject
    Iris iris;

    @Inject
    CatalogueEntries entries;

    /**
     * One page.
     *
     * @param address  of the catalogue, without extension: its IRI
     * @param document of this page's first, with the extension: pages add {@code ?page=}
     * @param of       the territory, or null for the install
     * @param datasets those of this page
     */
    public Model page(String address, String document, Territory of, List<Dataset<?>> datasets, int number, long total) {
        Model model = ModelFactory.createDefaultModel();
        Resource catalogue = model.createResource(address).addProperty(RDF.type, DCAT.Catalog)
                .addProperty(DCTerms.title, of == null ? PublishedWords.french("data.dcat.install.title") : PublishedWords.french("data.dcat.title", of.name()), "fr")
                .addProperty(DCTerms.description, of == null ? PublishedWords.french("data.dcat.install.description") : PublishedWords.french("data.dcat.description", of.name()), "fr")
                .addProperty(DCTerms.language, entries.french(model)).addProperty(DCTerms.license, entries.licence(model, Licences.OPEN_LICENCE))
                .addProperty(FOAF.homepage, entries.typed(model, of == null ? iris.of("/catalogue") : iris.of("/" + of.slug() + "/donnees"), FOAF.Document));
        catalogue.addProperty(DCTerms.publisher, of == null ? entries.operator(model) : entries.publisher(model, of));
        Instant changed = Instant.EPOCH;
        Resource service = entries.sparql(model, catalogue.getPropertyResourceValue(DCTerms.publisher));
        catalogue.addProperty(DCAT.service, service);
        for (Dataset<?> dataset : datasets) {
            State state = dataset.state();
            Resource entry = entries.dataset(model, dataset, state);
            catalogue.addProperty(DCAT.dataset, entry);
            if (dataset.source().thingKind(dataset.id()).isPresent()) service.addProperty(DCAT.servesDataset, entry);
            Instant last = state.lastChange();
            if (last.isAfter(changed)) changed = last;
        }
        if (changed.isAfter(Instant.EPOCH)) catalogue.addProperty(DCTerms.modified, entries.instant(model, changed));
        if (total > PAGE_SIZE) paged(model, document, number, total);
        return model;
    }

    private void paged(Model model, String document, int number, long total) {
        long last = (total + PAGE_SIZE - 1) / PAGE_SIZE;
        Resource view = model.createResource(document + "?page=" + number).addProperty(RDF.type, model.createResource(HYDRA + "PartialCollectionView"))
                .addProperty(model.createProperty(HYDRA, "first"), model.createResource(document + "?page=1"))
                .addProperty(model.createProperty(HYDRA, "last"), model.createResource(document + "?page=" + last))
                .addProperty(model.createProperty(HYDRA, "totalItems"), Long.toString(total), XSDDatatype.XSDinteger);
        if (number < last) view.addProperty(model.createProperty(HYDRA, "next"), model.createResource(document + "?page=" + (number + 1)));
        if (number > 1) view.addProperty(model.createProperty(HYDRA, "previous"), model.createResource(document + "?page=" + (number - 1)));
    }
}
