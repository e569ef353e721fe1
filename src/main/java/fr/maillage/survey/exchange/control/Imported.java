package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.entity.Loss;
import fr.maillage.survey.exchange.entity.SurveyDraft;
import java.util.List;

/** What was read of a file, and what was lost on the way. */
public record Imported(SurveyDraft draft, List<Loss> losses) {
    public Imported {
        losses = List.copyOf(losses);
    }

    public long count(Loss.Weight weight) {
        return losses.stream().filter(loss -> loss.weight() == weight).count();
    }
}
