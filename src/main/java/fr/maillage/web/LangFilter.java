package fr.maillage.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;

/** {@code ?lang=en} is an explicit act and sets a cookie; otherwise the cookie, then Accept-Language, then French. */
@Provider
@Priority(100)
public class LangFilter implements ContainerRequestFilter, ContainerResponseFilter {
    static final String COOKIE = "langue";

    @Inject
    Lang lang;

    @Override
    public void filter(ContainerRequestContext request) {
        String asked = request.getUriInfo().getQueryParameters().getFirst("lang");
        Cookie chosen = request.getCookies().get(COOKIE);
        if (asked != null) lang.choose(asked);
        else if (chosen != null) lang.choose(chosen.getValue());
        else lang.choose(request.getAcceptableLanguages().stream().map(Locale::getLanguage)
                .filter(tag -> tag.equals("fr") || tag.equals("en")).findFirst().orElse("fr"));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getQueryParameters().getFirst("lang") == null || !"GET".equals(request.getMethod())) return;
        response.getHeaders().add("Set-Cookie", new NewCookie.Builder(COOKIE).value(lang.tag()).path("/").maxAge(31_536_000)
                .httpOnly(true).sameSite(NewCookie.SameSite.LAX).build());
    }
}
