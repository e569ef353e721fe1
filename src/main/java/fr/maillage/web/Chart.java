package fr.maillage.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A horizontal bar chart drawn as SVG by {@code fragments/chart :: bars}, with the same numbers as a table.
 *
 * <p>Bars are measured in percent of the drawing's width and text in pixels, so the drawing follows the width of the
 * screen while its words keep their size; labels stand above their bar, broken into lines that fit 320 px.
 *
 * @param id unique in the page, letters, digits and dashes: the drawing's inner names are made from it
 * @param title what is counted, as a question or a finding
 * @param description one sentence that says what the drawing shows, for who does not see it; also printed under the title
 * @param bars in the order to draw, at least one
 * @param note where the numbers come from and who answered, or null
 * @param threshold the k under which a cell is withheld, said under the drawing when one is
 */
public record Chart(String id, String title, String description, List<Bar> bars, String note, int threshold) {

    /** The longest bar leaves this much of the width, in percent, for its number. */
    private static final double FULL = 74;
    private static final int LINE = 21;
    private static final int UNDER = 3;
    private static final int BAR = 20;
    private static final int GAP = 18;
    /** Characters of a label's line: 15 px text on a 320 px screen. */
    private static final int CHARACTERS = 32;

    /**
     * @param label the answer
     * @param value how many, or null when withheld: a withheld cell is never drawn as zero
     * @param percent share of the respondents, 0 to 100, or null when counts alone are shown (fewer than 30 answers)
     * @param range   between what the share may lie, as people read it, or null: stands in the table
     */
    public record Bar(String label, Long value, Double percent, String range) {

        public Bar(String label, Long value, Double percent) {
            this(label, value, percent, null);
        }

        public Bar {
            Objects.requireNonNull(label, "label");
            if (value != null && value < 0 || percent != null && !(percent >= 0 && percent <= 100)) {
                throw new IllegalArgumentException("a count is not negative, a share is 0 to 100: " + label);
            }
        }

        public static Bar withheld(String label) {
            return new Bar(label, null, null);
        }
    }

    /** One bar with its place; heights in pixels, widths in percent with their sign. */
    public record Drawn(List<Line> lines, int y, int textY, String width, String textX, boolean withheld, Bar bar) {

        public String label() {
            return bar.label();
        }

        public Long value() {
            return bar.value();
        }

        public Double percent() {
            return bar.percent();
        }

        public String range() {
            return bar.range();
        }
    }

    /** One line of a label and its baseline in pixels. */
    public record Line(String text, int y) { }

    public Chart {
        if (!id.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException("not an id: " + id);
        }
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        bars = List.copyOf(bars);
    }

    /** The bars with their places. Shares are drawn on 100, counts on the largest. */
    public List<Drawn> drawn() {
        List<Drawn> drawn = new ArrayList<>();
        double scale = shares() ? 100 : Math.max(1, bars.stream().filter(bar -> bar.value() != null).mapToLong(Bar::value).max().orElse(1));
        int y = 0;
        for (Bar bar : bars) {
            List<Line> lines = new ArrayList<>();
            for (String text : wrapped(bar.label())) {
                y += LINE;
                lines.add(new Line(text, y - 5));
            }
            y += UNDER;
            double size = bar.value() == null ? 0 : shares() ? bar.percent() : bar.value();
            double width = FULL * size / scale;
            drawn.add(new Drawn(lines, y, y + BAR - 4, percent(width), percent(bar.value() == null ? 0 : width), bar.value() == null, bar));
            y += BAR + GAP;
        }
        return drawn;
    }

    public int height() {
        List<Drawn> drawn = drawn();
        return drawn.isEmpty() ? 0 : drawn.get(drawn.size() - 1).y() + BAR + 2;
    }

    /** Whether shares are shown: every published bar has one. */
    public boolean shares() {
        return bars.stream().anyMatch(bar -> bar.percent() != null)
                && bars.stream().allMatch(bar -> bar.value() == null || bar.percent() != null);
    }

    /** Whether a share has its range beside it. */
    public boolean ranges() {
        return shares() && bars.stream().anyMatch(bar -> bar.range() != null);
    }

    public boolean withholding() {
        return bars.stream().anyMatch(bar -> bar.value() == null);
    }

    private static String percent(double width) {
        return String.format(Locale.ROOT, "%.2f%%", width);
    }

    /** A label broken between words, into lines of about the same length; a word longer than a line is cut. */
    private static List<String> wrapped(String label) {
        List<String> lines = wrapped(label, CHARACTERS);
        for (int width = CHARACTERS - 1; width > CHARACTERS / 2; width--) {
            List<String> narrower = wrapped(label, width);
            if (narrower.size() > lines.size()) {
                break;
            }
            lines = narrower;
        }
        return lines;
    }

    private static List<String> wrapped(String label, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : label.strip().split("\\s+")) {
            String rest = word;
            while (rest.length() > CHARACTERS) {
                if (line.length() > 0) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                lines.add(rest.substring(0, CHARACTERS));
                rest = rest.substring(CHARACTERS);
            }
            if (line.length() > 0 && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }
}
