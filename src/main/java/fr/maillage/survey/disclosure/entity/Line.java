package fr.maillage.survey.disclosure.entity;

import java.util.List;

/**
 * A sum that everybody knows to hold: the total is its parts together. Figures by their number.
 *
 * @param answers those of the parts that share out the people who answered: when only one of them is not zero, all answered alike.
 *                Empty when that would tell nothing
 */
public record Line(int total, List<Integer> parts, List<Integer> answers) {
    public Line {
        parts = List.copyOf(parts);
        answers = List.copyOf(answers);
    }

    public Line(int total, List<Integer> parts) {
        this(total, parts, List.of());
    }
}
