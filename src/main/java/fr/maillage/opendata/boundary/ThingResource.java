package fr.maillage.opendata.boundary;

import fr.maillage.opendata.control.ThingSource;
import fr.maillage.opendata.control.Things;
import fr.maillage.rdf.Iris;
import fr.maillage.rdf.RdfSyntax;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;

/**
 * The identifiers of things. A thing is no document: its IRI answers 303 to the page or to the data about it, by Accept; 410 when it was
 * withdrawn, 301 when another took its place. The data documents stand beside it, under its IRI and an extension; {@code .html} is what
 * the data say, for people, where no page of the portal is about the thing.
 */
@Path("/id/{kind: [a-z][a-z-]*}")
@RequestScoped
@Shared
public class ThingResource {
    private static final String PAGE = "html";

    @Inject
    Things things;

    @Inject
    Iris iris;

    @Inject
    Statements statements;

    @Context
    HttpHeaders headers;

    @PathParam("kind")
    String kind;

    @GET
    @Path("{key: [^/]+}")
    @Transactional
    public Response thing(@PathParam("key") String asked) {
        int dot = asked.lastIndexOf('.');
        String extension = dot < 0 ? "" : asked.substring(dot + 1);
        if (extension.equals(PAGE) || RdfSyntax.ofExtension(extension).isPresent()) return document(asked.substring(0, dot), extension);
        ThingSource source = present(asked).orElse(null);
        if (source == null) return Response.status(301).location(URI.create(iris.id(kind, replacement(asked)))).build();
        String chosen = Negotiation.best(headers, Stream.concat(Stream.of("text/html"), Arrays.stream(RdfSyntax.values()).map(RdfSyntax::mediaType)).toList(), type -> type)
                .orElseThrow(() -> Problem.of(406, "formats", "text/html, " + Arrays.stream(RdfSyntax.values()).map(RdfSyntax::mediaType).collect(Collectors.joining(", "))));
        String target = Arrays.stream(RdfSyntax.values()).filter(syntax -> syntax.mediaType().equals(chosen)).findFirst()
                .map(syntax -> iris.id(kind, asked) + "." + syntax.extension())
                .orElseGet(() -> source.page(asked).map(iris::of).orElse(iris.id(kind, asked) + "." + PAGE));
        return Response.seeOther(URI.create(target)).header("Vary", "Accept").header("Cache-Control", "public, no-cache").build();
    }

    private Response document(String key, String extension) {
        ThingSource source = present(key).orElse(null);
        if (source == null) return Response.status(301).location(URI.create(iris.id(kind, replacement(key)) + "." + extension)).build();
        Model model = source.describe(key).orElseThrow(Problem::notFound);
        String iri = iris.id(kind, key);
        String alternates = Arrays.stream(RdfSyntax.values()).map(s -> "<" + iri + "." + s.extension() + ">; rel=\"alternate\"; type=\"" + s.mediaType() + "\"").collect(Collectors.joining(", "));
        if (extension.equals(PAGE)) return Response.ok(page(source, key, iri, model)).header("Link", alternates).build();
        RdfSyntax syntax = RdfSyntax.ofExtension(extension).orElseThrow();
        return Documents.answer(headers, syntax.write(model), syntax.contentType())
                .header("Link", "<" + iri + ">; rel=\"describes\", " + alternates).build();
    }

    private Page page(ThingSource source, String key, String iri, Model model) {
        return Page.of("opendata/thing").with("heading", statements.heading(model, iri)).with("iri", iri).with("about", source.page(key).orElse(null))
                .with("statements", statements.of(model, iri)).with("documents", Arrays.stream(RdfSyntax.values())
                        .map(syntax -> java.util.Map.of("href", "/id/" + kind + "/" + key + "." + syntax.extension(), "label", syntax.mediaType())).toList());
    }

    /** The source when the thing is there; empty when another thing took its place. @throws Problem 404 or 410 otherwise */
    private Optional<ThingSource> present(String key) {
        ThingSource source = things.of(kind).orElseThrow(Problem::notFound);
        return switch (source.state(key)) {
            case PRESENT -> Optional.of(source);
            case UNKNOWN -> throw Problem.notFound();
            case GONE -> {
                if (source.replacedBy(key).isEmpty()) throw Problem.gone();
                yield Optional.empty();
            }
        };
    }

    private String replacement(String key) {
        return things.of(kind).flatMap(source -> source.replacedBy(key)).orElseThrow(Problem::gone);
    }
}
