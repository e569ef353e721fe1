package fr.maillage.survey.results.boundary;

import fr.maillage.territory.GeoPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Places as discs where they lie, as large as their answers; drawn by {@code results/parts :: map}. It adds to the table, which says it all.
 *
 * @param discs   the largest first, so that none hides a smaller one
 * @param marks   towns to find one's way by
 * @param height  of a drawing 400 wide
 * @param missing places with answers that are not drawn, for nobody knows where they lie
 */
public record PlaceMap(List<Disc> discs, List<Mark> marks, int height, long missing) {
    private static final double WIDTH = 400;
    private static final double MARGIN = 34;
    private static final double LARGEST = 26;
    private static final double SMALLEST = 3;
    private static final int NAMED = 6;
    private static final int TOWNS = 12;
    /** A point or two alone would be stretched over the whole drawing. */
    private static final double LEAST_DEGREES = 0.02;

    /** A place with answers. @param name drawn beside it, when it is among the largest; empty: never */
    public record Spot(String label, String name, GeoPoint at, long answers) {
    }

    /** @param name drawn beside it, or null; @param title said to who points at it */
    public record Disc(String x, String y, String r, String name, String title, String textY) {
    }

    public record Mark(String x, String y, String name, String textY) {
    }

    /** Empty drawing when fewer than two places are known: that is no map. */
    public static PlaceMap of(List<Spot> spots, List<Spot> towns, long missing) {
        List<Spot> placed = spots.stream().filter(spot -> spot.answers() > 0).sorted(Comparator.comparingLong(Spot::answers).reversed()).toList();
        if (placed.size() < 2) return new PlaceMap(List.of(), List.of(), 0, missing);
        Frame frame = Frame.of(placed.stream().map(Spot::at).toList());
        List<Disc> discs = new ArrayList<>();
        Words words = new Words(new ArrayList<>());
        for (Spot spot : placed) {
            double r = Math.max(SMALLEST, LARGEST * Math.sqrt((double) spot.answers() / placed.get(0).answers()));
            double y = frame.y(spot.at());
            boolean named = discs.size() < NAMED && !spot.name().isEmpty() && words.free(frame.x(spot.at()), y + r + 13);
            discs.add(new Disc(shown(frame.x(spot.at())), shown(y), shown(r), named ? spot.name() : null, spot.label() + "\u00A0: " + spot.answers(), shown(y + r + 13)));
        }
        List<Mark> marks = towns.stream().filter(town -> frame.holds(town.at()) && words.free(frame.x(town.at()), frame.y(town.at()) - 7)).limit(TOWNS)
                .map(town -> new Mark(shown(frame.x(town.at())), shown(frame.y(town.at())), town.name(), shown(frame.y(town.at()) - 7))).toList();
        return new PlaceMap(discs, marks, (int) Math.ceil(frame.height()), missing);
    }

    /** Places of names that are written already: two names do not cross. */
    private record Words(List<double[]> taken) {
        private static final double WIDE = 90;
        private static final double HIGH = 16;

        /** Whether a name fits there; it is then taken. */
        boolean free(double x, double y) {
            boolean free = taken.stream().noneMatch(place -> Math.abs(place[0] - x) < WIDE && Math.abs(place[1] - y) < HIGH);
            if (free) taken.add(new double[] {x, y});
            return free;
        }
    }

    /** Degrees to pixels: as wide as tall where the places are. */
    private record Frame(double west, double east, double south, double north, double narrowing, double scale) {
        static Frame of(List<GeoPoint> points) {
            double west = points.stream().mapToDouble(GeoPoint::longitude).min().orElseThrow();
            double east = points.stream().mapToDouble(GeoPoint::longitude).max().orElseThrow();
            double south = points.stream().mapToDouble(GeoPoint::latitude).min().orElseThrow();
            double north = points.stream().mapToDouble(GeoPoint::latitude).max().orElseThrow();
            double narrowing = Math.cos(Math.toRadians((south + north) / 2));
            double scale = (WIDTH - 2 * MARGIN) / Math.max(LEAST_DEGREES, Math.max((east - west) * narrowing, north - south));
            return new Frame(west, east, south, north, narrowing, scale);
        }

        double x(GeoPoint point) {
            return WIDTH / 2 + (point.longitude() - (west + east) / 2) * narrowing * scale;
        }

        double y(GeoPoint point) {
            return MARGIN + (north - point.latitude()) * scale;
        }

        double height() {
            return 2 * MARGIN + (north - south) * scale;
        }

        boolean holds(GeoPoint point) {
            return x(point) > MARGIN / 2 && x(point) < WIDTH - MARGIN / 2 && y(point) > MARGIN / 2 && y(point) < height() - MARGIN / 4;
        }
    }

    private static String shown(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
