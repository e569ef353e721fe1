package fr.maillage.survey.expression.control;

import java.util.List;

/** A text that is no expression: where it stops being one, and why. */
public final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Object> arguments;
    private final int offset;

    Malformed(int offset, String key, Object... arguments) {
        super(key + " at " + offset, null, false, false);
        this.offset = offset;
        this.arguments = List.of(arguments);
    }

    /** Message key of the sentence for the author. */
    public String key() {
        return getMessage().substring(0, getMessage().indexOf(' '));
    }

    /** Characters before the place. */
    public int offset() {
        return offset;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
