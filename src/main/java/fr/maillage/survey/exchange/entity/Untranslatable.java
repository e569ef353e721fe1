package fr.maillage.survey.exchange.entity;

import java.util.List;

/** An expression of a file that our language does not say. The key stands after {@code exchange.loss.} and names the construct. */
public final class Untranslatable extends Exception {
    private final String key;
    private final transient List<Object> args;

    public Untranslatable(String key, Object... args) {
        super(key + List.of(args));
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
