package fr.maillage.web;

import fr.maillage.persistence.Digests;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;

/** Turns a {@link Page} into HTML. A filter and not a body writer, because an unchanged page is a 304 without a body. */
@Provider
@Priority(Priorities.USER)
public class PageRenderer implements ContainerResponseFilter {
    private static final MediaType HTML = MediaType.valueOf("text/html; charset=utf-8");

    @Inject
    Templates templates;

    @Inject
    Visitor visitor;

    @Inject
    PageContext context;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Page page)) return;
        if (response.getStatus() == 200) response.setStatusInfo(new ProblemMapper.Reason(page.status()));
        byte[] html = templates.render(page, context.of(page, request.getUriInfo())).getBytes(StandardCharsets.UTF_8);
        response.getHeaders().add("Vary", "Accept, Accept-Language, Cookie");
        response.setEntity(html, new java.lang.annotation.Annotation[0], HTML);
        if (visitor.signedIn() || page.status() >= 400) {
            response.getHeaders().putSingle("Cache-Control", "no-store");
            return;
        }
        response.getHeaders().putIfAbsent("Cache-Control", new java.util.ArrayList<>(java.util.List.of("no-cache")));
        if (!"GET".equals(request.getMethod()) || context.tokenGiven()) return;
        String tag = "\"" + Digests.hex(Digests.sha256(html)).substring(0, 32) + "\"";
        response.getHeaders().putSingle("ETag", tag);
        String known = request.getHeaderString("If-None-Match");
        if (known != null && known.contains(tag)) {
            response.setStatus(304);
            response.setEntity(null);
        }
    }
}
