package fr.maillage.survey.themes.entity;

import java.util.UUID;

/** Something that texts speak of, named by the team. */
public record Theme(UUID id, String label) {
}
