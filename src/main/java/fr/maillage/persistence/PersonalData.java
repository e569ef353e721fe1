package fr.maillage.persistence;

import jakarta.json.JsonValue;
import java.util.UUID;

/**
 * What a feature holds about one person, for that person's rights of access, portability and erasure (GDPR, articles 15, 17, 20).
 * SPI: {@code @ApplicationScoped}. What cannot be traced to an account (anonymous answers) is not part of it.
 */
public interface PersonalData {
    /** The member of the export, e.g. {@code enquetes}. */
    String name();

    /** Everything that concerns the person, with the words of the screens. */
    JsonValue export(UUID account);

    /** Erases it, or cuts its tie to the person, in the caller's transaction. */
    void erase(UUID account);
}
