package fr.maillage.launcher;

/** Why a command does not go on: one line for the person at the terminal, and the exit code (those of sysexits.h). */
final class Refusal extends RuntimeException {
    static final int USAGE = 64;
    /** What was given to an import is wrong. */
    static final int DATA = 65;
    /** A file to read is not there. */
    static final int NO_INPUT = 66;
    /** The database or the port is not to be had. */
    static final int UNAVAILABLE = 69;
    /** The portal or its database failed. */
    static final int SOFTWARE = 70;
    /** The operating system lacks something. */
    static final int SYSTEM = 71;
    /** The data folder cannot be written. */
    static final int CANNOT_CREATE = 73;
    /** Another portal holds the data folder. */
    static final int IN_USE = 75;
    /** A setting is unknown or malformed. */
    static final int CONFIG = 78;

    private final int exitCode;

    Refusal(int exitCode, String line) {
        super(line);
        this.exitCode = exitCode;
    }

    Refusal(int exitCode, String line, Throwable cause) {
        super(line, cause);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
