package fr.maillage.survey.expression.entity;

import java.util.List;

/**
 * A pattern as a small machine, which runs in time proportional to the text. Each instruction is one of
 * {@code [0, lo, hi, lo, hi…]}: takes one character (code point) of these ranges, then goes on;
 * {@code [1, x, y]}: goes on at x and at y; {@code [2, x]}: goes on at x; {@code [3]}: fits if the text ends here.
 */
public record Program(List<List<Integer>> instructions) {
    public static final int TAKE = 0;
    public static final int FORK = 1;
    public static final int JUMP = 2;
    public static final int DONE = 3;

    public Program {
        instructions = instructions.stream().map(List::copyOf).toList();
    }
}
