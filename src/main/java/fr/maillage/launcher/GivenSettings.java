package fr.maillage.launcher;

import fr.maillage.persistence.Setting;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Every setting with its value, checked: from {@code -Dmaillage.…} system properties, else {@code MAILLAGE_…} variables, else the default. */
final class GivenSettings {
    private final Map<Setting, String> values = new EnumMap<>(Setting.class);

    /** @throws Refusal (78) naming the first setting that is unknown or malformed */
    GivenSettings(Map<String, String> environment, Properties properties) {
        try {
            Setting.refuseUnknown(environment.keySet());
            Setting.refuseUnknownKeys(properties.stringPropertyNames());
            for (Setting setting : Setting.values())
                values.put(setting, setting.from(key -> Optional.ofNullable(properties.getProperty(key)).filter(v -> !v.isBlank())
                        .or(() -> Optional.ofNullable(environment.get(setting.variable())))));
        } catch (Setting.Fault e) {
            throw new Refusal(Refusal.CONFIG, e.getMessage(), e);
        }
    }

    String text(Setting setting) {
        return values.get(setting);
    }

    int number(Setting setting) {
        return Integer.parseInt(values.get(setting));
    }

    boolean externalDatabase() {
        return !text(Setting.DB_URL).isEmpty();
    }

    /** The external database. */
    Database database() {
        return new Database(text(Setting.DB_URL), text(Setting.DB_USER), text(Setting.DB_PASSWORD));
    }

    Path dataFolder() {
        return Path.of(text(Setting.DATA_DIR)).toAbsolutePath().normalize();
    }

    /** Public address without a trailing slash. */
    String baseIri() {
        return text(Setting.BASE_IRI).isEmpty() ? "http://localhost:" + text(Setting.PORT) : text(Setting.BASE_IRI);
    }

    /** Hands every value to the WAR, which reads them through MicroProfile Config. */
    void publish(Database database) {
        values.forEach((setting, value) -> System.setProperty(setting.key(), value));
        System.setProperty(Setting.DATA_DIR.key(), dataFolder().toString());
        System.setProperty(Setting.DB_URL.key(), database.url());
        System.setProperty(Setting.DB_USER.key(), database.user());
        System.setProperty(Setting.DB_PASSWORD.key(), database.password());
        if (!externalDatabase() && text(Setting.SEAL_KEY).isEmpty()) System.setProperty(Setting.SEAL_KEY.key(), new DataFolder(dataFolder()).sealKey());
        // "auto" is decided here, for the WAR sees a database URL in both cases
        if (text(Setting.DEMO).equals("auto")) System.setProperty(Setting.DEMO.key(), externalDatabase() ? "no" : "yes");
    }
}
