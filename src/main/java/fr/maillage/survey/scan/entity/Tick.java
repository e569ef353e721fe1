package fr.maillage.survey.scan.entity;

import fr.maillage.survey.paper.entity.Layout;

/**
 * What is seen in a box.
 *
 * @param ink        share of the box's inside that is dark, 0 to 1
 * @param confidence percent, 0 to 100: how far from doubt
 */
public record Tick(Layout.Box box, State state, double ink, int confidence) {
    /** What a box is taken for. */
    public enum State {
        EMPTY, TICKED,
        /** Faint, blackened, or not where it should be: a person looks. */
        DOUBTFUL
    }

    public Tick doubted() {
        return new Tick(box, State.DOUBTFUL, ink, Math.min(confidence, 50));
    }
}
