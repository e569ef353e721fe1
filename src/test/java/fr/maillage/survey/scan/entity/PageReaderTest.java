package fr.maillage.survey.scan.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.paper.boundary.Forms;
import fr.maillage.survey.paper.boundary.PrintedForms;
import fr.maillage.survey.paper.entity.Layout;
import fr.maillage.survey.paper.entity.PageCode;
import fr.maillage.survey.scan.Sheet;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Scans made from the printed form itself: what is clear is read right, what is not is flagged, nothing is silently wrong. */
class PageReaderTest {
    private static final PrintedForms FORM = PrintedForms.of(Forms.ticks(14));

    private static PageReader.Seen look(BufferedImage image) {
        return PageReader.look(Picture.of(image, 2600));
    }

    private static List<Tick> ticks(BufferedImage image) {
        PageReader.Seen seen = look(image);
        assertThat(seen).isInstanceOf(PageReader.Seen.Page.class);
        PageReader.Seen.Page page = (PageReader.Seen.Page) seen;
        assertThat(page.code()).isEqualTo(new PageCode(PrintedForms.LAYOUT, 7, 1));
        TickReader reader = new TickReader(page.picture(), page.frame());
        return FORM.layout().boxesOn(1).stream().map(reader::read).toList();
    }

    private static Tick.State state(List<Tick> ticks, Layout.Box box) {
        return ticks.stream().filter(tick -> tick.box().equals(box)).findFirst().orElseThrow().state();
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void clearTicksAreReadRight(@ForAll @DoubleRange(min = -2, max = 2) double degrees, @ForAll @DoubleRange(min = 0.95, max = 1.02) double size,
                                @ForAll @DoubleRange(min = 0, max = 14) double noise, @ForAll @IntRange(min = 1, max = 3) int blur,
                                @ForAll @IntRange(min = 0, max = 2) int resolution, @ForAll long seed) {
        Random random = new Random(seed);
        int dpi = List.of(150, 200, 240).get(resolution);
        Sheet sheet = Sheet.printed(FORM.pdf(), 1, dpi);
        List<Layout.Box> ticked = new ArrayList<>();
        for (Layout.Box box : FORM.layout().boxesOn(1)) {
            if (random.nextInt(3) > 0) continue;
            ticked.add(box);
            // a ball pen at the thinnest, a felt pen at the widest; blue ink is grey to a scanner
            double pen = 0.35 + random.nextDouble() * 0.4;
            if (random.nextBoolean()) sheet.cross(box, random, pen, random.nextInt(90));
            else sheet.check(box, Math.max(0.45, pen), random.nextInt(70));
        }
        for (Tick tick : ticks(sheet.scanned(degrees, size, noise, blur, random)))
            assertThat(tick.state()).as(tick.toString()).isEqualTo(ticked.contains(tick.box()) ? Tick.State.TICKED : Tick.State.EMPTY);
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void faintTicksAreFlaggedOrReadRightAndNeverSilentlyWrong(@ForAll @DoubleRange(min = -2, max = 2) double degrees, @ForAll @DoubleRange(min = 0, max = 10) double noise,
                                                              @ForAll @IntRange(min = 120, max = 215) int grey, @ForAll @DoubleRange(min = 0.25, max = 0.5) double pen, @ForAll long seed) {
        Random random = new Random(seed);
        Sheet sheet = Sheet.printed(FORM.pdf(), 1, 200);
        List<Layout.Box> ticked = new ArrayList<>();
        for (Layout.Box box : FORM.layout().boxesOn(1)) {
            if (random.nextInt(3) > 0) continue;
            ticked.add(box);
            sheet.cross(box, random, pen, grey);
        }
        for (Tick tick : ticks(sheet.scanned(degrees, 1, noise, 1, random))) {
            if (ticked.contains(tick.box())) assertThat(tick.state()).as(tick.toString()).isNotEqualTo(Tick.State.EMPTY);
            else assertThat(tick.state()).as(tick.toString()).isEqualTo(Tick.State.EMPTY);
        }
    }

    @Test
    void blackenedBoxIsForAPersonToTell() {
        Layout.Box box = FORM.layout().boxesOn(1).get(2);
        assertThat(state(ticks(Sheet.printed(FORM.pdf(), 1, 200).blacken(box).scanned()), box)).isEqualTo(Tick.State.DOUBTFUL);
    }

    @Test
    void boxThatIsNotWhereItShouldBeIsNotJudged() {
        Layout.Box box = FORM.layout().boxesOn(1).get(2);
        // a stain or a fold took the frame away
        Sheet sheet = Sheet.printed(FORM.pdf(), 1, 200).without(box.x() - 1, box.y() - 1, box.width() + 2, box.height() + 2);
        assertThat(state(ticks(sheet.scanned()), box)).isEqualTo(Tick.State.DOUBTFUL);
    }

    @Test
    void twoTicksWhereOneMayBeAreNobodysChoice() {
        List<Layout.Box> boxes = FORM.layout().boxesOn(1).stream().filter(box -> box.field().equals("q1")).toList();
        Sheet sheet = Sheet.printed(FORM.pdf(), 1, 200).cross(boxes.get(0), new Random(1), 0.5, 20).cross(boxes.get(2), new Random(2), 0.5, 20);
        Layout.Box alone = FORM.layout().boxesOn(1).stream().filter(box -> box.field().equals("q2")).findFirst().orElseThrow();
        FormReading reading = new FormReading(FORM.layout());
        PageReader.Seen.Page page = (PageReader.Seen.Page) look(sheet.cross(alone, new Random(3), 0.5, 20).scanned());
        assertThat(reading.add(page)).isTrue();
        assertThat(reading.add(page)).as("the same page again").isFalse();
        assertThat(reading.typed()).containsOnly(java.util.Map.entry("q2", List.of(alone.value())));
        assertThat(reading.doubts()).containsExactly("q1");
        assertThat(reading.crops()).hasSize(2);
        assertThat(reading.missing()).hasSize(FORM.layout().pages() - 1).doesNotContain(1);
        assertThat(reading.confidence().get("q1")).isLessThanOrEqualTo(50);
    }

    @Test
    void pageUpsideDownOrOnItsSideIsPutUpright() {
        Layout.Box box = FORM.layout().boxesOn(1).get(3);
        BufferedImage image = Sheet.printed(FORM.pdf(), 1, 150).cross(box, new Random(3), 0.5, 20).scanned(1, 1, 5, 1, new Random(2));
        BufferedImage turned = image;
        for (int quarter = 0; quarter < 4; quarter++) {
            assertThat(state(ticks(turned), box)).as(quarter + " quarters").isEqualTo(Tick.State.TICKED);
            turned = quarter(turned);
        }
    }

    private static BufferedImage quarter(BufferedImage image) {
        BufferedImage turned = new BufferedImage(image.getHeight(), image.getWidth(), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < image.getHeight(); y++)
            for (int x = 0; x < image.getWidth(); x++) turned.getRaster().setSample(image.getHeight() - 1 - y, x, 0, image.getRaster().getSample(x, y, 0));
        return turned;
    }

    @Test
    void whatIsNoReadablePageIsSaid() {
        BufferedImage blank = new BufferedImage(1240, 1754, BufferedImage.TYPE_BYTE_GRAY);
        java.awt.Graphics2D pen = blank.createGraphics();
        pen.setColor(java.awt.Color.WHITE);
        pen.fillRect(0, 0, 1240, 1754);
        assertThat(look(blank)).isEqualTo(new PageReader.Seen.Fault(PageReader.Why.BLANK));
        assertThat(look(Sheet.printed(FORM.pdf(), 1, 150).without(160, 5, 35, 30).scanned())).isEqualTo(new PageReader.Seen.Fault(PageReader.Why.NO_CODE));
        assertThat(look(Sheet.printed(FORM.pdf(), 1, 150).without(0, 270, 30, 27).scanned())).isEqualTo(new PageReader.Seen.Fault(PageReader.Why.NO_MARKS));
    }

    @Test
    void blankBackOfADustyScanIsBlank() {
        BufferedImage back = Sheet.printed(FORM.pdf(), 1, 150).without(0, 0, 210, 297).scanned(1, 1, 8, 1, new Random(5));
        assertThat(look(back)).isEqualTo(new PageReader.Seen.Fault(PageReader.Why.BLANK));
    }
}
