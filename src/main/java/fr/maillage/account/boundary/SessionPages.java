package fr.maillage.account.boundary;

import fr.maillage.account.control.Sessions;
import fr.maillage.web.Allowed;
import fr.maillage.web.Days;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Where the person is signed in, and going out from there. */
@Path("/compte/sessions")
@RequestScoped
@Allowed(signedIn = true)
public class SessionPages {
    @Inject
    Sessions sessions;

    @Inject
    CurrentSession current;

    @Inject
    SessionCookie cookie;

    @Inject
    Done done;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    /** A session as the page shows it. */
    public record Line(UUID id, String device, String since, String seen, boolean mine) {
    }

    @GET
    public Page list(@QueryParam("fait") String fact) {
        List<Line> lines = sessions.of(visitor.accountId()).stream().map(this::line).toList();
        return done.on(Page.of("account/sessions").with("sessions", lines), fact);
    }

    /** Ending a session that has ended is no fault: it is what was wanted. */
    @POST
    @Path("{id}/fin")
    @Transactional
    @Once
    public Response end(@PathParam("id") UUID id) {
        sessions.end(id, visitor.accountId());
        return Response.seeOther(URI.create("/compte/sessions?fait=session")).build();
    }

    @POST
    @Path("fin")
    @Transactional
    public Response endAll() {
        sessions.endAll(visitor.accountId(), null);
        return Response.seeOther(URI.create("/compte/connexion?fait=partout")).cookie(cookie.expired()).header("Cache-Control", "no-store").build();
    }

    private Line line(Sessions.Open session) {
        String device = session.device().isEmpty() ? messages.text("account.sessions.unknown") : session.device();
        return new Line(session.id(), device, Days.at(session.createdAt(), messages.locale()), Days.at(session.seenAt(), messages.locale()),
                session.id().equals(current.idOrNull()));
    }
}
