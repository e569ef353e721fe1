package fr.maillage.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** The one place where roles are checked. Nobody → sign in; somebody without the role → a refusal that says whom to ask. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class Doorkeeper implements ContainerRequestFilter {
    @Context
    ResourceInfo route;

    @Inject
    Visitor visitor;

    @Inject
    CurrentTerritory here;

    @Override
    public void filter(ContainerRequestContext request) {
        if (route.getResourceMethod() == null) return;
        Allowed allowed = rule(route);
        List<String> segments = request.getUriInfo().getPathSegments().stream().map(s -> s.getPath()).toList();
        boolean backOffice = !segments.isEmpty() && (segments.get(0).equals("gestion") || segments.size() > 1 && segments.get(1).equals("gestion"));
        if (allowed == null && !backOffice) return;
        if (!visitor.signedIn()) throw Problem.signIn();
        if (allowed == null) throw Problem.forbidden();
        if (allowed.signedIn()) return;
        if (!visitor.has(here.idOrNull(), allowed.value())) throw Problem.forbidden();
    }

    static Allowed rule(ResourceInfo route) {
        Allowed onMethod = route.getResourceMethod().getAnnotation(Allowed.class);
        return onMethod != null ? onMethod : route.getResourceClass().getAnnotation(Allowed.class);
    }
}
