package fr.maillage.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The install's settings, read through MicroProfile Config. */
@ApplicationScoped
public class Settings {
    private final Config config = ConfigProvider.getConfig();

    public String text(Setting setting) {
        return setting.from(key -> config.getOptionalValue(key, String.class));
    }

    public int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    public boolean flag(Setting setting) {
        return Boolean.parseBoolean(text(setting));
    }

    /** Public address without a trailing slash, e.g. {@code https://maillage.lozere.fr}. */
    public String baseIri() {
        String given = text(Setting.BASE_IRI);
        return given.isEmpty() ? "http://localhost:" + text(Setting.PORT) : given;
    }
}
