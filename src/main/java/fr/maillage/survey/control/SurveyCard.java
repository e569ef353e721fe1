package fr.maillage.survey.control;

import fr.maillage.survey.entity.Audience;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A survey as lists show it.
 *
 * @param opensOn   null in some drafts, as is closesOn
 * @param questions how many
 * @param answers   how many came in
 * @param changedAt last change of state
 * @param edition   version of its wording, 1 as published
 */
public record SurveyCard(UUID id, String slug, String title, String intro, SurveyState state, Mode mode, Audience audience, LocalDate opensOn,
                         LocalDate closesOn, int minutes, int questions, long answers, Instant changedAt, int edition) {

    public boolean takesAnswers() {
        LocalDate today = Survey.today();
        return state == SurveyState.OPEN && !today.isBefore(opensOn) && !today.isAfter(closesOn);
    }

    public boolean upcoming() {
        return state == SurveyState.OPEN && Survey.today().isBefore(opensOn);
    }

    public boolean resultsPublic() {
        return state == SurveyState.RESULTS_PUBLISHED;
    }

    public boolean anonymous() {
        return mode == Mode.ANONYMOUS;
    }

    /** Word for the reader: {@code open}, {@code upcoming}, {@code closed}, {@code results_published}, {@code draft}, {@code withdrawn}. */
    public String phase() {
        if (upcoming()) return "upcoming";
        if (state == SurveyState.OPEN && !takesAnswers()) return "closed";
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }
}
