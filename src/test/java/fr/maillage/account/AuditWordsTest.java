package fr.maillage.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.web.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The audit log is read by people: every act that the code records has its words. */
class AuditWordsTest {
    private static final Pattern RECORDS = Pattern.compile("(?:audit\\.record|\\btell|\\bstep|\\brecorded|\\brecord)\\(([^;]*?);", Pattern.DOTALL);
    private static final Pattern ACT = Pattern.compile("\"([a-z]+(?:\\.[a-zA-Z]+)+)\"");

    @Test
    void everyActOfTheLogReadsInWords() throws IOException {
        Set<String> acts = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file);
                if (!code.contains("AuditLog ")) continue;
                Matcher records = RECORDS.matcher(code);
                while (records.find()) {
                    Matcher act = ACT.matcher(records.group(1));
                    while (act.find()) acts.add(act.group(1));
                }
            }
        }
        assertThat(acts).contains("survey.publish", "survey.close", "territory.settings", "carpool.import", "role.give");
        assertThat(acts).allSatisfy(act -> {
            assertThat(Texts.find(Locale.FRENCH, "audit." + act)).as("audit." + act).isPresent();
            assertThat(Texts.find(Locale.ENGLISH, "audit." + act)).as("audit." + act).isPresent();
        });
    }
}
