package fr.maillage.opendata.control;

import fr.maillage.opendata.control.DatasetSource.Description;
import fr.maillage.opendata.control.DatasetSource.State;
import fr.maillage.persistence.Rows;
import fr.maillage.rdf.Iris;
import fr.maillage.rdf.Terms;
import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VCARD4;

/** What the catalogue says of each dataset, file, publisher and service (DCAT-AP 3). */
@ApplicationScoped
public class CatalogueEntries {
    private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";
    private static final String SPDX = "http://spdx.org/rdf/terms#";

    @Inject
    Iris iris;

    @Inject
    Rows rows;

    @Inject
    DatasetFiles files;

    Resource dataset(Model model, Dataset<?> dataset, State state) {
        Description about = dataset.description();
        String address = iris.dataset(dataset.territory().slug(), dataset.id());
        Resource entry = model.createResource(address).addProperty(RDF.type, DCAT.Dataset)
                .addProperty(DCTerms.identifier, address)
                .addProperty(DCTerms.title, about.title(), "fr").addProperty(DCTerms.description, about.description(), "fr")
                .addProperty(DCTerms.publisher, publisher(model, dataset.territory())).addProperty(DCAT.contactPoint, contact(model, dataset.territory()))
                .addProperty(DCTerms.license, licence(model, about.licence())).addProperty(DCTerms.language, french(model))
                .addProperty(DCTerms.accrualPeriodicity, typed(model, AUTHORITY + "frequency/" + about.frequency(), DCTerms.Frequency))
                .addProperty(DCAT.theme, theme(model, about.theme())).addProperty(DCAT.landingPage, typed(model, address + "#page", FOAF.Document))
                .addProperty(DCTerms.issued, instant(model, about.issued()));
        if (about.titleEn() != null) entry.addProperty(DCTerms.title, about.titleEn(), "en");
        if (about.descriptionEn() != null) entry.addProperty(DCTerms.description, about.descriptionEn(), "en");
        about.keywords().forEach(keyword -> entry.addProperty(DCAT.keyword, keyword, "fr"));
        Instant changed = state.lastChange().isAfter(Instant.now()) ? Instant.now() : state.lastChange();
        if (changed.isAfter(Instant.EPOCH)) entry.addProperty(DCTerms.modified, instant(model, changed));
        entry.addProperty(DCTerms.temporal, model.createResource(address + "#periode").addProperty(RDF.type, DCTerms.PeriodOfTime)
                .addProperty(DCAT.startDate, instant(model, about.issued())).addProperty(DCAT.endDate, instant(model, changed.isAfter(about.issued()) ? changed : about.issued())));
        entry.addProperty(DCTerms.spatial, place(model, dataset.territory()));
        Map<String, DatasetFiles.Known> known = files.known(dataset, state.version());
        for (FileFormat format : dataset.formats()) entry.addProperty(DCAT.distribution, file(model, dataset, format, address, state, Optional.ofNullable(known.get(format.extension()))));
        return entry;
    }

    /** One file. Its address is its identity for harvesters. */
    private Resource file(Model model, Dataset<?> dataset, FileFormat format, String address, State state, Optional<DatasetFiles.Known> made) {
        Description about = dataset.description();
        Resource url = typed(model, address + "." + format.extension(), RDFS.Resource);
        Resource file = model.createResource(address + "#" + format.extension()).addProperty(RDF.type, DCAT.Distribution)
                .addProperty(DCTerms.title, about.title() + " (" + format.name().replace('_', '-') + ")", "fr")
                .addProperty(DCTerms.description, about.rowMeaning(), "fr")
                .addProperty(DCAT.accessURL, url).addProperty(DCAT.downloadURL, url).addProperty(DCTerms.license, licence(model, about.licence()))
                .addProperty(DCTerms.issued, instant(model, about.issued()))
                .addProperty(DCTerms.format, typed(model, AUTHORITY + "file-type/" + format.authorityCode(), DCTerms.MediaTypeOrExtent)
                        .addProperty(RDFS.label, format.name().replace('_', '-')))
                .addProperty(DCAT.mediaType, typed(model, "https://www.iana.org/assignments/media-types/" + format.mediaType(), DCTerms.MediaType)
                        .addProperty(RDFS.label, format.mediaType()));
        if (state.lastChange().isAfter(Instant.EPOCH)) file.addProperty(DCTerms.modified, instant(model, state.lastChange()));
        if (about.schema() != null && !format.rdf()) {
            Resource schema = typed(model, about.schema(), DCTerms.Standard);
            if (about.schemaName() != null) schema.addProperty(DCTerms.title, about.schemaName());
            file.addProperty(DCTerms.conformsTo, schema);
        } else if (format == FileFormat.CSV) {
            file.addProperty(DCTerms.conformsTo, typed(model, address + ".schema.json", DCTerms.Standard).addProperty(DCTerms.title, dataset.id()));
        }
        made.ifPresent(known -> {
            file.addProperty(DCAT.byteSize, model.createTypedLiteral(Long.toString(known.bytes()), XSDDatatype.XSDnonNegativeInteger));
            file.addProperty(model.createProperty(SPDX, "checksum"), model.createResource(address + "#" + format.extension() + "-sha256")
                    .addProperty(RDF.type, model.createResource(SPDX + "Checksum"))
                    .addProperty(model.createProperty(SPDX, "algorithm"), typed(model, SPDX + "checksumAlgorithm_sha256", model.createResource(SPDX + "ChecksumAlgorithm")))
                    .addProperty(model.createProperty(SPDX, "checksumValue"), model.createTypedLiteral(known.sha256(), XSDDatatype.XSDhexBinary)));
        });
        return file;
    }

