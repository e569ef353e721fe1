package fr.maillage.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;

/** Every text stands in a message file, in both languages, in plain words. */
class MessagesTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z][\\w.-]*)");
    private static final Pattern BANNED = Pattern.compile("(?i)\\b(veuillez|afin de|valider|opération effectuée|cliquez ici|succès)\\b");

    @Test
    void everyKeyThatATemplateNamesHasAText() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path template : templates()) {
            Matcher keys = KEY.matcher(markup(template));
            while (keys.find()) if (!Texts.all("fr").containsKey(keys.group(1))) missing.add(template.getFileName() + ": " + keys.group(1));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() {
        Map<String, String> french = Texts.all("fr");
        Map<String, String> english = Texts.all("en");
        assertThat(new TreeSet<>(english.keySet())).isEqualTo(new TreeSet<>(french.keySet()));
        List<String> different = french.keySet().stream().filter(key -> !placeholders(french.get(key)).equals(placeholders(english.get(key)))).toList();
        assertThat(different).isEmpty();
    }

    /** A merge can leave two sentences under one key; the last one wins, which nobody chose. */
    @Test
    void noKeyStandsTwiceInAFile() throws IOException {
        Set<String> twice = new TreeSet<>();
        try (Stream<Path> files = Files.list(MESSAGES)) {
            for (Path file : files.toList()) {
                Set<String> seen = new TreeSet<>();
                for (String line : Files.readAllLines(file))
                    if (line.matches("[A-Za-z][\\w.-]*\\s*=.*") && !seen.add(line.replaceFirst("\\s*=.*", ""))) twice.add(file.getFileName() + ": " + line);
            }
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void noTemplateHoldsAVisibleTextOfItsOwn() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path template : templates()) {
            for (Element element : Jsoup.parse(markup(template)).getAllElements()) {
                if (element.tagName().matches("script|style|code|pre|#root") || element.parents().stream().anyMatch(p -> p.tagName().matches("pre|code"))) continue;
                boolean replaced = Stream.concat(Stream.of(element), element.parents().stream())
                        .anyMatch(e -> e.attributes().asList().stream().anyMatch(a -> a.getKey().matches("th:(text|utext|replace|insert)")));
                if (replaced) continue;
                for (TextNode text : element.textNodes()) if (text.text().matches(".*\\p{L}{2,}.*")) found.add(template + ": " + text.text().strip());
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void frenchIsPlain() {
        List<String> heavy = new ArrayList<>();
        Texts.all("fr").forEach((key, text) -> {
            if (BANNED.matcher(text).find()) heavy.add(key + ": " + text);
            for (String sentence : text.split("(?<=[.!?])\\s")) if (sentence.split("\\s+").length > 40) heavy.add(key + " is long: " + sentence);
            if (text.contains("'") && !text.contains("{")) heavy.add(key + " has a straight apostrophe: " + text);
        });
        assertThat(heavy).isEmpty();
    }

    @Test
    void everyMessageFileIsListed() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            List<String> french = files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".properties") && !n.endsWith("_en.properties"))
                    .map(n -> n.replace(".properties", "")).sorted().toList();
            assertThat(Texts.files().stream().sorted().toList()).isEqualTo(french);
        }
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{(\\d+)").matcher(text);
        while (matcher.find()) found.add(matcher.group(1));
        return found;
    }

    /** A template without the comments that its parser drops. */
    private static String markup(Path template) throws IOException {
        return Files.readString(template).replaceAll("(?s)<!--/\\*.*?\\*/-->", "");
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(f -> f.toString().endsWith(".html")).toList();
        }
    }
}
