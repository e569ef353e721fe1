package fr.maillage.territory;

import java.util.List;

/**
 * A part of what was found.
 *
 * @param items the rows asked for, in order
 * @param total how many there are in all
 */
public record Found<T>(List<T> items, long total) {

    /** Rows a call gives at most, whatever was asked. */
    public static final int LIMIT_MAX = 200;

    public Found {
        items = List.copyOf(items);
    }

    static int limit(int asked) {
        return Math.max(1, Math.min(asked, LIMIT_MAX));
    }

    static int offset(int asked) {
        return Math.max(0, asked);
    }
}