    /** The collectivité, as in the graph, with what readers of the catalogue need. */
    Resource publisher(Model model, Territory territory) {
        Resource publisher = typed(model, iris.id("territoire", territory.slug()), FOAF.Agent).addProperty(RDF.type, Terms.ORGANIZATION)
                .addProperty(FOAF.name, territory.name(), "fr").addProperty(FOAF.homepage, typed(model, iris.of("/" + territory.slug()), FOAF.Document));
        territory.siren().ifPresent(siren -> publisher.addProperty(Terms.ORG_IDENTIFIER, siren.value()).addProperty(DCTerms.identifier, siren.value()));
        return publisher;
    }

    /** Whoever runs the install. */
    Resource operator(Model model) {
        return typed(model, iris.of("/#exploitant"), FOAF.Agent).addProperty(FOAF.name, PublishedWords.french("data.dcat.operator"), "fr")
                .addProperty(FOAF.homepage, typed(model, iris.of("/"), FOAF.Document));
    }

    private Resource contact(Model model, Territory territory) {
        Resource contact = typed(model, iris.of("/" + territory.slug() + "/contact#point"), VCARD4.Kind).addProperty(RDF.type, VCARD4.Organization)
                .addProperty(VCARD4.fn, territory.name(), "fr").addProperty(VCARD4.hasURL, model.createResource(iris.of("/" + territory.slug() + "/contact")));
        territory.contactEmail().ifPresent(email -> contact.addProperty(VCARD4.hasEmail, model.createResource("mailto:" + email)));
        return contact;
    }

    Resource sparql(Model model, Resource publisher) {
        return typed(model, iris.of("/sparql#service"), DCAT.DataService)
                .addProperty(DCTerms.title, PublishedWords.french("data.dcat.sparql.title"), "fr").addProperty(DCTerms.title, PublishedWords.english("data.dcat.sparql.title"), "en")
                .addProperty(DCTerms.description, PublishedWords.french("data.dcat.sparql.description"), "fr")
                .addProperty(DCAT.endpointURL, typed(model, iris.of("/sparql"), RDFS.Resource)).addProperty(DCTerms.publisher, publisher)
                .addProperty(DCTerms.license, licence(model, Licences.OPEN_LICENCE))
                .addProperty(DCTerms.conformsTo, typed(model, "https://www.w3.org/TR/sparql11-protocol/", DCTerms.Standard).addProperty(DCTerms.title, "SPARQL 1.1 Protocol"));
    }

    /** The territory, with a rectangle around the centres of its communes where the code list knows some. */
    private Resource place(Model model, Territory territory) {
        Resource known = model.createResource(iris.id("territoire", territory.slug()) + "#emprise");
        if (model.contains(known, RDF.type)) return known;
        Resource place = typed(model, known.getURI(), DCTerms.Location).addProperty(SKOS.prefLabel, territory.name(), "fr");
        rows.first("""
                select min(p.longitude) - 0.05, min(p.latitude) - 0.05, max(p.longitude) + 0.05, max(p.latitude) + 0.05
                from territory t join commune c on (t.kind = 'COMMUNE' and c.code = t.insee_code) or (t.kind = 'DEPARTEMENT' and c.departement = t.insee_code)
                  or (t.kind = 'EPCI' and c.code in (select m.commune from epci_member m where m.epci = t.siren))
                  or (t.kind = 'BASSIN' and c.code in (select s.commune from territory_commune s where s.territory_id = t.id))
                join commune_centre p on p.commune = c.code where t.id = ? having count(*) > 0""",
                row -> String.format(Locale.ROOT, "POLYGON((%1$.5f %2$.5f, %3$.5f %2$.5f, %3$.5f %4$.5f, %1$.5f %4$.5f, %1$.5f %2$.5f))",
                        row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4)), territory.id())
                .ifPresent(box -> place.addProperty(DCAT.bbox, model.createTypedLiteral(box, TypeMapper.getInstance().getSafeTypeByName("http://www.opengis.net/ont/geosparql#wktLiteral"))));
        return place;
    }

    private Resource theme(Model model, String code) {
        return typed(model, AUTHORITY + "data-theme/" + code, SKOS.Concept).addProperty(SKOS.prefLabel, PublishedWords.french("data.theme." + code), "fr");
    }

    Resource licence(Model model, String licence) {
        return typed(model, licence, DCTerms.LicenseDocument);
    }

    Resource french(Model model) {
        return typed(model, AUTHORITY + "language/FRA", DCTerms.LinguisticSystem);
    }

    /** A node and its type: readers check the type of everything that is named. */
    Resource typed(Model model, String iri, Resource type) {
        return model.createResource(iri).addProperty(RDF.type, type);
    }

    Literal instant(Model model, Instant instant) {
        return model.createTypedLiteral(instant.truncatedTo(ChronoUnit.SECONDS).toString(), XSDDatatype.XSDdateTime);
    }
}
