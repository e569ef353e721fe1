package fr.maillage.launcher;

/** JSON text (RFC 8259) without a library, for the launcher's class path is seen by the WAR. */
final class Json {
    private Json() {
    }

    /** A string literal, quotes included; anything a log or a terminal might trip over is escaped. */
    static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') text.append('\\').append(c);
            else if (c < 0x20 || c == 0x7f || Character.isSurrogate(c) || c == 0x2028 || c == 0x2029) text.append(String.format("\\u%04x", (int) c));
            else text.append(c);
        }
        return text.append('"').toString();
    }
}
