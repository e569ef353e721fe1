package fr.maillage.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A territory's own colour made into the brand tokens of the style sheet, light and dark.
 *
 * <p>Whatever colour a mairie chooses, text stays legible: each token is moved in lightness, its hue kept, until its
 * contrast (WCAG 2) with what stands behind or upon it is reached. {@code css/tokens.css} says which pairs and how much.
 */
public final class Theme {

    private static final double TEXT = 4.5;
    private static final double BAND = 7;

    private final Colour colour;

    private Theme(Colour colour) {
        this.colour = colour;
    }

    /**
     * @param colour {@code #rrggbb}, the colour of the territory's charter
     * @throws IllegalArgumentException when it is not written so
     */
    public static Theme of(String colour) {
        return new Theme(Colour.of(colour));
    }

    /** The neutral grounds of tokens.css, which the brand must be legible on; a test holds both files together. */
    enum Ground {
        LIGHT("#f6f6f2", "#ffffff", "#ecece5", "#1c2320"), DARK("#151918", "#1e2422", "#101413", "#edece6");

        final Colour ground;
        final Colour surface;
        final Colour sunken;
        final Colour ink;

        Ground(String ground, String surface, String sunken, String ink) {
            this.ground = Colour.of(ground);
            this.surface = Colour.of(surface);
            this.sunken = Colour.of(sunken);
            this.ink = Colour.of(ink);
        }
    }

    /** Token name (with its two dashes) to {@code #rrggbb}, for the light theme. */
    public Map<String, String> light() {
        Colour soft = tint(0.945, 0.022);
        Colour brand = darken(colour.lightness(), TEXT, Ground.LIGHT.ground, Ground.LIGHT.surface, Ground.LIGHT.sunken, soft);
        Colour strong = tone(brand.lightness() - 0.08);
        Colour band = darken(Math.min(brand.lightness(), 0.42), BAND, Ground.LIGHT.surface);
        return tokens(brand, strong, "#ffffff", soft, darken(brand.lightness() - 0.04, TEXT, soft), band, "#ffffff", brand, brand);
    }

    /** Token name (with its two dashes) to {@code #rrggbb}, for the dark theme. */
    public Map<String, String> dark() {
        Colour soft = tint(0.31, 0.035);
        Colour brand = lighten(Math.max(colour.lightness(), 0.74), TEXT, Ground.DARK.ground, Ground.DARK.surface, Ground.DARK.sunken, soft);
        Colour strong = tone(Math.min(0.97, brand.lightness() + 0.07));
        Colour ink = Colour.oklch(0.19, Math.min(0.03, colour.chroma()), colour.hue());
        Colour band = Colour.oklch(0.3, Math.min(0.06, colour.chroma()), colour.hue());
        return tokens(brand, strong, ink.hex(), soft, lighten(0.86, TEXT, soft), band, "#f4f5f2", brand, strong);
    }

    /** The style sheet of the territory; to be served as {@code text/css; charset=utf-8}. */
    public String css() {
        return ":root{" + declarations(light()) + "}\n@media (prefers-color-scheme:dark){:root{" + declarations(dark()) + "}}\n";
    }

    private static Map<String, String> tokens(Colour brand, Colour strong, String ink, Colour soft, Colour softInk,
            Colour band, String bandInk, Colour link, Colour focus) {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("--brand", brand.hex());
        tokens.put("--brand-strong", strong.hex());
        tokens.put("--brand-ink", ink);
        tokens.put("--brand-soft", soft.hex());
        tokens.put("--brand-soft-ink", softInk.hex());
        tokens.put("--band", band.hex());
        tokens.put("--band-ink", bandInk);
        tokens.put("--link", link.hex());
        tokens.put("--focus", focus.hex());
        return tokens;
    }

    private Colour tone(double lightness) {
        return Colour.oklch(Math.max(0, lightness), colour.chroma(), colour.hue());
    }

    private Colour tint(double lightness, double chroma) {
        return Colour.oklch(lightness, Math.min(chroma, colour.chroma()), colour.hue());
    }

    private Colour darken(double from, double contrast, Colour... behind) {
        return move(from, -0.005, contrast, behind);
    }

    private Colour lighten(double from, double contrast, Colour... behind) {
        return move(from, 0.005, contrast, behind);
    }

    /** Ends: black on light grounds and white on dark ones have far more contrast than is ever asked. */
    private Colour move(double from, double step, double contrast, Colour... behind) {
        double lightness = from;
        Colour moved = tone(lightness);
        while (!legible(moved, contrast, behind)) {
            lightness += step;
            moved = tone(Math.min(1, lightness));
        }
        return moved;
    }

    private static boolean legible(Colour text, double contrast, Colour... behind) {
        for (Colour ground : behind) {
            if (text.against(ground) < contrast) {
                return false;
            }
        }
        return true;
    }

    private static String declarations(Map<String, String> tokens) {
        return tokens.entrySet().stream().map(token -> token.getKey() + ":" + token.getValue()).collect(Collectors.joining(";"));
    }
}
