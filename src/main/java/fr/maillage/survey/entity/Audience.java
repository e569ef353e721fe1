package fr.maillage.survey.entity;

/** Who may answer. */
public enum Audience {
    /** Everybody with the address. */
    OPEN,
    /** Whoever holds an access code that has not served. */
    CODE;

    /** Whether a register says who has answered. */
    public boolean registered() {
        return this != OPEN;
    }
}
