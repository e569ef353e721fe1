package fr.maillage.survey.scan.entity;

import fr.maillage.survey.paper.entity.Layout;
import java.util.Arrays;

/**
 * Reads a box by how dark its inside is. First the printed frame is found, to a tenth of a millimetre: paper is never quite flat, and a box that
 * is not where the layout says is not judged at all. The paper's own shade around the box is what « light » means.
 */
public final class TickReader {
    /** Of the inside, dark: at most this is dust. */
    static final double EMPTY = 0.03;
    /** At least this is a tick: a small one with a thin pen covers a tenth. */
    static final double TICKED = 0.09;
    /** At least this is a box blackened whole: ticked with a will, or corrected; only a person can tell. */
    static final double BLACKENED = 0.72;
    /** Mean darkness that an empty box may have: more is a trace of pencil. */
    static final double FAINT = 0.02;
    private static final double LINE = 0.4;
    private static final double INSET = 0.85;
    private static final double REACH = 0.7;
    private static final double STEP = 0.1;

    private final Picture picture;
    private final Frame frame;
    private final double black;

    public TickReader(Picture picture, Frame frame) {
        this.picture = picture;
        this.frame = frame;
        // how black the printer's black is in this picture: the middles of the marks
        this.black = Layout.MARKS.stream().mapToDouble(mark -> frame.grey(picture, mark.x(), mark.y())).average().orElse(0);
    }

    public Tick read(Layout.Box box) {
        double white = white(box);
        double contrast = white - black;
        if (contrast < 60) return new Tick(box, Tick.State.DOUBTFUL, 0, 0);
        double[] shift = shift(box, white);
        if (shift[2] < 0.6) return new Tick(box, Tick.State.DOUBTFUL, 0, 0);
        double dark = 0;
        double sum = 0;
        int points = 0;
        for (double y = box.y() + INSET; y <= box.y() + box.height() - INSET; y += STEP) {
            for (double x = box.x() + INSET; x <= box.x() + box.width() - INSET; x += STEP) {
                double grey = frame.grey(picture, x + shift[0], y + shift[1]);
                if (grey < white - 0.3 * contrast) dark++;
                sum += (white - grey) / contrast;
                points++;
            }
        }
        return judged(box, dark / points, sum / points);
    }

    private static Tick judged(Layout.Box box, double ink, double mean) {
        if (ink >= BLACKENED) return new Tick(box, Tick.State.DOUBTFUL, ink, 40);
        if (ink >= TICKED) return new Tick(box, Tick.State.TICKED, ink, percent(0.5 + (ink - TICKED) / 0.2));
        if (ink <= EMPTY && mean <= FAINT) return new Tick(box, Tick.State.EMPTY, ink, percent(1 - 0.5 * Math.max(ink / EMPTY, mean / FAINT)));
        return new Tick(box, Tick.State.DOUBTFUL, ink, 50);
    }

    private static int percent(double share) {
        return (int) Math.round(100 * Math.max(0, Math.min(1, share)));
    }

    /** The paper's shade: the middle of what is around the box. */
    private double white(Layout.Box box) {
        double[] around = new double[80];
        int found = 0;
        for (int i = 0; i < 20; i++) {
            double along = -1.2 + i * (box.width() + 2.4) / 19;
            double aside = -1.2 + i * (box.height() + 2.4) / 19;
            around[found++] = frame.grey(picture, box.x() + along, box.y() - 1.2);
            around[found++] = frame.grey(picture, box.x() + along, box.y() + box.height() + 1.2);
            around[found++] = frame.grey(picture, box.x() - 1.2, box.y() + aside);
            around[found++] = frame.grey(picture, box.x() + box.width() + 1.2, box.y() + aside);
        }
        Arrays.sort(around);
        return around[found * 6 / 10];
    }

    /** How far the printed frame is from its place: x, y, and how much of it is seen there, 0 to 1. */
    private double[] shift(Layout.Box box, double white) {
        double[] best = {0, 0, -1};
        for (double dy = -REACH; dy <= REACH + 1e-9; dy += STEP) {
            for (double dx = -REACH; dx <= REACH + 1e-9; dx += STEP) {
                // of two places as good, the nearer
                double seen = seen(box, dx, dy, white) - 0.02 * Math.hypot(dx, dy);
                if (seen > best[2]) best = new double[] {dx, dy, seen};
            }
        }
        return best;
    }

    /** Darkness along the frame: that of its lightest side, so that a long line beside a box is not taken for it. */
    private double seen(Layout.Box box, double dx, double dy, double white) {
        double left = box.x() + dx + LINE / 2;
        double top = box.y() + dy + LINE / 2;
        double right = box.x() + box.width() + dx - LINE / 2;
        double bottom = box.y() + box.height() + dy - LINE / 2;
        double least = Math.min(side(left, top, right, top, white), side(left, bottom, right, bottom, white));
        return Math.min(least, Math.min(side(left, top, left, bottom, white), side(right, top, right, bottom, white)));
    }

    private double side(double fromX, double fromY, double toX, double toY, double white) {
        int points = 16;
        double sum = 0;
        for (int i = 0; i <= points; i++) {
            double at = (double) i / points;
            double grey = frame.grey(picture, fromX + (toX - fromX) * at, fromY + (toY - fromY) * at);
            // a thin line is grey at a low resolution: half the contrast is all of it
            sum += Math.min(1, Math.max(0, (white - grey) / (0.5 * (white - black))));
        }
        return sum / (points + 1);
    }
}
