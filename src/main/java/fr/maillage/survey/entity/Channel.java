package fr.maillage.survey.entity;

/** How an answer came in: kept with it, shown in the results. */
public enum Channel {
    WEB, DESK, PHONE, PAPER
}
