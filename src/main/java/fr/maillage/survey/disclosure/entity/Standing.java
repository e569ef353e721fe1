package fr.maillage.survey.disclosure.entity;

/** What a figure is to its readers. */
public enum Standing {
    /** Published unless it is small, discloses a group or must cover one that does. */
    OFFERED,
    /** As {@link #OFFERED}, but a small one harms nobody: those who left a question blank. */
    BLANK,
    /** Never published, yet a reader can compute it: those who did not tick, those who came between two releases. Protected when it is small. */
    SHADOW,
    /** Never published and says nothing of people: it only states what adds up. */
    SLACK,
    /** Public already, in an earlier release: it cannot be taken back, and everybody reasons with it. */
    PUBLIC;

    /** Whether the gate may choose to withhold it. */
    public boolean hideable() {
        return this == OFFERED || this == BLANK;
    }

    /** Whether readers never see it, whatever the gate does. */
    public boolean unseen() {
        return this == SHADOW || this == SLACK;
    }
}
