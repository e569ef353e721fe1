package fr.maillage.survey.entity;

/** Where a survey is in its life. */
public enum SurveyState {
    /** Being written; nobody but the staff sees it. */
    DRAFT,
    /** Published: takes answers between its two dates. */
    OPEN,
    /** No longer takes answers. */
    CLOSED,
    /** Its protected results are public. */
    RESULTS_PUBLISHED,
    /** Taken back; its pages answer 410 when it had been public. */
    WITHDRAWN;

    /** Whether a survey may go from this state to that one. */
    public boolean leadsTo(SurveyState next) {
        return switch (this) {
            case DRAFT -> next == OPEN;
            case OPEN -> next == CLOSED || next == WITHDRAWN;
            case CLOSED -> next == RESULTS_PUBLISHED || next == WITHDRAWN;
            case RESULTS_PUBLISHED -> next == WITHDRAWN;
            case WITHDRAWN -> false;
        };
    }
}
