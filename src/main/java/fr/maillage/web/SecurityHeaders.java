package fr.maillage.web;

import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/** Headers of every answer: a policy without inline script or style, no framing, no sniffing, HSTS when the address is https. Declared in web.xml, to be the first filter. */
public class SecurityHeaders implements Filter {
    @Inject
    Settings settings;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader("Content-Security-Policy", policy());
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        answer.setHeader("Permissions-Policy", "geolocation=(self), camera=(), microphone=()");
        answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (settings.baseIri().startsWith("https:")) answer.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        chain.doFilter(request, response);
    }

    private String policy() {
        return "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; img-src 'self' data:" + tiles()
                + "; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";
    }

    private String tiles() {
        String url = settings.text(Setting.TILES_URL);
        if (url.isEmpty()) return "";
        // one name for every {s} of a server that has several; {-y} counts rows from the south
        boolean several = url.contains("{s}.");
        URI tile = URI.create(url.replaceAll("[{]-?[a-z]+[}]", "0"));
        if (several) return " " + tile.getScheme() + "://*" + tile.getAuthority().substring(1);
        return " " + tile.getScheme() + "://" + tile.getAuthority();
    }
}
