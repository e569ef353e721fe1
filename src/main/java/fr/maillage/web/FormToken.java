package fr.maillage.web;

import fr.maillage.persistence.Digests;
import fr.maillage.persistence.Install;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * The hidden field {@code _form} of each POST form: a nonce and two HMACs of it, one bound to the session, one not.
 * It proves that we served the form to this session (CSRF), or to anybody, and names this one submission (idempotency, see {@link Once}).
 */
@RequestScoped
public class FormToken {
    public static final String FIELD = "_form";
    private static final int MAC_BYTES = 16;

    @Inject
    Install install;

    @Inject
    Visitor visitor;

    private String arrived = "";

    /** A new token for a form of this page. */
    public String fresh() {
        String nonce = Digests.token(16);
        return nonce + "." + mac("form", nonce, visitor.sessionKey()) + "." + mac("form served", nonce);
    }

    /** Served to this session. */
    boolean genuine(String token) {
        String[] parts = parts(token);
        return parts.length == 3 && same(mac("form", parts[0], visitor.sessionKey()), parts[1]) && served(token);
    }

    /** Served by this install, to whomever. */
    boolean served(String token) {
        String[] parts = parts(token);
        return parts.length == 3 && same(mac("form served", parts[0]), parts[2]);
    }

    private static String[] parts(String token) {
        return token == null ? new String[0] : token.split("\\.", -1);
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }

    void arrived(String token) {
        arrived = token;
    }

    /** The token (or Idempotency-Key) of this request; empty when there is none. */
    public String arrived() {
        return arrived;
    }

    /** Whether this request's token was served to this very session: asked by methods that take any token, where a person's authority comes in after all. */
    public boolean bound() {
        return genuine(arrived);
    }

    private String mac(String purpose, String... signed) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(install.sign(purpose, signed), MAC_BYTES));
    }
}
