package fr.maillage.survey.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.web.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every reason that the readers of files can give has its sentence. */
class ExchangeMessagesTest {
    private static final Path SOURCES = Path.of("src/main/java/fr/maillage/survey/exchange");

    private static Set<String> keys(String pattern) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
                while (matcher.find()) keys.add(matcher.group(1));
            }
        }
        return keys;
    }

    @Test
    void everyFaultHasASentence() throws IOException {
        Set<String> faults = keys("new BadFile\\((?:[^\"\\n]*\\? )?\"(\\w+)\"");
        assertThat(faults).hasSizeGreaterThan(20).allMatch(key -> Texts.all("fr").containsKey("exchange.fault." + key));
    }

    @Test
    void everyLossHasASentence() throws IOException {
        Set<String> losses = keys("report(?:\\(\\))?\\s*\\.(?:refuse|change|note)\\((?:new Place\\([^;]*?\\)|[\\w.]+(?:\\([^)]*\\))?), \"([\\w.]+)\"");
        losses.addAll(keys("new Loss\\(Loss\\.Weight\\.\\w+, \"\", 0, [\\w.()]+, \"([\\w.]+)\""));
        losses.addAll(keys("return refused\\(\"(\\w+)\""));
        assertThat(losses).hasSizeGreaterThan(45).allMatch(key -> Texts.all("fr").containsKey("exchange.loss." + key));
    }

    @Test
    void everyObstacleHasASentence() throws IOException {
        Set<String> obstacles = keys("new Untranslatable\\((?:[^\"\\n;]*\\? )?\"(\\w+)\"");
        assertThat(obstacles).hasSizeGreaterThan(18).allMatch(key -> Texts.all("fr").containsKey("exchange.why." + key));
    }
}
