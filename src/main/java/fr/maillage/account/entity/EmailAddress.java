package fr.maillage.account.entity;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as this install writes it: lower case, ASCII domain (RFC 3490), at most 254 characters (RFC 5321, 4.5.3.1.3).
 * The local part is the plain ASCII one every mail server takes; it holds nothing that could end a header.
 */
public record EmailAddress(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final int LOCAL_MAX = 64;
    private static final int MAX = 254;

    /** @throws IllegalArgumentException when the text is no address in its normal form */
    public EmailAddress {
        if (value.length() > MAX || value.indexOf('@') > LOCAL_MAX || !FORM.matcher(value).matches())
            throw new IllegalArgumentException("not an e-mail address in normal form");
    }

    /** Reads what a person typed; empty when it is no address. */
    public static Optional<EmailAddress> parse(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > MAX) return Optional.empty();
        try {
            return Optional.of(new EmailAddress(text.substring(0, at).toLowerCase(Locale.ROOT) + "@" + IDN.toASCII(text.substring(at + 1)).toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public String localPart() {
        return value.substring(0, value.indexOf('@'));
    }

    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
