package fr.maillage.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.logging.Logger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The install's second secret, which is <em>not</em> in the database: what is sealed with it stays shut to whoever holds the database, its
 * write-ahead log and its backups. With the embedded database the launcher keeps it in the data folder; with an external one it is the setting
 * {@code MAILLAGE_SEAL_KEY}. Without it the database's own secret serves, and the log says what that is worth.
 */
@ApplicationScoped
public class Seal {
    private static final Logger LOG = Logger.getLogger(Seal.class.getName());

    @Inject
    Install install;

    @Inject
    Settings settings;

    private volatile byte[] secret;

    /** Whether the secret is kept outside the database. */
    public boolean outside() {
        return !settings.text(Setting.SEAL_KEY).isEmpty();
    }

    public byte[] seal(String purpose, byte[] content) {
        return Envelope.seal(mac(purpose), purpose, content);
    }

    /** Empty when it was sealed with another secret or for another purpose, or was touched. */
    public Optional<byte[]> open(String purpose, byte[] sealed) {
        return Envelope.open(mac(purpose), purpose, sealed);
    }

    /** A name that stands for these parts, the same each time, and cannot be turned back without the secret. */
    public String pseudonym(String purpose, String... parts) {
        return Digests.hex(mac("pseudonym " + purpose + " " + String.join(" ", parts))).substring(0, 32);
    }

    private byte[] mac(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret(), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private byte[] secret() {
        byte[] known = secret;
        if (known == null) {
            if (outside()) {
                known = Digests.sha256("maillage seal " + settings.text(Setting.SEAL_KEY));
            } else {
                LOG.warning("MAILLAGE_SEAL_KEY is not set: whoever reads the database could also open the answers of anonymous surveys that wait to be mixed");
                known = install.sign("seal");
            }
            secret = known;
        }
        return known;
    }
}
