package fr.maillage.account.boundary;

import fr.maillage.account.control.Sessions;
import fr.maillage.web.Visitor;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Tells who asks, from the cookie, before tokens and roles are checked. Without the cookie it asks the database nothing. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class SessionFilter implements ContainerRequestFilter {
    @Inject
    SessionCookie cookie;

    @Inject
    Sessions sessions;

    @Inject
    Visitor visitor;

    @Inject
    CurrentSession current;

    @Override
    public void filter(ContainerRequestContext request) {
        cookie.of(request.getCookies()).flatMap(sessions::find).ifPresent(session -> {
            current.recognise(session.sessionId());
            visitor.recognise(session.accountId(), session.name(), session.email(), session.key(), session.roles(), session.operator());
        });
    }
}
