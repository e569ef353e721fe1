package fr.maillage.web;

import java.util.UUID;

/**
 * Something the person or the machine must be told instead of what it asked for. {@code code} names the texts
 * {@code problem.{code}.title} and {@code .detail} and, for machines, the type {@code /problemes/{code}} (RFC 9457).
 */
public final class Problem extends RuntimeException {
    private final int status;
    private final String code;
    private final transient Object[] arguments;
    private UUID held;
    private long retryAfterSeconds;

    private Problem(int status, String code, Object... arguments) {
        super(status + " " + code);
        this.status = status;
        this.code = code;
        this.arguments = arguments;
    }

    public static Problem of(int status, String code, Object... arguments) {
        return new Problem(status, code, arguments);
    }

    public static Problem notFound() {
        return of(404, "notFound");
    }

    public static Problem gone() {
        return of(410, "gone");
    }

    public static Problem forbidden() {
        return of(403, "forbidden");
    }

    /** Nobody is signed in: browsers are led to the sign-in page and back. */
    public static Problem signIn() {
        return of(401, "signIn");
    }

    /** Somebody changed the thing meanwhile. */
    public static Problem conflict() {
        return of(409, "conflict");
    }

    public static Problem tooMany(long retryAfterSeconds) {
        Problem problem = of(429, "tooMany", retryAfterSeconds);
        problem.retryAfterSeconds = retryAfterSeconds;
        return problem;
    }

    /** Not now, for a reason of its own, told by {@code code}. */
    public static Problem later(String code, long retryAfterSeconds, Object... arguments) {
        Problem problem = of(503, code, arguments);
        problem.retryAfterSeconds = retryAfterSeconds;
        return problem;
    }

    /** Busy for a moment. */
    public static Problem busy(long retryAfterSeconds) {
        Problem problem = of(503, "busy", retryAfterSeconds);
        problem.retryAfterSeconds = retryAfterSeconds;
        return problem;
    }

    static Problem held(UUID form, boolean signedIn) {
        Problem problem = of(signedIn ? 409 : 401, signedIn ? "held" : "signIn");
        problem.held = form;
        return problem;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.clone();
    }

    UUID held() {
        return held;
    }

    long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
