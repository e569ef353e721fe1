package fr.maillage.account.boundary;

import fr.maillage.persistence.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.Map;
import java.util.Optional;

/**
 * The cookie of a session. Behind https its name begins with {@code __Host-}: browsers then take it from this very host only.
 * It ends with the browser; the database ends it earlier.
 */
@ApplicationScoped
public class SessionCookie {
    private static final String NAME = "maillage_session";
    private static final int VALUE_MAX = 64;

    @Inject
    Settings settings;

    /** The value a request carries, when it could be one of ours. */
    public Optional<String> of(Map<String, Cookie> cookies) {
        return Optional.ofNullable(cookies.get(name())).map(Cookie::getValue).filter(value -> !value.isEmpty() && value.length() <= VALUE_MAX);
    }

    public NewCookie carrying(String token) {
        return cookie(token).build();
    }

    public NewCookie expired() {
        return cookie("").maxAge(0).build();
    }

    private NewCookie.Builder cookie(String value) {
        return new NewCookie.Builder(name()).value(value).path("/").httpOnly(true).secure(https()).sameSite(NewCookie.SameSite.LAX);
    }

    private String name() {
        return (https() ? "__Host-" : "") + NAME;
    }

    private boolean https() {
        return settings.baseIri().startsWith("https:");
    }
}
