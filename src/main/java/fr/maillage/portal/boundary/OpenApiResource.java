package fr.maillage.portal.boundary;

import fr.maillage.persistence.Digests;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The API's own description, OpenAPI 3.1 (the server's built-in one says 3.0.0 and knows only annotations). */
@Path("/openapi")
@RequestScoped
public class OpenApiResource {
    private static final byte[] DOCUMENT = read();

    @GET
    @Produces({"application/vnd.oai.openapi+json;version=3.1", "application/json"})
    public Response show(@Context Request request) {
        EntityTag tag = new EntityTag(Digests.hex(Digests.sha256(DOCUMENT)).substring(0, 32));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged != null ? unchanged : Response.ok(DOCUMENT)).tag(tag).header("Access-Control-Allow-Origin", "*").build();
    }

    private static byte[] read() {
        try (InputStream in = OpenApiResource.class.getResourceAsStream("/opendata/openapi.json")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
