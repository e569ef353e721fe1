package fr.maillage.territory;

/** What a person may do in a territory; {@link #OPERATOR} is of the install and may do everything. */
public enum Role {
    RESIDENT, ACTOR, AGENT, COUNCILLOR, MODERATOR, ADMINISTRATOR, OPERATOR
}
