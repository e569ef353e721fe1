package fr.maillage.account.boundary;

import java.net.URI;
import java.net.URISyntaxException;

/** Where to go after sign-in: a path of this portal, whatever the link said. */
final class ReturnPath {
    private static final int MAX = 2000;

    private ReturnPath() {
    }

    /** The asked path when it is one of ours, otherwise the person's own page. */
    static URI of(String asked) {
        if (asked == null || asked.length() > MAX || !asked.matches("/(?![/\\\\])[\\x21-\\x7E&&[^\\\\]]*") && !asked.equals("/")) return URI.create("/compte");
        try {
            URI path = new URI(asked);
            boolean ours = path.getRawAuthority() == null && path.getScheme() == null && !path.getRawPath().contains("//");
            return ours && !path.getPath().startsWith("/compte/connexion") ? path : URI.create("/compte");
        } catch (URISyntaxException e) {
            return URI.create("/compte");
        }
    }
}
