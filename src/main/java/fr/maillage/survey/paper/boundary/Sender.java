package fr.maillage.survey.paper.boundary;

import fr.maillage.territory.Territory;

/**
 * Who asks, as printed on a form; empty texts for what is not known.
 *
 * @param address where forms are given back
 * @param privacy whom to ask about one's data
 */
record Sender(String name, String address, String privacy) {
    static Sender of(Territory territory) {
        return new Sender(territory.name(), territory.contactAddress().orElse(""), territory.privacyContact().or(territory::contactEmail).orElse(""));
    }
}
