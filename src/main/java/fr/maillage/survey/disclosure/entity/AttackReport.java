package fr.maillage.survey.disclosure.entity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What somebody who has all that is published, and a linear programme, can deduce of each withheld figure.
 *
 * @param rule the narrowest width the gate accepts, in persons
 */
public record AttackReport(int rule, List<Deduced> deduced) {
    public AttackReport {
        deduced = List.copyOf(deduced);
    }

    /** One withheld figure, or one that is never shown and could be computed. */
    public record Deduced(String key, Interval interval, boolean shadow) {
    }

    public Optional<Deduced> narrowest() {
        return deduced.stream().min(Comparator.comparingLong((Deduced each) -> each.interval().width()).thenComparing(Deduced::key));
    }

    /** Those that are known too well; none in a report that goes with a release. */
    public List<Deduced> tooNarrow() {
        return deduced.stream().filter(each -> each.interval().width() < rule).toList();
    }
}
