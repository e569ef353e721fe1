package fr.maillage.survey.results.control;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words that go into what is published: French, the language of the survey; the catalogue's English ones. From {@code messages/results}. */
public final class ResultsWords {
    private static final ResourceBundle.Control AS_NAMED = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private ResultsWords() {
    }

    public static String french(String key, Object... arguments) {
        return text(Locale.ROOT, Locale.FRENCH, key, arguments);
    }

    static String english(String key, Object... arguments) {
        return text(Locale.ENGLISH, Locale.ENGLISH, key, arguments);
    }

    private static String text(Locale file, Locale language, String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle("messages.results", file, ResultsWords.class.getClassLoader(), AS_NAMED).getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern.replace("'", "''"), language).format(arguments);
    }
}
