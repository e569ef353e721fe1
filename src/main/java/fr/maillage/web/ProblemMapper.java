package fr.maillage.web;

import fr.maillage.persistence.Digests;
import fr.maillage.persistence.Json;
import fr.maillage.persistence.Outage;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Every failure as a page for people and as {@code application/problem+json} (RFC 9457) for machines; the unexpected gets an incident id. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

    @Context
    HttpHeaders headers;

    @Context
    UriInfo uri;

    @Context
    jakarta.ws.rs.core.Request request;

    @Inject
    Messages messages;

    @Inject
    Browsers browsers;

    @Inject
    SentValues sent;

    @Override
    public Response toResponse(Throwable failure) {
        Problem problem = problemOf(failure);
        String incident = "";
        if (problem.status() >= 500 && problem.status() != 503) {
            incident = Digests.token(5).replaceAll("[-_]", "x").toUpperCase(java.util.Locale.ROOT);
            LOG.log(Level.SEVERE, "incident " + incident + " on " + request.getMethod() + " /" + uri.getPath().replaceAll("[\\r\\n]", ""), failure);
        }
        if (problem.code().equals("signIn") && browsers.wantsHtml(headers, uri)) return toSignIn(problem);
        Response.ResponseBuilder answer = Response.status(new Reason(problem.status())).header("Cache-Control", "no-store").header("Vary", "Accept");
        if (problem.retryAfterSeconds() > 0) answer.header("Retry-After", problem.retryAfterSeconds());
        if (failure instanceof WebApplicationException thrown && thrown.getResponse().getHeaderString("Allow") != null)
            answer.header("Allow", thrown.getResponse().getHeaderString("Allow"));
        return browsers.wantsHtml(headers, uri) ? html(answer, problem, incident) : json(answer, problem, incident);
    }

    private Response html(Response.ResponseBuilder answer, Problem problem, String incident) {
        Page page = Page.of("web/problem").status(problem.status())
                .with("problemTitle", title(problem)).with("problemDetail", detail(problem)).with("problemCode", problem.code())
                .with("incident", incident).with("held", problem.held())
                // a forged form's text is somebody else's: our page does not repeat it
                .with("typed", problem.code().equals("forgery") ? java.util.List.of() : sent.texts());
        return answer.entity(page).type("text/html; charset=utf-8").build();
    }

    private Response json(Response.ResponseBuilder answer, Problem problem, String incident) {
        var body = Json.createObjectBuilder().add("type", "/problemes/" + problem.code()).add("title", title(problem))
                .add("status", problem.status()).add("detail", detail(problem)).add("instance", "/" + uri.getPath());
        if (!incident.isEmpty()) body.add("incident", incident);
        return answer.entity(body.build().toString()).type("application/problem+json").build();
    }

    private Response toSignIn(Problem problem) {
        String back = problem.held() != null ? "/compte/reprendre/" + problem.held()
                : "GET".equals(request.getMethod()) ? uri.getRequestUri().getRawPath() + (uri.getRequestUri().getRawQuery() == null ? "" : "?" + uri.getRequestUri().getRawQuery()) : "/";
        return Response.seeOther(URI.create("/compte/connexion?retour=" + URLEncoder.encode(back, StandardCharsets.UTF_8))).header("Cache-Control", "no-store").build();
    }

    private String title(Problem problem) {
        return messages.text("problem." + problem.code() + ".title", problem.arguments());
    }

    private String detail(Problem problem) {
        return messages.text("problem." + problem.code() + ".detail", problem.arguments());
    }

    private static Problem problemOf(Throwable failure) {
        if (Outage.in(failure)) return Problem.busy(5);
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof Problem problem) return problem;
            if (t instanceof jakarta.persistence.OptimisticLockException) return Problem.conflict();
            if (t instanceof WebApplicationException web) return of(web);
        }
        return Problem.of(500, "incident");
    }

    private static Problem of(WebApplicationException web) {
        int status = web.getResponse().getStatus();
        return switch (status) {
            case 400 -> Problem.of(400, "malformed");
            case 404 -> Problem.notFound();
            case 405 -> Problem.of(405, "method");
            case 406 -> Problem.of(406, "notAcceptable");
            case 413 -> Problem.of(413, "tooLarge", "");
            case 415 -> Problem.of(415, "mediaType");
            default -> status >= 500 ? Problem.of(500, "incident") : Problem.of(status, "malformed");
        };
    }

    /** A status line of our own: the server says CUSTOM for those it does not know. */
    record Reason(int code) implements Response.StatusType {
        @Override
        public int getStatusCode() {
            return code;
        }

        @Override
        public Response.Status.Family getFamily() {
            return Response.Status.Family.familyOf(code);
        }

        @Override
        public String getReasonPhrase() {
            if (code == 422) return "Unprocessable Content";
            Response.Status known = Response.Status.fromStatusCode(code);
            return known == null ? "" : known.getReasonPhrase();
        }
    }
}
