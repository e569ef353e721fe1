package fr.maillage.web;

import fr.maillage.territory.Territory;
import java.util.Map;
import java.util.Optional;

/**
 * What a feature shows on a territory's home, lowest {@link #order} first. SPI: {@code @ApplicationScoped}.
 * A section without content is absent for residents.
 */
public interface HomeSection {
    int order();

    /** The fragment (e.g. {@code survey/home :: section}) and its model, which the template sees as {@code section}. */
    Optional<Section> of(Territory territory, Visitor visitor);

    /** A fragment to include and what it shows. */
    record Section(String template, String fragment, Map<String, Object> model) {
    }
}
