package fr.maillage.opendata.boundary;

import fr.maillage.opendata.control.Vocabularies;
import fr.maillage.rdf.Iris;
import fr.maillage.rdf.RdfSyntax;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** The portal's own terms and its SKOS schemes: a page for people and, at the same address, the document for machines. */
@Path("/vocab")
@RequestScoped
@Shared
public class VocabularyResource {
    private static final List<String> OFFERS = Stream.concat(Stream.of("text/html"), Arrays.stream(RdfSyntax.values()).map(RdfSyntax::mediaType)).toList();

    @Inject
    Vocabularies vocabularies;

    @Inject
    Iris iris;

    @Inject
    Statements statements;

    @Context
    HttpHeaders headers;

    @GET
    public Response terms() {
        return answer(vocabularies.terms(), iris.of("/vocab"), () -> Page.of("opendata/vocabulary")
                .with("heading", statements.text(vocabularies.terms().getResource(iris.of("/vocab")), List.of(DCTerms.title)).orElseThrow())
                .with("intro", statements.text(vocabularies.terms().getResource(iris.of("/vocab")), List.of(DCTerms.description)).orElse(""))
                .with("iri", iris.of("/vocab")).with("entries", termEntries()).with("schemes", schemeLinks()));
    }

    @GET
    @Path("{scheme: [a-z0-9-]+}")
    public Response scheme(@PathParam("scheme") String name) {
        Model model = vocabularies.scheme(name).orElseThrow(Problem::notFound);
        String address = iris.of("/vocab/" + name);
        return answer(model, address, () -> Page.of("opendata/vocabulary")
                .with("heading", statements.text(model.getResource(address), List.of(DCTerms.title)).orElseThrow())
                .with("intro", statements.text(model.getResource(address), List.of(DCTerms.description)).orElse(""))
                .with("iri", address).with("entries", conceptEntries(model, address)).with("schemes", List.of()));
    }

    /** A concept is described where its scheme is. */
    @GET
    @Path("{scheme: [a-z0-9-]+}/{concept: [a-z0-9-]+}")
    public Response concept(@PathParam("scheme") String name, @PathParam("concept") String concept) {
        Model model = vocabularies.scheme(name).orElseThrow(Problem::notFound);
        if (!model.contains(model.getResource(iris.concept(name, concept)), RDF.type, SKOS.Concept)) throw Problem.notFound();
        return Response.seeOther(URI.create(iris.of("/vocab/" + name + "#" + concept))).build();
    }

    private Response answer(Model model, String address, java.util.function.Supplier<Page> page) {
        String chosen = Negotiation.best(headers, OFFERS, type -> type).orElseThrow(() -> Problem.of(406, "formats", String.join(", ", OFFERS)));
        Optional<RdfSyntax> syntax = Arrays.stream(RdfSyntax.values()).filter(s -> s.mediaType().equals(chosen)).findFirst();
        if (syntax.isEmpty()) {
            return Response.ok(page.get()).header("Link", Arrays.stream(RdfSyntax.values())
                    .map(s -> "<" + address + ">; rel=\"alternate\"; type=\"" + s.mediaType() + "\"").collect(Collectors.joining(", "))).build();
        }
        return Documents.answer(headers, syntax.get().write(model), syntax.get().contentType()).header("Vary", "Accept").build();
    }

    private List<Map<String, Object>> termEntries() {
        List<Map<String, Object>> entries = new ArrayList<>();
        String prefix = iris.of("/vocab#");
        vocabularies.terms().listSubjects().filterKeep(subject -> subject.isURIResource() && subject.getURI().startsWith(prefix)).toList().stream()
                .sorted(Comparator.comparing(Resource::getURI)).forEach(term -> entries.add(Map.of("id", term.getURI().substring(prefix.length()),
                        "label", statements.text(term, List.of(RDFS.label)).orElse(""), "meaning", statements.text(term, List.of(RDFS.comment)).orElse(""), "below", false)));
        return entries;
    }

    private List<Map<String, Object>> conceptEntries(Model model, String address) {
        List<Map<String, Object>> entries = new ArrayList<>();
        model.listSubjectsWithProperty(SKOS.topConceptOf).toList().stream().sorted(Comparator.comparing(this::label)).forEach(top -> {
            entries.add(entry(top, address, false));
            top.listProperties(SKOS.narrower).toList().stream().map(s -> s.getResource()).sorted(Comparator.comparing(this::label)).forEach(below -> entries.add(entry(below, address, true)));
        });
        return entries;
    }

    private String label(Resource concept) {
        return statements.text(concept, List.of(SKOS.prefLabel)).orElse("");
    }

    private Map<String, Object> entry(Resource concept, String address, boolean below) {
        return Map.of("id", concept.getURI().substring(address.length() + 1), "label", label(concept),
                "meaning", statements.text(concept, List.of(SKOS.notation)).orElse(""), "below", below);
    }

    private List<Map<String, String>> schemeLinks() {
        return vocabularies.schemes().stream().map(name -> Map.of("href", "/vocab/" + name,
                "label", statements.text(vocabularies.scheme(name).orElseThrow().getResource(iris.of("/vocab/" + name)), List.of(DCTerms.title)).orElse(name))).toList();
    }
}
