package fr.maillage.survey.disclosure.entity;

/**
 * What can be known of a count: it is one of the whole numbers from {@code low} to {@code high}.
 *
 * @param exact true: these are the very ends that linear programming deduces; false: nothing narrower can be deduced, the true ends may be wider
 */
public record Interval(long low, long high, boolean exact) {
    public long width() {
        return high - low;
    }
}
