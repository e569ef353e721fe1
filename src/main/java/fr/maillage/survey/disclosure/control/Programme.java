package fr.maillage.survey.disclosure.control;

import fr.maillage.survey.disclosure.entity.Interval;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** The attacker's linear programme over unknowns that hang together: the smallest and the largest value that the sums leave to one of them. */
final class Programme {
    private static final double ROUNDING = 1e-6;

    private final ExpressionsBasedModel model = new ExpressionsBasedModel();
    private final int[] place;

    /** @param component unknowns that share no sum with any other */
    Programme(Puzzle puzzle, int[] component) {
        place = new int[puzzle.size()];
        java.util.Arrays.fill(place, -1);
        for (int unknown : component) {
            place[unknown] = model.countVariables();
            model.addVariable("x" + unknown).lower(puzzle.low[unknown]).upper(puzzle.high[unknown]);
        }
        IntStream.of(component).flatMap(unknown -> IntStream.of(puzzle.rows[unknown])).distinct().forEach(row -> {
            var sum = model.addExpression("s" + row).level(puzzle.sums[row]);
            for (int i = 0; i < puzzle.members[row].length; i++) sum.set(place[puzzle.members[row][i]], puzzle.signs[row][i]);
        });
    }

    /** The whole numbers between the two optima; empty when the solver finds no optimum, which proves nothing either way. */
    Optional<Interval> interval(int unknown) {
        Variable asked = model.getVariable(place[unknown]);
        asked.weight(1);
        Optimisation.Result least = model.minimise();
        Optimisation.Result most = model.maximise();
        asked.weight(null);
        if (!least.getState().isOptimal() || !most.getState().isOptimal()) return Optional.empty();
        long low = (long) Math.ceil(least.doubleValue(place[unknown]) - ROUNDING);
        long high = (long) Math.floor(most.doubleValue(place[unknown]) + ROUNDING);
        return Optional.of(new Interval(low, high, true));
    }
}
