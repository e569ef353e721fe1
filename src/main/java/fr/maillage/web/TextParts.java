package fr.maillage.web;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was typed in a multipart form (RFC 7578), its files left out: enough to hold a form whose session had ended. */
final class TextParts {
    private static final Pattern NAME = Pattern.compile("(?i)\\bname=\"([^\"]*)\"");

    private TextParts() {
    }

    static MultivaluedMap<String, String> of(byte[] body, String boundary) {
        MultivaluedMap<String, String> texts = new MultivaluedHashMap<>();
        // one char a byte: cut first, decode afterwards
        for (String part : new String(body, StandardCharsets.ISO_8859_1).split(Pattern.quote("--" + boundary))) {
            int head = part.indexOf("\r\n\r\n");
            if (head < 0) continue;
            Matcher name = NAME.matcher(part.substring(0, head));
            if (!name.find() || part.substring(0, head).toLowerCase(java.util.Locale.ROOT).contains("filename")) continue;
            String value = part.substring(head + 4).replaceFirst("\r\n$", "");
            texts.add(utf8(name.group(1)), utf8(value));
        }
        return texts;
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
