package fr.maillage.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.expression.control.Parser;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The examples that authors of conditions are shown. */
class ConditionExamplesTest {
    private static Document shown(Locale locale) {
        return Jsoup.parse(new Rendering(locale).template("<form><details th:replace=\"~{survey/expressions :: examples}\"></details></form>"));
    }

    @Test
    void eachCanBeWrittenAsItStandsAndSaysWhatItMeans() {
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            Document help = shown(locale);
            List<String> examples = help.select("form > details dt code").eachText();
            assertThat(examples).hasSize(9);
            examples.forEach(Parser::parse);
            assertThat(help.select("dd").eachText()).hasSize(9).noneMatch(String::isBlank);
        }
        assertThat(shown(Locale.FRENCH).text()).contains("Dix-huit ans ou plus aujourd’hui");
        assertThat(shown(Locale.ENGLISH).text()).contains("Eighteen or older today");
    }
}
