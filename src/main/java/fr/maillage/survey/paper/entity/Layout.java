package fr.maillage.survey.paper.entity;

import java.util.List;

/**
 * Where everything that is filled in stands on a form, in millimetres from the upper left corner of an A4 page.
 *
 * @param pages  pages of one form
 * @param boxes  boxes to tick
 * @param fields places to write in
 */
public record Layout(int pages, List<Box> boxes, List<Field> fields) {
    /** Side of a registration mark, a black square. */
    public static final double MARK = 5;
    /** Centres of the marks: upper left, upper right, lower left, lower right. */
    public static final List<Point> MARKS = List.of(new Point(12.5, 12.5), new Point(197.5, 12.5), new Point(12.5, 284.5), new Point(197.5, 284.5));
    /** The code of a page: left and upper edge, side. */
    public static final double CODE_X = 168;
    public static final double CODE_Y = 8;
    public static final double CODE_SIDE = 22;

    public Layout {
        boxes = List.copyOf(boxes);
        fields = List.copyOf(fields);
    }

    /** A place on a page. */
    public record Point(double x, double y) {
    }

    /**
     * A box: ticked, the answer's form sends {@code value} under {@code field}.
     *
     * @param question its code
     * @param single   at most one box of this field is ticked
     */
    public record Box(String question, String field, String value, boolean single, int page, double x, double y, double width, double height) {
    }

    /** A line or several to write on. */
    public record Field(String question, String field, int page, double x, double y, double width, double height) {
    }

    public List<Box> boxesOn(int page) {
        return boxes.stream().filter(box -> box.page() == page).toList();
    }

    public List<Field> fieldsOn(int page) {
        return fields.stream().filter(field -> field.page() == page).toList();
    }
}
