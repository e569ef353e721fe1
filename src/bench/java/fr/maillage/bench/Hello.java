package fr.maillage.bench;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** What the bare server serves: one line. */
@Path("/")
public class Hello {
    /** All there is. */
    @ApplicationPath("/")
    public static class Application extends jakarta.ws.rs.core.Application {
    }

    @GET
    @Produces("text/plain")
    public String hello() {
        return "hello\n";
    }
}
