package fr.maillage.survey.results.entity;

import fr.maillage.survey.disclosure.entity.AttackReport;
import java.util.List;

/**
 * What the gate lets through of a survey, and what it found while trying to get the rest back.
 *
 * @param exposed what stays known too well whatever is withheld, by key; nothing may be published then
 * @param report  what the attacker deduces of each withheld figure
 */
public record Protection(ProtectedCounts counts, List<Crossed> crossings, List<String> exposed, AttackReport report) {
    public Protection {
        crossings = List.copyOf(crossings);
        exposed = List.copyOf(exposed);
    }

    /** Two questions crossed, as they may be published; figures row by row, in the order of the sides' places. */
    public record Crossed(Crossing crossing, List<List<Figure>> figures) {
        public Crossed {
            figures = figures.stream().map(List::copyOf).toList();
        }
    }
}
