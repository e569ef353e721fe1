package fr.maillage.survey.report.control;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Charts in an OpenDocument spreadsheet, which the library that writes its cells does not know: each is a document of its own in the package
 * (OpenDocument 1.2, part 1, chapter 11), drawn from the cells of a sheet, so that it follows what somebody changes there. The cells are written
 * into it too, for readers that do not follow them.
 */
final class SheetCharts {
    private static final String MIMETYPE = "mimetype";
    private static final String CONTENT = "content.xml";
    private static final String MANIFEST = "META-INF/manifest.xml";
    private static final String NAMESPACES = " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
            + " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" xmlns:chart=\"urn:oasis:names:tc:opendocument:xmlns:chart:1.0\""
            + " xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
    private static final double WIDTH = 17;
    private static final double HEAD = 2.2;
    private static final double BAR = 0.8;
    private static final double GAP = 0.8;
    private static final double TOP = 1.6;

    private SheetCharts() {
    }

    /**
     * One chart.
     *
     * @param text     what it shows, for who does not see it
     * @param values   what the numbers are
     * @param labels   of the bars
     * @param numbers  of the bars, null where none may be told
     * @param firstRow of the cells, counted from 1
     * @param column   letter of the column of the numbers; the labels stand in B
     */
    record Bars(String title, String text, String values, List<String> labels, List<Double> numbers, int firstRow, char column) {
        private double height() {
            return HEAD + BAR * labels.size();
        }
    }

