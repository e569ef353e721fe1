package fr.maillage.survey.expression;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.expression.control.Parser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What authors are shown as examples can be written as it stands. */
class ExamplesTest {
    @Test
    void everyExampleOfTheHelpIsOfTheLanguage() throws IOException {
        List<String> examples = Jsoup.parse(Path.of("src/main/resources/templates/survey/expressions.html").toFile(), "UTF-8").select("dt code").eachText();
        assertThat(examples).hasSizeGreaterThan(5);
        examples.forEach(Parser::parse);
    }
}
