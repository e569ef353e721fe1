package fr.maillage.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The message files {@code messages/{feature}.properties} (French) and {@code _en}, in UTF-8, listed in {@code messages/index}.
 * A key is unique across files. Patterns are those of {@link MessageFormat}, except that an apostrophe is an apostrophe.
 */
public final class Texts {
    private static final Map<String, Map<String, String>> BY_LANGUAGE = Map.of("fr", load(""), "en", load("_en"));

    private Texts() {
    }

    public static Optional<String> find(Locale locale, String key) {
        String text = BY_LANGUAGE.getOrDefault(locale.getLanguage(), BY_LANGUAGE.get("fr")).get(key);
        return Optional.ofNullable(text != null ? text : BY_LANGUAGE.get("fr").get(key));
    }

    public static String format(Locale locale, String pattern, Object... arguments) {
        if (arguments.length == 0) return pattern;
        return new MessageFormat(pattern.replace("'", "''"), locale).format(arguments);
    }

    /** Every key of a language with its text; for tests. */
    public static Map<String, String> all(String language) {
        return Map.copyOf(BY_LANGUAGE.get(language));
    }

    /** The message files, as listed. */
    public static List<String> files() {
        try (InputStream in = resource("messages/index")) {
            if (in == null) throw new IllegalStateException("messages/index is missing");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> load(String suffix) {
        Map<String, String> texts = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (String file : files()) {
            Properties read = new Properties();
            try (InputStream in = resource("messages/" + file + suffix + ".properties")) {
                if (in == null) throw new IllegalStateException("messages/" + file + suffix + ".properties is missing");
                read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            read.forEach((key, text) -> {
                if (texts.put((String) key, (String) text) != null) twice.add((String) key);
            });
        }
        if (!twice.isEmpty()) throw new IllegalStateException("message keys given twice: " + twice);
        return texts;
    }

    private static InputStream resource(String name) {
        return Texts.class.getClassLoader().getResourceAsStream(name);
    }
}
