package fr.maillage.survey.coverage.entity;

import fr.maillage.survey.results.entity.Interval;
import fr.maillage.survey.results.entity.Tally;
import java.util.List;
import java.util.Optional;

/**
 * One question by the places of an axis.
 *
 * @param answers labels of the answers, in order
 */
public record CrossTable(List<String> answers, List<Line> lines) {
    public CrossTable {
        answers = List.copyOf(answers);
        lines = List.copyOf(lines);
    }

    /**
     * Those in one place.
     *
     * @param persons  in it
     * @param answered how many of them answered the question
     * @param few      fewer than may be looked at apart: the cells are empty
     * @param spread   of numbers
     */
    public record Line(String place, String label, long persons, long answered, boolean few, List<Cell> cells, Optional<Tally.Spread> spread) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param percent  of those who answered in this place
     * @param interval around it, when there are enough respondents for one
     */
    public record Cell(long count, double percent, Optional<Interval> interval) {
    }
}
