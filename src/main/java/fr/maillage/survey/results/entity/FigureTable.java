package fr.maillage.survey.results.entity;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Figures in rows and columns.
 *
 * @param head    what the rows are
 * @param percent whether the figures are shares: then they are shaded
 */
public record FigureTable(String caption, String head, List<String> columns, List<Line> lines, boolean percent) {
    /** Steps of the shading: 0 to 10 %, … 90 to 100 %, in halves. */
    private static final int SHADES = 5;

    public FigureTable {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /** @param figures a long for a count, a double for a share or a mean; null when withheld */
    public record Line(String label, List<Number> figures) {
        public Line {
            figures = Collections.unmodifiableList(new ArrayList<>(figures));
        }
    }

    /** A figure as people read it: a count, a share in whole percent, a mean to two decimals. */
    public String text(Number figure, Locale locale) {
        NumberFormat format = NumberFormat.getInstance(locale);
        int decimals = figure instanceof Double && !percent ? 2 : 0;
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(figure) + (percent ? "\u00A0%" : "");
    }

    /** How dark a share is drawn, 0 to {@value #SHADES}. */
    public int shade(Number figure) {
        return !percent || figure == null ? 0 : (int) Math.min(SHADES, Math.round(figure.doubleValue() / 100 * SHADES));
    }
}
