package fr.maillage.web;

import fr.maillage.persistence.Digests;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What this request sent, to tell a repeated submission from another one under the same token. */
@RequestScoped
public class SentValues {
    private byte[] hash = new byte[0];
    private PartsDigest parts;
    private List<String> texts = List.of();

    void of(MultivaluedMap<String, String> form) {
        StringBuilder canonical = new StringBuilder();
        Map<String, List<String>> sorted = new TreeMap<>(form);
        sorted.remove(FormToken.FIELD);
        // a plain hash that is kept would let a password be guessed from it
        sorted.keySet().removeAll(HeldForms.SECRETS);
        sorted.forEach((name, values) -> {
            append(canonical, name);
            values.forEach(value -> append(canonical, value));
            canonical.append(';');
        });
        hash = Digests.sha256(canonical.toString());
        texts = sorted.values().stream().flatMap(List::stream).filter(SentValues::written).toList();
    }

    /** A multipart body, hashed while it is read. */
    void of(PartsDigest body) {
        parts = body;
    }

    /** What a person wrote in this form, secrets left out: shown again when the form could not be taken. */
    List<String> texts() {
        return texts;
    }

    /** Not a hidden id, a version or a tick. */
    private static boolean written(String value) {
        return !value.isBlank() && !value.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\d{1,4}|true|on");
    }

    /** For bodies that are no form, e.g. a JSON text. */
    public void of(byte[] body) {
        hash = Digests.sha256(body);
    }

    byte[] hash() {
        return parts == null ? hash.clone() : parts.hash();
    }

    private static void append(StringBuilder canonical, String part) {
        canonical.append(part.length()).append(':').append(part);
    }
}