    /**
     * Adds the charts to a spreadsheet.
     *
     * @param book  the spreadsheet, as a file
     * @param sheet in which they stand, one under the other
     * @param cells the sheet of the cells they are drawn from
     */
    static void add(byte[] book, String sheet, String cells, List<Bars> charts, OutputStream out) throws IOException {
        Map<String, byte[]> parts = parts(book);
        // the library writes an empty row without a cell, which the format does not have
        String content = text(parts.get(CONTENT)).replace("<table:table-row></table:table-row>", "<table:table-row><table:table-cell/></table:table-row>");
        parts.put(CONTENT, (charts.isEmpty() ? content : placed(content, sheet, cells, charts)).getBytes(StandardCharsets.UTF_8));
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < charts.size(); i++) {
            parts.put(name(i) + "/" + CONTENT, chart(charts.get(i), cells).getBytes(StandardCharsets.UTF_8));
            entries.append("<manifest:file-entry manifest:full-path=\"").append(name(i)).append("/\" manifest:version=\"1.2\" manifest:media-type=\"application/vnd.oasis.opendocument.chart\"/>")
                    .append("<manifest:file-entry manifest:full-path=\"").append(name(i)).append('/').append(CONTENT).append("\" manifest:media-type=\"text/xml\"/>");
        }
        parts.put(MANIFEST, text(parts.get(MANIFEST)).replace("</manifest:manifest>", entries + "</manifest:manifest>").getBytes(StandardCharsets.UTF_8));
        write(parts, out);
    }

    private static String name(int i) {
        return "Object " + (i + 1);
    }

    private static Map<String, byte[]> parts(byte[] book) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(book))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) if (!entry.isDirectory()) parts.put(entry.getName(), zip.readAllBytes());
        }
        return parts;
    }

    /** The type stands first and is not packed, so that the file's kind can be told from its first bytes. */
    private static void write(Map<String, byte[]> parts, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        byte[] type = parts.remove(MIMETYPE);
        ZipEntry first = new ZipEntry(MIMETYPE);
        first.setMethod(ZipEntry.STORED);
        first.setSize(type.length);
        CRC32 crc = new CRC32();
        crc.update(type);
        first.setCrc(crc.getValue());
        zip.putNextEntry(first);
        zip.write(type);
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            zip.putNextEntry(new ZipEntry(part.getKey()));
            zip.write(part.getValue());
        }
        zip.finish();
    }

    private static String text(byte[] part) {
        return new String(part, StandardCharsets.UTF_8);
    }

    /** The shapes of a sheet come first in it, before its columns. */
    private static String placed(String content, String sheet, String cells, List<Bars> charts) throws IOException {
        int table = content.indexOf("table:name=\"" + escaped(sheet) + "\"");
        if (table < 0) throw new IOException("the spreadsheet has no sheet " + sheet);
        int start = content.indexOf('>', table) + 1;
        StringBuilder shapes = new StringBuilder("<table:shapes").append(NAMESPACES).append('>');
        double y = TOP;
        for (int i = 0; i < charts.size(); i++) {
            Bars chart = charts.get(i);
            shapes.append("<draw:frame draw:z-index=\"").append(i).append("\" svg:x=\"0.3cm\" svg:y=\"").append(cm(y)).append("\" svg:width=\"").append(cm(WIDTH)).append("\" svg:height=\"").append(cm(chart.height()))
                    .append("\"><draw:object draw:notify-on-update-of-ranges=\"").append(range(cells, 'B', chart)).append(' ').append(range(cells, chart.column(), chart))
                    .append("\" xlink:href=\"./").append(name(i)).append("\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/><svg:title>").append(escaped(chart.title())).append("</svg:title><svg:desc>")
                    .append(escaped(chart.text())).append("</svg:desc></draw:frame>");
            y += chart.height() + GAP;
        }
        return content.substring(0, start) + shapes + "</table:shapes>" + content.substring(start);
    }

    private static String range(String cells, char column, Bars chart) {
        return escaped(cells) + '.' + column + chart.firstRow() + ':' + escaped(cells) + '.' + column + (chart.firstRow() + chart.labels().size() - 1);
    }

    private static String cm(double length) {
        return String.format(Locale.ROOT, "%.2fcm", length);
    }

    private static String chart(Bars chart, String cells) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content").append(NAMESPACES).append(" office:version=\"1.2\"><office:automatic-styles>")
                .append("<style:style style:name=\"whole\" style:family=\"chart\"><style:graphic-properties draw:fill=\"solid\" draw:fill-color=\"#ffffff\" draw:stroke=\"none\"/></style:style>")
                .append("<style:style style:name=\"title\" style:family=\"chart\"><style:text-properties fo:font-size=\"11pt\" fo:font-weight=\"bold\"/></style:style>")
                .append("<style:style style:name=\"plot\" style:family=\"chart\"><style:chart-properties chart:vertical=\"true\" chart:include-hidden-cells=\"false\"/></style:style>")
                .append("<style:style style:name=\"labels\" style:family=\"chart\"><style:chart-properties chart:display-label=\"true\" chart:reverse-direction=\"true\"/><style:text-properties fo:font-size=\"9pt\"/></style:style>")
                .append("<style:style style:name=\"numbers\" style:family=\"chart\"><style:chart-properties chart:display-label=\"true\" chart:minimum=\"0\"/><style:text-properties fo:font-size=\"9pt\"/></style:style>")
                .append("<style:style style:name=\"bars\" style:family=\"chart\"><style:chart-properties chart:data-label-number=\"value\"/><style:graphic-properties draw:fill=\"solid\" draw:fill-color=\"#1d5b4f\"/><style:text-properties fo:font-size=\"9pt\"/></style:style>")
                .append("</office:automatic-styles><office:body><office:chart><chart:chart chart:class=\"chart:bar\" chart:style-name=\"whole\" svg:width=\"").append(cm(WIDTH)).append("\" svg:height=\"").append(cm(chart.height()))
                .append("\" xlink:href=\"..\" xlink:type=\"simple\"><chart:title chart:style-name=\"title\" svg:x=\"0.3cm\" svg:y=\"0.2cm\"><text:p>").append(escaped(chart.title())).append("</text:p></chart:title>")
                .append("<chart:plot-area chart:style-name=\"plot\" chart:data-source-has-labels=\"column\" table:cell-range-address=\"").append(range(cells, 'B', chart)).append(' ').append(range(cells, chart.column(), chart)).append("\">")
                .append("<chart:axis chart:dimension=\"x\" chart:name=\"primary-x\" chart:style-name=\"labels\"><chart:categories table:cell-range-address=\"").append(range(cells, 'B', chart)).append("\"/></chart:axis>")
                .append("<chart:axis chart:dimension=\"y\" chart:name=\"primary-y\" chart:style-name=\"numbers\"><chart:title><text:p>").append(escaped(chart.values())).append("</text:p></chart:title><chart:grid chart:class=\"major\"/></chart:axis>")
                .append("<chart:series chart:style-name=\"bars\" chart:class=\"chart:bar\" chart:values-cell-range-address=\"").append(range(cells, chart.column(), chart)).append("\"><chart:data-point chart:repeated=\"").append(chart.labels().size()).append("\"/></chart:series>")
                .append("</chart:plot-area>");
        xml.append("<table:table table:name=\"local-table\"><table:table-header-columns><table:table-column/></table:table-header-columns><table:table-columns><table:table-column/></table:table-columns>")
                .append("<table:table-header-rows><table:table-row><table:table-cell><text:p/></table:table-cell>").append(cell(chart.values())).append("</table:table-row></table:table-header-rows><table:table-rows>");
        for (int i = 0; i < chart.labels().size(); i++) xml.append("<table:table-row>").append(cell(chart.labels().get(i))).append(cell(chart.numbers().get(i))).append("</table:table-row>");
        return xml.append("</table:table-rows></table:table></chart:chart></office:chart></office:body></office:document-content>").toString();
    }

    private static String cell(String text) {
        return "<table:table-cell office:value-type=\"string\"><text:p>" + escaped(text) + "</text:p></table:table-cell>";
    }

    private static String cell(Double number) {
        return number == null ? "<table:table-cell><text:p/></table:table-cell>" : "<table:table-cell office:value-type=\"float\" office:value=\"" + number + "\"><text:p>" + number + "</text:p></table:table-cell>";
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
