package fr.maillage.web;

import fr.maillage.territory.Territory;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;

/** The territory named by the first segment of the path. */
@RequestScoped
public class CurrentTerritory {
    private Territory territory;

    void enter(Territory found) {
        territory = found;
    }

    /** The territory; a route without {@code {territory}} has none and must not ask. */
    public Territory get() {
        if (territory == null) throw new IllegalStateException("this route has no territory");
        return territory;
    }

    public Optional<Territory> find() {
        return Optional.ofNullable(territory);
    }

    public UUID idOrNull() {
        return territory == null ? null : territory.id();
    }
}
