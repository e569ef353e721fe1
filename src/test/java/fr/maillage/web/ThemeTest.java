package fr.maillage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {

    @Property(tries = 400)
    void anyColourGivesLegibleThemes(@ForAll @IntRange(min = 0, max = 0xffffff) int colour) {
        legible(String.format("#%06x", colour));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#000000", "#ffffff", "#808080", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#00ffff", "#ff00ff", "#fffff0", "#010101"})
    void extremeColoursGiveLegibleThemes(String colour) {
        legible(colour);
    }

    private static void legible(String colour) {
        Theme theme = Theme.of(colour);
        keepsEveryPair(colour + " light", StyleSheets.light(), theme.light());
        keepsEveryPair(colour + " dark", StyleSheets.dark(), theme.dark());
    }

    private static void keepsEveryPair(String what, Map<String, String> tokens, Map<String, String> theme) {
        assertThat(tokens).containsKeys(theme.keySet().toArray(String[]::new));
        Map<String, String> colours = new HashMap<>(tokens);
        colours.putAll(theme);
        assertThat(StyleSheets.pairs()).allSatisfy(pair ->
                assertThat(Colour.of(colours.get(pair.text())).against(Colour.of(colours.get(pair.ground()))))
                        .as("%s: %s on %s", what, pair.text(), pair.ground()).isGreaterThanOrEqualTo(pair.contrast()));
    }

    @Test
    void aColourThatIsAlreadyLegibleIsKept() {
        assertThat(Theme.of("#1d4e85").light()).containsEntry("--brand", "#1d4e85");
    }

    @Property(tries = 200)
    void theColourIsStillTheTerritorys(@ForAll @IntRange(min = 0, max = 0xffffff) int rgb) {
        Colour chosen = Colour.of(String.format("#%06x", rgb));
        Colour shown = Colour.of(Theme.of(chosen.hex()).light().get("--brand"));
        // the hue of a near-grey, and of a shade so dark that eight bits hold few hues, means nothing
        if (shown.chroma() > 0.05 && chosen.chroma() > 0.05) {
            double turn = Math.abs(chosen.hue() - shown.hue()) % 360;
            assertThat(Math.min(turn, 360 - turn)).as("%s became %s", chosen.hex(), shown.hex()).isLessThan(8);
        }
    }

    @Test
    void theNeutralsAreThoseOfTheTokens() {
        assertThat(neutrals(Theme.Ground.LIGHT)).isEqualTo(neutrals(StyleSheets.light()));
        assertThat(neutrals(Theme.Ground.DARK)).isEqualTo(neutrals(StyleSheets.dark()));
    }

    private static String neutrals(Theme.Ground theme) {
        return theme.ground.hex() + theme.surface.hex() + theme.sunken.hex() + theme.ink.hex();
    }

    private static String neutrals(Map<String, String> tokens) {
        return tokens.get("--ground") + tokens.get("--surface") + tokens.get("--sunken") + tokens.get("--ink");
    }

    @Test
    void theSheetDeclaresBothThemesAndNothingElse() {
        assertThat(Theme.of("#8a1538").css()).matches("(?s):root\\{(--[a-z-]+:#[0-9a-f]{6};?)+\\}\\s@media \\(prefers-color-scheme:dark\\)\\{:root\\{(--[a-z-]+:#[0-9a-f]{6};?)+\\}\\}\\s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#fff", "#12345g", "#123456;}body{display:none", " #123456"})
    void whatIsNotAColourIsRefused(String colour) {
        assertThatThrownBy(() -> Theme.of(colour)).isInstanceOf(IllegalArgumentException.class);
    }
}
