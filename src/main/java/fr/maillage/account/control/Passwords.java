package fr.maillage.account.control;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.identitystore.PasswordHash;
import java.nio.CharBuffer;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Argon2id (RFC 9106) with 46 MiB, one pass, one lane, a 32-byte tag: see src/docs/adr/0010-sessions-and-passwords.md.
 * Two hashes at a time on a node: ten at once would take half a gigabyte. Thread-safe.
 */
@ApplicationScoped
public class Passwords implements PasswordHash {
    private static final Argon2Function CURRENT = Argon2Function.getInstance(46 * 1024, 1, 1, 32, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
    private static final int AT_A_TIME = 2;
    private static final int IN_LINE = 40;
    private static final long WAIT_SECONDS = 10;

    private final Semaphore slots = new Semaphore(AT_A_TIME, true);
    private final String nobody = CURRENT.hash(fr.maillage.persistence.Digests.token(16)).getResult();

    /** Too many passwords are being checked: come back in a few seconds. */
    public static final class Busy extends RuntimeException {
        Busy() {
            super("every password slot of this node is taken");
        }
    }

    @Override
    public void initialize(Map<String, String> parameters) {
        if (!parameters.isEmpty()) throw new IllegalArgumentException("the parameters are fixed, so that every node agrees: " + parameters.keySet());
    }

    /** @throws Busy when no slot frees itself within ten seconds */
    @Override
    public String generate(char[] password) {
        return inSlot(() -> CURRENT.hash(CharBuffer.wrap(password)).getResult());
    }

    /**
     * Whether the password makes the hash.
     *
     * @throws Busy when no slot frees itself within ten seconds
     */
    @Override
    public boolean verify(char[] password, String hash) {
        Argon2Function function = functionOf(hash);
        return inSlot(() -> function.check(CharBuffer.wrap(password), hash));
    }

    /** Takes as long as a check and answers no: an unknown address must not answer sooner than a known one. */
    public boolean verifyNobody(char[] password) {
        verify(password, nobody);
        return false;
    }

    /** Whether a hash was made with other parameters than today's. */
    public boolean outdated(String hash) {
        return !functionOf(hash).equals(CURRENT);
    }

    private static Argon2Function functionOf(String hash) {
        try {
            return Argon2Function.getInstanceFromHash(hash);
        } catch (BadParametersException e) {
            throw new IllegalArgumentException("not an Argon2 hash", e);
        }
    }

    private <T> T inSlot(java.util.function.Supplier<T> work) {
        if (slots.getQueueLength() >= IN_LINE) throw new Busy();
        try {
            if (!slots.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) throw new Busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}
