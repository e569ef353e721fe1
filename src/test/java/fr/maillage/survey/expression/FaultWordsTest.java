package fr.maillage.survey.expression;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.expression.entity.Type;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every fault that the language can find has a sentence. */
class FaultWordsTest {
    private static final Path CONTROL = Path.of("src/main/java/fr/maillage/survey/expression/control");

    @Test
    void everyFaultAndEveryTypeHasItsWords() throws IOException {
        Properties words = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/messages/expression.properties"), StandardCharsets.UTF_8)) {
            words.load(in);
        }
        Set<String> missing = new TreeSet<>();
        int named = 0;
        try (Stream<Path> files = Files.list(CONTROL)) {
            for (Path file : files.toList()) {
                Matcher keys = Pattern.compile("\"(survey\\.expression\\.[a-zA-Z]+)\"").matcher(Files.readString(file));
                while (keys.find()) {
                    named++;
                    if (!words.containsKey(keys.group(1))) missing.add(keys.group(1));
                }
            }
        }
        for (Type type : Type.values()) {
            if (!words.containsKey("survey.expression.is." + type.name().toLowerCase(Locale.ROOT))) missing.add(type.name());
            if (type.ordered() && type != Type.NUMBER && !words.containsKey("survey.expression.literal." + type.name().toLowerCase(Locale.ROOT))) missing.add(type.name());
        }
        assertThat(missing).isEmpty();
        assertThat(named).isGreaterThan(30);
    }
}
