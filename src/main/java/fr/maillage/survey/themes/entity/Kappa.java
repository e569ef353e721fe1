package fr.maillage.survey.themes.entity;

import java.util.Optional;

/**
 * How far two readers agree beyond chance on whether a text has a theme (J. Cohen, A coefficient of agreement for nominal scales, 1960).
 *
 * @param both    texts in which both saw it
 * @param first   only the first
 * @param second  only the second
 * @param neither neither of them
 */
public record Kappa(long both, long first, long second, long neither) {
    public long texts() {
        return both + first + second + neither;
    }

    /** Share of texts on which they agree, 0 to 1; 0 without texts. */
    public double agreement() {
        return texts() == 0 ? 0 : (double) (both + neither) / texts();
    }

    /** −1 to 1; 1: always, 0: as chance would have it. Empty when chance alone would make them agree always: nobody, or both in every text, saw the theme. */
    public Optional<Double> value() {
        double n = texts();
        if (n == 0) return Optional.empty();
        double yes = (both + first) / n * ((both + second) / n);
        double no = (second + neither) / n * ((first + neither) / n);
        double chance = yes + no;
        return chance >= 1 ? Optional.empty() : Optional.of((agreement() - chance) / (1 - chance));
    }
}
