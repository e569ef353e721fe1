package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.entity.Loss;
import fr.maillage.survey.exchange.entity.Untranslatable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what an import could not take as it stood, line by line. */
public final class LossReport {
    private final List<Loss> losses = new ArrayList<>();

    /** Where in the file something stands: see {@link Loss}. */
    public record Place(String sheet, int line, String name) {
    }

    public void refuse(Place at, String key, Object... args) {
        add(new Loss(Loss.Weight.REFUSED, at.sheet(), at.line(), at.name(), key, List.of(args), "", List.of()));
    }

    /** An expression that our language does not say; {@code key} tells what it was for. */
    public void refuse(Place at, String key, String expression, Untranslatable why) {
        add(new Loss(Loss.Weight.REFUSED, at.sheet(), at.line(), at.name(), key, List.of(expression), why.key(), why.args()));
    }

    public void change(Place at, String key, Object... args) {
        add(new Loss(Loss.Weight.CHANGED, at.sheet(), at.line(), at.name(), key, List.of(args), "", List.of()));
    }

    public void note(Place at, String key, Object... args) {
        add(new Loss(Loss.Weight.NOTED, at.sheet(), at.line(), at.name(), key, List.of(args), "", List.of()));
    }

    private void add(Loss loss) {
        if (!losses.contains(loss)) losses.add(loss);
    }

    /** Refusals first, each weight in the order of the file. */
    public List<Loss> lines() {
        return losses.stream().sorted(Comparator.comparing(Loss::weight)).toList();
    }

    public long count(Loss.Weight weight) {
        return losses.stream().filter(loss -> loss.weight() == weight).count();
    }
}
