package fr.maillage.survey.exchange.control;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which styles of a workbook show a number as a day or an hour: such a number is not what the author sees. */
final class CellStyles {
    static final CellStyles NONE = new CellStyles();

    private final Set<String> datedFormats = new HashSet<>();
    private final List<String> formats = new ArrayList<>();

    static CellStyles read(byte[] part) {
        CellStyles styles = new CellStyles();
        SafeXml xml = SafeXml.of(part);
        boolean cells = false;
        while (xml.nextStart()) {
            switch (xml.getLocalName()) {
                case "numFmt" -> styles.define(xml.attribute("numFmtId"), xml.attribute("formatCode"));
                case "cellXfs" -> cells = true;
                case "cellStyles", "dxfs", "cellStyleXfs" -> cells = false;
                case "xf" -> {
                    if (cells) styles.formats.add(xml.attribute("numFmtId") == null ? "0" : xml.attribute("numFmtId"));
                }
                default -> { }
            }
        }
        return styles;
    }

    private void define(String id, String code) {
        if (id == null || code == null) return;
        // what stands in brackets or quotes is colour, language or words
        String bare = code.toLowerCase(java.util.Locale.ROOT).replaceAll("\\[[^\\]]*]|\"[^\"]*\"|\\\\.", "");
        if (bare.matches("(?s).*[dmyhs].*") && !bare.equals("general")) datedFormats.add(id);
    }

    /** @param style the {@code s} of a cell; -1: none */
    boolean dated(int style) {
        if (style < 0 || style >= formats.size()) return false;
        String format = formats.get(style);
        int built = format.matches("\\d{1,3}") ? Integer.parseInt(format) : 0;
        return built >= 14 && built <= 22 || built >= 45 && built <= 47 || datedFormats.contains(format);
    }
}
