package fr.maillage.survey.paper.boundary;

import java.util.List;

/**
 * A question as it is printed.
 *
 * @param number empty for a text to read
 * @param how    how it is answered: « Une seule réponse. »
 * @param before instructions that come before it
 * @param blocks what is filled in, from top to bottom
 */
public record PaperQuestion(String code, String number, String text, String help, String how, List<String> before, List<Block> blocks) {
    /**
     * One block.
     *
     * @param kind  ticks, steps, grid, ranks, cells, line, lines
     * @param label before it, or empty
     * @param cells its boxes or lines
     * @param heads headings of a grid's columns
     * @param rows  rows of a grid
     * @param low   word at the low end of steps
     * @param high  word at the high end
     * @param after what follows: a unit, how to write
     */
    public record Block(String kind, String label, List<Cell> cells, List<String> heads, List<GridRow> rows, String low, String high, String after) {
        static Block of(String kind, String label, List<Cell> cells, String after) {
            return new Block(kind, label, cells, List.of(), List.of(), "", "", after);
        }
    }

    /**
     * A box to tick, or a place to write.
     *
     * @param id    of the element; its place is looked up by it
     * @param aside an instruction after it, or empty
     * @param write id of a line after it, or empty
     * @param parts groups of digit boxes of a {@code cells} block, such as 2, 2, 4 for a day
     */
    public record Cell(String id, String label, String aside, String write, List<Integer> parts) {
    }

    /** A row of a grid; {@code heading} alone: a line above the rows that follow. */
    public record GridRow(String label, boolean heading, List<Cell> cells) {
    }
}
