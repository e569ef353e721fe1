package fr.maillage.opendata.graph.boundary;

import fr.maillage.opendata.boundary.Documents;
import fr.maillage.opendata.boundary.Negotiation;
import fr.maillage.opendata.boundary.Shared;
import fr.maillage.opendata.graph.control.GraphStatistics;
import fr.maillage.rdf.RdfSyntax;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The VoID description at its well-known address; Turtle unless another syntax is asked for. */
@Path("/.well-known/void")
@RequestScoped
@Shared
public class GraphStatisticsResource {
    private static final List<RdfSyntax> OFFERS = List.of(RdfSyntax.TURTLE, RdfSyntax.JSON_LD, RdfSyntax.RDF_XML, RdfSyntax.N_TRIPLES);

    @Inject
    GraphStatistics statistics;

    @Context
    HttpHeaders headers;

    @GET
    public Response get() {
        RdfSyntax syntax = Negotiation.best(headers, OFFERS, RdfSyntax::mediaType)
                .orElseThrow(() -> Problem.of(406, "formats", Arrays.stream(RdfSyntax.values()).map(RdfSyntax::mediaType).collect(Collectors.joining(", "))));
        return Documents.answer(headers, syntax.write(statistics.describe()), syntax.contentType()).header("Vary", "Accept").build();
    }
}
