package fr.maillage.survey.entity;

/** Whether answers are tied to persons. Chosen at creation, never changed. */
public enum Mode {
    /** No account, address or time is kept with an answer; nobody can find out who wrote it. */
    ANONYMOUS,
    /** Each answer keeps the account that gave it. */
    IDENTIFIED
}
