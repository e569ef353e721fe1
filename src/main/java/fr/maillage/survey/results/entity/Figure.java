package fr.maillage.survey.results.entity;

import java.util.OptionalLong;

/** A count as it may be published: its true value, or withheld. Never a zero in the place of something withheld. */
public sealed interface Figure {
    Figure WITHHELD = new Withheld();

    static Figure shown(long count) {
        return new Shown(count);
    }

    /** As {@link #orNull} writes it: null is withheld, and nothing else is. */
    static Figure of(Long value) {
        return value == null ? WITHHELD : shown(value);
    }

    /** The count, when it may be said. */
    default OptionalLong count() {
        return this instanceof Shown shown ? OptionalLong.of(shown.value()) : OptionalLong.empty();
    }

    /** For what is written down: the count, or null when it is withheld. */
    default Long orNull() {
        return this instanceof Shown shown ? (Long) shown.value() : null;
    }

    default boolean withheld() {
        return this instanceof Withheld;
    }

    record Shown(long value) implements Figure {
    }

    record Withheld() implements Figure {
    }
}
