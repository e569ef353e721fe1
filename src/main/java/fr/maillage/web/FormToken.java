package fr.maillage.web;

import fr.maillage.persistence.Digests;
import fr.maillage.persistence.Install;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Base64;

/**
 * The hidden field {@code _form} of each POST form: a nonce and its HMAC, bound to the session.
 * It proves that we served the form (CSRF) and names this one submission (idempotency, see {@link Once}).
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
        return nonce + "." + mac(nonce);
    }

    boolean genuine(String token) {
        int dot = token == null ? -1 : token.indexOf('.');
        return dot > 0 && java.security.MessageDigest.isEqual(mac(token.substring(0, dot)).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                token.substring(dot + 1).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    void arrived(String token) {
        arrived = token;
    }

    /** The token (or Idempotency-Key) of this request; empty when there is none. */
    public String arrived() {
        return arrived;
    }

    private String mac(String nonce) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(install.sign("form", nonce, visitor.sessionKey()), MAC_BYTES));
    }
}
