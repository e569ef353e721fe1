package fr.maillage.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static void everyPairKeepsItsPromise(Map<String, String> colours, String theme) {
        assertThat(StyleSheets.pairs()).hasSizeGreaterThan(30).allSatisfy(pair ->
                assertThat(Colour.of(colours.get(pair.text())).against(Colour.of(colours.get(pair.ground()))))
                        .as("%s on %s, %s", pair.text(), pair.ground(), theme).isGreaterThanOrEqualTo(pair.contrast()));
    }

    @Test
    void everyPairOfTheLightThemeIsLegible() {
        everyPairKeepsItsPromise(StyleSheets.light(), "light");
    }

    @Test
    void everyPairOfTheDarkThemeIsLegible() {
        everyPairKeepsItsPromise(StyleSheets.dark(), "dark");
    }

    @Test
    void everyRuleThatColoursTextAndGroundIsLegibleInBothThemes() {
        for (Map<String, String> colours : java.util.List.of(StyleSheets.light(), StyleSheets.dark())) {
            assertThat(StyleSheets.colouredRules()).hasSizeGreaterThan(15).allSatisfy(rule ->
                    assertThat(Colour.of(colours.get(rule.text())).against(Colour.of(colours.get(rule.ground()))))
                            .as("%s %s", rule.file(), rule.selector()).isGreaterThanOrEqualTo(4.5));
        }
    }

    @Test
    void bothThemesNameTheSameColoursAndNoneEscapesThePairs() {
        Set<String> paired = new HashSet<>(Set.of("--line"));
        StyleSheets.pairs().forEach(pair -> paired.addAll(Set.of(pair.text(), pair.ground())));
        assertThat(paired).isEqualTo(StyleSheets.light().keySet());
        assertThat(StyleSheets.read("tokens.css").split("@media")[1]).contains(StyleSheets.light().keySet());
    }

    @Test
    void noColourIsWrittenOutsideTheTokensExceptForPaper() {
        assertThat(StyleSheets.files()).extracting(Path::getFileName).extracting(Path::toString)
                .filteredOn(file -> !Set.of("tokens.css", "print.css").contains(file))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(StyleSheets.read(file)).doesNotContainPattern(Pattern.compile("#[0-9a-f]{3,6}\\b|rgb\\(|hsl\\(")));
    }

    @Test
    void everyTokenUsedIsDeclared() {
        var declared = new HashSet<String>();
        for (Path file : StyleSheets.files()) {
            var found = Pattern.compile("(--[a-z0-9-]+):").matcher(StyleSheets.read(file.getFileName().toString()));
            while (found.find()) {
                declared.add(found.group(1));
            }
        }
        for (Path file : StyleSheets.files()) {
            var used = Pattern.compile("var\\((--[a-z0-9-]+)\\)").matcher(StyleSheets.read(file.getFileName().toString()));
            while (used.find()) {
                assertThat(declared).as(file.toString()).contains(used.group(1));
            }
        }
    }

    @Test
    void contrastIsThatOfTheStandard() {
        assertThat(Colour.of("#000000").against(Colour.of("#ffffff"))).isEqualTo(21);
        assertThat(Colour.of("#767676").against(Colour.of("#ffffff"))).isBetween(4.54, 4.55);
        assertThat(Colour.of("#777777").against(Colour.of("#ffffff"))).isLessThan(4.5);
    }

    /** Names that only mark a place for a selector or a script. */
    private static final Set<String> UNSTYLED = Set.of("crumbs", "demo-you", "facts", "field--commune", "pager__step", "button--primary");

    @Test
    void everyClassATemplateUsesIsStyled() throws java.io.IOException {
        var styled = new HashSet<>(UNSTYLED);
        for (Path file : StyleSheets.files()) {
            Pattern.compile("\\.([a-zA-Z][\\w-]*)").matcher(StyleSheets.read(file.getFileName().toString())).results().forEach(found -> styled.add(found.group(1)));
        }
        try (var templates = java.nio.file.Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path template : templates.filter(file -> file.toString().endsWith(".html")).toList()) {
                String text = java.nio.file.Files.readString(template);
                // a page for paper carries its own styles, after those of print/paper.css
                if (text.contains("<style>")) text = text.replace("class=\"", "data-paper=\"");
                for (var found : Pattern.compile("\\sclass=\"([^\"]+)\"").matcher(text).results().toList()) {
                    assertThat(styled).as(template.toString()).contains(found.group(1).split("\\s+"));
                }
            }
        }
    }
}
