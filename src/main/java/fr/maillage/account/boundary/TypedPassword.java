package fr.maillage.account.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import java.text.Normalizer;

/** A password as it was typed, spaces at its ends included; NFC, for keyboards write the same letter in two ways. */
final class TypedPassword {
    private TypedPassword() {
    }

    static String of(MultivaluedMap<String, String> form, String field) {
        String typed = form.getFirst(field);
        return typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFC);
    }
}
