package fr.maillage.opendata.control;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words that go into what is published, whatever the reader's language: the French ones and the English ones of {@code messages/opendata}. */
public final class PublishedWords {
    private static final ResourceBundle.Control AS_NAMED = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private PublishedWords() {
    }

    public static String french(String key, Object... arguments) {
        return text(Locale.ROOT, Locale.FRENCH, key, arguments);
    }

    public static String english(String key, Object... arguments) {
        return text(Locale.ENGLISH, Locale.ENGLISH, key, arguments);
    }

    private static String text(Locale file, Locale language, String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle("messages.opendata", file, PublishedWords.class.getClassLoader(), AS_NAMED).getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern.replace("'", "''"), language).format(arguments);
    }
}
