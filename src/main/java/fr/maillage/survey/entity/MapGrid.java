package fr.maillage.survey.entity;

import fr.maillage.territory.GeoPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Squares that a map is cut into, so that a point tells of a place and not of a house: every point becomes the centre of its square.
 * Rows are parallels; the width of a square in degrees is that of its row's middle. The centre is written to five decimals (a metre).
 *
 * @param metres side of a square
 */
public record MapGrid(int metres) {
    public static final int LEAST = 100;
    public static final int MOST = 20_000;
    public static final int USUAL = 1000;
    /** Metres in a degree of latitude, mean. */
    private static final double DEGREE = 111_195;
    private static final int DECIMALS = 5;

    public MapGrid {
        if (metres < LEAST || metres > MOST) throw new IllegalArgumentException("a grid has squares of " + LEAST + " to " + MOST + " metres");
    }

    /** The centre of the square that holds the point; of a centre, itself. */
    public GeoPoint centre(GeoPoint point) {
        double height = metres / DEGREE;
        double row = Math.floor(point.latitude() / height);
        double latitude = Math.min(90, (row + 0.5) * height);
        double width = height / Math.max(0.01, Math.cos(Math.toRadians(latitude)));
        double longitude = Math.min(180, (Math.floor(point.longitude() / width) + 0.5) * width);
        return new GeoPoint(round(longitude), round(latitude));
    }

    private static double round(double degrees) {
        return BigDecimal.valueOf(degrees).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
    }
}
