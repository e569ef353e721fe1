package fr.maillage.survey.control;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import fr.maillage.persistence.Install;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * What the register keeps of a code: Argon2id (RFC 9106) of its secret with 1 MiB, one pass, one lane; the salt is made of the install's secret, the
 * survey and the identifier, so that the same code always gives the same hash. Why so little memory: see src/docs/adr/0051-access-by-invitation.md. Thread-safe.
 */
@ApplicationScoped
public class CodeHashes {
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(1024, 1, 1, 32, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
    private static final int SALT_BYTES = 16;
    /** At a time on a node: the rest of the machine must keep answering. */
    private final Semaphore slots = new Semaphore(4, true);

    @Inject
    Install install;

    byte[] of(UUID surveyId, AccessCode code) {
        byte[] salt = Arrays.copyOf(install.sign("access-code-salt", surveyId.toString(), code.identifier()), SALT_BYTES);
        slots.acquireUninterruptibly();
        try {
            return ARGON2.hash(code.secret().getBytes(StandardCharsets.US_ASCII), salt).getBytes();
        } finally {
            slots.release();
        }
    }

    /** The hash of codes made before Argon2id. */
    byte[] first(UUID surveyId, AccessCode code) {
        return install.sign("access-code", surveyId.toString(), code.identifier(), code.secret());
    }
}
