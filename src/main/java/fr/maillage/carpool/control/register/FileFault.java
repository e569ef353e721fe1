package fr.maillage.carpool.control.register;

import java.util.List;

/** A file of which no row can be read. {@code reason} completes the message key {@code import.fault.}. */
public final class FileFault extends RuntimeException {
    private final String reason;
    private final List<String> args;

    public FileFault(String reason, Object... args) {
        super(reason + List.of(args));
        this.reason = reason;
        this.args = java.util.Arrays.stream(args).map(String::valueOf).toList();
    }

    public String reason() {
        return reason;
    }

    public List<String> args() {
        return args;
    }
}
