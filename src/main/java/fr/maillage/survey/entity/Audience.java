package fr.maillage.survey.entity;

/** Who may answer. */
public enum Audience {
    /** Everybody with the address; an identified survey wants an account. */
    OPEN,
    /** Whoever holds an access code that has not served. */
    CODE,
    /** Whoever was sent a signed link that has not served. */
    LINK,
    /** Whoever has an account, once, even where the answers are anonymous. */
    ACCOUNT;

    /** Whether a register says who has answered. */
    public boolean registered() {
        return this != OPEN;
    }
}
