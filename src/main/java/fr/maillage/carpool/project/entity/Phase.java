package fr.maillage.carpool.project.entity;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a place stands in its life, and where it may go from there. The first five are a project's, the last three a site's. */
public enum Phase {
    PROPOSED("propose"), STUDIED("etudie"), DECIDED("decide"), DECLINED("refuse"), WORKS("travaux"), OPEN("ouvert"), TEMPORARILY_CLOSED("ferme-un-temps"), CLOSED("ferme");

    private static final Map<Phase, Set<Phase>> NEXT = Map.of(
            PROPOSED, EnumSet.of(STUDIED),
            STUDIED, EnumSet.of(DECIDED, DECLINED),
            // a council may come back to what it declined: by a new study, never by a stroke of the pen
            DECLINED, EnumSet.of(STUDIED),
            DECIDED, EnumSet.of(WORKS),
            WORKS, EnumSet.of(OPEN),
            OPEN, EnumSet.of(TEMPORARILY_CLOSED, CLOSED),
            TEMPORARILY_CLOSED, EnumSet.of(OPEN, CLOSED),
            CLOSED, EnumSet.of(OPEN));

    private final String concept;

    Phase(String concept) {
        this.concept = concept;
    }

    public boolean leadsTo(Phase other) {
        return NEXT.get(this).contains(other);
    }

    public Set<Phase> next() {
        return NEXT.get(this);
    }

    /** Whether something stands on the ground. */
    public boolean onTheGround() {
        return this == OPEN || this == TEMPORARILY_CLOSED || this == CLOSED;
    }

    /** Whether people may still say that they are for it. */
    public boolean takesSupport() {
        return this == PROPOSED || this == STUDIED;
    }

    /** As stored, and as messages name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Last part of the IRI of its SKOS concept, and the word of filters. */
    public String concept() {
        return concept;
    }

    public static Phase ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The phase of a site. */
    public static Phase ofSite(boolean open, boolean ended) {
        return open ? OPEN : ended ? CLOSED : TEMPORARILY_CLOSED;
    }
}
