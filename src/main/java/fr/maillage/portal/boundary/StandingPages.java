package fr.maillage.portal.boundary;

import fr.maillage.persistence.Settings;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import fr.maillage.web.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The install's standing pages: contact, notices, source code, what each problem type means. */
@Path("/{standing: contact|mentions-legales|confidentialite|accessibilite|code-source}")
@RequestScoped
public class StandingPages {
    @GET
    public Page show(@PathParam("standing") String page) {
        return Page.of("portal/" + switch (page) {
            case "contact" -> "contact";
            case "mentions-legales" -> "legal";
            case "confidentialite" -> "privacy";
            case "accessibilite" -> "accessibility";
            default -> "source";
        });
    }

    /** A page for each {@code type} that a problem document may carry (RFC 9457). */
    @Path("/problemes/{code}")
    @RequestScoped
    public static class ProblemTypePages {
        @GET
        public Page show(@PathParam("code") String code) {
            if (Texts.find(Locale.FRENCH, "problem." + code + ".title").isEmpty()) throw Problem.notFound();
            return Page.of("portal/problem-type").with("code", code);
        }
    }

    /** Where to tell of a weakness (RFC 9116). */
    @Path("/.well-known/security.txt")
    @RequestScoped
    public static class SecurityTextResource {
        private static final int VALID_DAYS = 180;

        @Inject
        Settings settings;

        @GET
        @Produces("text/plain; charset=utf-8")
        public String show() {
            return "Contact: " + settings.baseIri() + "/contact\nExpires: " + Instant.now().plus(VALID_DAYS, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS)
                    + "\nPreferred-Languages: fr, en\nCanonical: " + settings.baseIri() + "/.well-known/security.txt\n";
        }
    }
}
