package fr.maillage.account.boundary;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;

/** The session of this request, by the id the person sees it under. */
@RequestScoped
public class CurrentSession {
    private UUID id;

    void recognise(UUID sessionId) {
        id = sessionId;
    }

    public Optional<UUID> id() {
        return Optional.ofNullable(id);
    }

    public UUID idOrNull() {
        return id;
    }
}
