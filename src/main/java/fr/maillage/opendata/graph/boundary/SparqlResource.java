package fr.maillage.opendata.graph.boundary;

import fr.maillage.opendata.boundary.Documents;
import fr.maillage.opendata.boundary.Negotiation;
import fr.maillage.opendata.boundary.Shared;
import fr.maillage.opendata.graph.control.QueryRefused;
import fr.maillage.opendata.graph.control.ResultFormat;
import fr.maillage.opendata.graph.control.SparqlEngine;
import fr.maillage.opendata.graph.control.SparqlResult;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;

/** The SPARQL 1.1 Protocol, query operation, in its three forms; browsers get a page. */
@Path("/sparql")
@RequestScoped
@Shared
public class SparqlResource {
    private static final long RETRY_SECONDS = 2;

    /** A media type that may be asked for, and what it means. The page is no result format. */
    private record Offer(String mediaType, ResultFormat format) {
        private static final Offer PAGE = new Offer(MediaType.TEXT_HTML, null);
    }

    @Inject
    SparqlEngine engine;

    @Inject
    SparqlPage page;

    @Context
    HttpHeaders headers;

    @Context
    UriInfo uri;

    @GET
    public Response get() {
        return answer(QueryText.of(uri.getQueryParameters()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response form(InputStream body) throws IOException {
        return answer(QueryText.ofForm(body));
    }

    @POST
    @Consumes("application/sparql-query")
    public Response direct(InputStream body) throws IOException {
        return answer(QueryText.ofBody(body, uri.getQueryParameters()));
    }

    /** What a script of another site may send. */
    @OPTIONS
    public Response options() {
        return Response.noContent().header("Allow", "GET, HEAD, POST, OPTIONS").header("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS")
                .header("Access-Control-Allow-Headers", "Accept, Content-Type").header("Access-Control-Max-Age", "86400").build();
    }

    private Response answer(QueryText asked) {
        if (asked.blank()) return blank(asked);
        Query query;
        try {
            query = engine.read(asked.query());
        } catch (QueryRefused e) {
            if (asked.format().isEmpty() && html()) return shown(page.refused(asked.query(), e), status(e));
            throw problem(e);
        }
        Offer offer = offer(query, asked.format());
        if (offer == Offer.PAGE) return page(asked, query);
        try {
            SparqlResult.Document document = engine.document(query, asked.query(), asked.defaultGraphs(), asked.namedGraphs(), offer.format());
            return Documents.answer(headers, document.bytes(), document.contentType(), document.tag()).header("Vary", "Accept").build();
        } catch (QueryRefused e) {
            throw problem(e);
        }
    }

    private Response page(QueryText asked, Query query) {
        try {
            return shown(page.answered(asked, query, engine.shown(query, asked.defaultGraphs(), asked.namedGraphs(), SparqlPage.MOST_ROWS)), 200);
        } catch (QueryRefused e) {
            return shown(page.refused(asked.query(), e), status(e));
        }
    }

    private Response blank(QueryText asked) {
        if (html()) return shown(page.empty(), 200);
        if (uri.getQueryParameters().containsKey("query") || uri.getQueryParameters().containsKey("update")) throw Problem.of(400, "sparqlNone");
        throw Problem.of(400, "sparqlNone");
    }

    private Response shown(fr.maillage.web.Page shown, int status) {
        Response.ResponseBuilder answer = Response.ok(shown.status(status));
        if (status == 503) answer.header("Retry-After", RETRY_SECONDS);
        return answer.build();
    }

    private boolean html() {
        return Negotiation.best(headers, List.of(MediaType.TEXT_HTML, "application/sparql-results+json"), type -> type).filter(MediaType.TEXT_HTML::equals).isPresent()
                && headers.getAcceptableMediaTypes().stream().anyMatch(type -> !type.isWildcardType() && type.isCompatible(MediaType.TEXT_HTML_TYPE));
    }

    private Offer offer(Query query, String named) {
        boolean graph = SparqlEngine.givesGraph(query);
        if (!named.isEmpty()) {
            return ResultFormat.named(named, graph).map(format -> new Offer(format.mediaType(), format))
                    .orElseThrow(() -> Problem.of(406, "formats", names(graph)));
        }
        if (html()) return Offer.PAGE;
        List<Offer> offers = new ArrayList<>();
        List<ResultFormat> formats = graph ? ResultFormat.graphs() : ResultFormat.tables();
        for (ResultFormat format : formats) offers.add(new Offer(format.mediaType(), format));
        for (ResultFormat format : formats) for (String also : format.alsoAs()) offers.add(new Offer(also, format));
        return Negotiation.best(headers, offers, Offer::mediaType).orElseThrow(() -> Problem.of(406, "formats", names(graph)));
    }

    private static String names(boolean graph) {
        return (graph ? ResultFormat.graphs() : ResultFormat.tables()).stream().map(ResultFormat::mediaType).collect(Collectors.joining(", "));
    }

    private static int status(QueryRefused refused) {
        return switch (refused.reason()) {
            case MALFORMED -> 400;
            case FORBIDDEN -> 403;
            case TOO_LARGE -> 422;
            case TOO_LONG, TOO_HEAVY, BUSY -> 503;
        };
    }

    private static Problem problem(QueryRefused refused) {
        return switch (refused.reason()) {
            case MALFORMED -> Problem.of(400, "sparqlMalformed", refused.line(), refused.column(), refused.what());
            case FORBIDDEN -> Problem.of(403, "sparqlForbidden", refused.what());
            case TOO_LARGE -> Problem.of(422, "sparqlTooLarge", refused.what());
            case TOO_LONG -> Problem.of(503, "sparqlTooLate", refused.what());
            case TOO_HEAVY -> Problem.of(503, "sparqlTooHeavy");
            case BUSY -> Problem.later("sparqlBusy", RETRY_SECONDS);
        };
    }
}
