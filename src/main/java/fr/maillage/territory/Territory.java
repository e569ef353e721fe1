package fr.maillage.territory;

import java.util.UUID;

/** A collectivité on this install. */
public record Territory(UUID id, String slug, String name) {
}
