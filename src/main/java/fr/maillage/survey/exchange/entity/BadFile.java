package fr.maillage.survey.exchange.entity;

import java.util.List;

/** A file that can't be read as a questionnaire at all. The key stands after {@code exchange.fault.} in the messages and says what to do. */
public final class BadFile extends RuntimeException {
    private final String key;
    private final transient List<Object> args;

    public BadFile(String key, Object... args) {
        super(key);
        this.key = key;
        this.args = List.of(args);
    }

    public String key() {
        return key;
    }

    public List<Object> args() {
        return args;
    }
}
