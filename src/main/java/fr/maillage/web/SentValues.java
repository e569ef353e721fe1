package fr.maillage.web;

import fr.maillage.persistence.Digests;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.TreeMap;

/** What this request sent, to tell a repeated submission from another one under the same token. */
@RequestScoped
public class SentValues {
    private byte[] hash = new byte[0];

    void of(MultivaluedMap<String, String> form) {
        StringBuilder canonical = new StringBuilder();
        Map<String, java.util.List<String>> sorted = new TreeMap<>(form);
        sorted.remove(FormToken.FIELD);
        // a plain hash that is kept would let a password be guessed from it
        sorted.keySet().removeAll(HeldForms.SECRETS);
        sorted.forEach((name, values) -> {
            append(canonical, name);
            values.forEach(value -> append(canonical, value));
            canonical.append(';');
        });
        hash = Digests.sha256(canonical.toString());
    }

    /** For bodies that are no form: a JSON text, an uploaded file. */
    public void of(byte[] body) {
        hash = Digests.sha256(body);
    }

    byte[] hash() {
        return hash.clone();
    }

    private static void append(StringBuilder canonical, String part) {
        canonical.append(part.length()).append(':').append(part);
    }
}
