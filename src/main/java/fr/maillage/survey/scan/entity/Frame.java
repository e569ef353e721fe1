package fr.maillage.survey.scan.entity;

import fr.maillage.survey.paper.entity.Layout;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the paper lies in a picture, by its four registration marks: turns millimetres on the form into pixels, whatever the angle, the size
 * and the slant (a plane projection, exact for a flat sheet).
 */
public final class Frame {
    private static final double A4_WIDTH = 210;
    /** A mark's share of the paper's width that is still taken for one: scans are a little larger or smaller than the sheet. */
    private static final double SIZE_OFF = 0.35;
    private static final double SIDES_OFF = 0.03;

    private final double[] plane;
    private final double scale;

    private Frame(double[] plane, double scale) {
        this.plane = plane;
        this.scale = scale;
    }

    private record Blob(double x, double y, int size, double fill) {
    }

    /** Empty when one of the marks is not to be seen, or they do not stand as on a form. */
    public static Optional<Frame> of(Picture picture) {
        double guess = picture.width() / A4_WIDTH;
        List<Blob> marks = new ArrayList<>();
        for (int corner = 0; corner < 4; corner++) {
            Optional<Blob> mark = mark(picture, corner % 2 == 1, corner / 2 == 1, guess);
            if (mark.isEmpty()) return Optional.empty();
            marks.add(mark.get());
        }
        double top = distance(marks.get(0), marks.get(1));
        double bottom = distance(marks.get(2), marks.get(3));
        double left = distance(marks.get(0), marks.get(2));
        double right = distance(marks.get(1), marks.get(3));
        Layout.Point first = Layout.MARKS.get(0);
        Layout.Point last = Layout.MARKS.get(3);
        double shape = (last.x() - first.x()) / (last.y() - first.y());
        boolean right4 = near(top, bottom) && near(left, right) && near(distance(marks.get(0), marks.get(3)), distance(marks.get(1), marks.get(2)))
                && near(top / left, shape);
        return right4 ? Optional.of(new Frame(plane(marks), top / (last.x() - first.x()))) : Optional.empty();
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= SIDES_OFF * Math.max(a, b);
    }

    private static double distance(Blob a, Blob b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    /** The most solid dark square near a corner. */
    private static Optional<Blob> mark(Picture picture, boolean right, boolean below, double guess) {
        int width = (int) (picture.width() * 0.17);
        int height = (int) (picture.height() * 0.13);
        int fromX = right ? picture.width() - width : 0;
        int fromY = below ? picture.height() - height : 0;
        Set<Integer> seen = new HashSet<>();
        List<Blob> blobs = new ArrayList<>();
        // a mark covers at least a point in every half of its side
        int step = Math.max(1, (int) (Layout.MARK * guess / 3));
        for (int y = fromY; y < fromY + height; y += step) {
            for (int x = fromX; x < fromX + width; x += step) {
                if (picture.dark(x, y) && !seen.contains(y * picture.width() + x)) blob(picture, x, y, guess, seen).ifPresent(blobs::add);
            }
        }
        return blobs.stream().max(Comparator.comparingDouble(Blob::fill));
    }

    /** All dark pixels that hang together with this one, when they make a square of a mark's size. */
    private static Optional<Blob> blob(Picture picture, int x, int y, double guess, Set<Integer> seen) {
        double side = Layout.MARK * guess;
        int most = (int) (side * side * (1 + SIZE_OFF) * (1 + SIZE_OFF) * 1.3);
        Deque<int[]> next = new ArrayDeque<>(List.of(new int[] {x, y}));
        seen.add(y * picture.width() + x);
        long sumX = 0;
        long sumY = 0;
        int count = 0;
        int[] edges = {x, x, y, y};
        while (!next.isEmpty()) {
            int[] at = next.pop();
            count++;
            // a shadow along the edge, or the table under the sheet: no mark, and no need to follow it
            if (count > most) return Optional.empty();
            sumX += at[0];
            sumY += at[1];
            edges = new int[] {Math.min(edges[0], at[0]), Math.max(edges[1], at[0]), Math.min(edges[2], at[1]), Math.max(edges[3], at[1])};
            for (int[] by : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                int nx = at[0] + by[0];
                int ny = at[1] + by[1];
                if (nx >= 0 && ny >= 0 && nx < picture.width() && ny < picture.height() && picture.dark(nx, ny) && seen.add(ny * picture.width() + nx)) next.push(new int[] {nx, ny});
            }
        }
        double wide = edges[1] - edges[0] + 1.0;
        double high = edges[3] - edges[2] + 1.0;
        double fill = count / (wide * high);
        boolean square = Math.abs(wide / side - 1) < SIZE_OFF && Math.abs(high / side - 1) < SIZE_OFF && Math.abs(wide / high - 1) < 0.25 && fill > 0.8;
        return square ? Optional.of(new Blob((double) sumX / count, (double) sumY / count, count, fill)) : Optional.empty();
    }

    /** The eight numbers of the projection that takes the four marks to where they were found. */
    private static double[] plane(List<Blob> marks) {
        double[][] rows = new double[8][9];
        for (int i = 0; i < 4; i++) {
            Layout.Point from = Layout.MARKS.get(i);
            Blob to = marks.get(i);
            rows[2 * i] = new double[] {from.x(), from.y(), 1, 0, 0, 0, -from.x() * to.x(), -from.y() * to.x(), to.x()};
            rows[2 * i + 1] = new double[] {0, 0, 0, from.x(), from.y(), 1, -from.x() * to.y(), -from.y() * to.y(), to.y()};
        }
        return solved(rows);
    }

    /** Gaussian elimination with pivots. */
    private static double[] solved(double[][] rows) {
        int n = rows.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) pivot = row;
            double[] swap = rows[column];
            rows[column] = rows[pivot];
            rows[pivot] = swap;
            for (int row = 0; row < n; row++) {
                if (row == column) continue;
                double factor = rows[row][column] / rows[column][column];
                for (int k = column; k <= n; k++) rows[row][k] -= factor * rows[column][k];
            }
        }
        double[] solved = new double[n];
        for (int i = 0; i < n; i++) solved[i] = rows[i][n] / rows[i][i];
        return solved;
    }

    /** Pixel of a point on the form: x, y. */
    double[] at(double x, double y) {
        double depth = plane[6] * x + plane[7] * y + 1;
        return new double[] {(plane[0] * x + plane[1] * y + plane[2]) / depth, (plane[3] * x + plane[4] * y + plane[5]) / depth};
    }

    /** Pixels a millimetre. */
    public double scale() {
        return scale;
    }

    double grey(Picture picture, double x, double y) {
        double[] pixel = at(x, y);
        return picture.grey(pixel[0], pixel[1]);
    }

    /** A part of the form, straight, at six pixels a millimetre. */
    public BufferedImage crop(Picture picture, double x, double y, double width, double height) {
        int pixels = 6;
        BufferedImage crop = new BufferedImage((int) Math.ceil(width * pixels), (int) Math.ceil(height * pixels), BufferedImage.TYPE_BYTE_GRAY);
        for (int row = 0; row < crop.getHeight(); row++) {
            for (int column = 0; column < crop.getWidth(); column++) {
                int shade = (int) Math.round(grey(picture, x + (double) column / pixels, y + (double) row / pixels));
                crop.getRaster().setSample(column, row, 0, shade);
            }
        }
        return crop;
    }
}
