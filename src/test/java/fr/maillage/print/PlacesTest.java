package fr.maillage.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.regex.Pattern;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final String BOX = "display: inline-block; width: 5mm; height: 5mm; background: #000";

    private static String page(String body) {
        return "<html lang=\"fr\"><head><title>Essai</title></head><body>" + body + "</body></html>";
    }

    @Test
    void elementsAreDrawnWhereTheyAreSaidToBe() {
        Pdf.Laid laid = Pdf.lay(page("<p>Un <span id=\"b1\" style=\"" + BOX + "\"></span></p><div class=\"page\"><p>Deux<span id=\"b2\" style=\"" + BOX + "\"></span></p></div>"), Pattern.compile("b\\d+"));
        assertThat(laid.spots()).extracting(Spot::page).containsExactly(1, 2);
        BufferedImage first = new PdfFile(laid.pdf()).read(document -> new PDFRenderer(document).renderImageWithDPI(0, 254));
        Spot box = laid.spots().get(0);
        assertThat(box.width()).isCloseTo(5, within(0.1));
        assertThat(first.getRGB((int) ((box.x() + 0.5) * 10), (int) ((box.y() + 0.5) * 10)) & 0xff).isLessThan(60);
        assertThat(first.getRGB((int) ((box.x() + 4.5) * 10), (int) ((box.y() + 4.5) * 10)) & 0xff).isLessThan(60);
        assertThat(first.getRGB((int) ((box.x() + 5.5) * 10), (int) ((box.y() + 5.5) * 10)) & 0xff).isGreaterThan(200);
    }

    @Test
    void whatIsDrawnOverEveryPageIsNoPartOfTheText() {
        byte[] pdf = Pdf.lay(page("<h1>Un</h1><div class=\"page\"><p>Deux</p></div>"), Pattern.compile("x")).pdf();
        PdfFile drawn = new PdfFile(Overlay.draw(pdf, (page, number, pages) -> {
            page.box(10, 10, 5, 5);
            page.text(20, 290, 9, "page " + number + " sur " + pages);
            page.code(QrCode.of("K7F3M"), 170, 10, 20);
        }));
        drawn.mustBeAccessible();
        assertThat(drawn.page(2)).contains("page 2 sur 2");
        BufferedImage first = drawn.read(document -> new PDFRenderer(document).renderImageWithDPI(0, 254));
        assertThat(first.getRGB(125, 125) & 0xff).isLessThan(60);
        assertThat(first.getRGB(125, 160) & 0xff).isGreaterThan(200);
    }

    @Test
    void signsThatNoPaperHasBreakNothing() {
        String strange = "Fête \uD83C\uDF89 \u2192 \uFFFE\uD800 fin";
        PdfFile drawn = new PdfFile(Overlay.draw(Pdf.lay(page("<p>" + strange + "</p>"), Pattern.compile("x")).pdf(), (page, number, pages) -> page.text(20, 290, 9, strange)));
        assertThat(drawn.text()).contains("Fête", "fin");
    }
}
