package fr.maillage.survey.design.control;

import fr.maillage.survey.entity.Survey;

/** What became of a change to a survey. */
public sealed interface Edit {
    /** It is made. */
    record Done(Survey survey) implements Edit {
    }

    /** Somebody changed the same thing meanwhile: nothing was changed. */
    record Stale(Survey survey) implements Edit {
    }

    /** The survey is published: its wording is frozen. */
    record Frozen(Survey survey) implements Edit {
    }

    /** There is no such thing in this territory. */
    record Unknown() implements Edit {
    }
}
