package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.entity.BadFile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;

/**
 * The texts of an Excel workbook (.xlsx), with limits at every step: see ADR 0065. Nothing is computed: a formula is refused with its cell,
 * and so is a day that Excel keeps as a number.
 */
final class Workbook {
    static final int ROWS_MAX = 3000;
    static final int CELLS_MAX = 100_000;
    static final int SHEETS_MAX = 50;
    private static final int COLUMNS_MAX = 16_384;

    /** A row that has something in it. Line: as Excel shows it, from 1. Cells: column from 0 to text. */
    record Row(int line, Map<Integer, String> cells) {
    }

    private final Archive archive;
    private final Map<String, List<Row>> sheets = new LinkedHashMap<>();
    private final List<String> shared = new ArrayList<>();
    private final CellStyles styles;
    private int cells;

    private Workbook(Archive archive) {
        this.archive = archive;
        this.styles = archive.has("xl/styles.xml") ? CellStyles.read(archive.part("xl/styles.xml")) : CellStyles.NONE;
    }

    /** @throws BadFile naming what is wrong and where */
    static Workbook read(byte[] file) {
        Archive archive = Archive.open(file, name -> name.startsWith("xl/") && (name.endsWith(".xml") || name.endsWith(".rels")) || name.equals("mimetype") || name.equals("content.xml"));
        if (!archive.has("xl/workbook.xml")) throw new BadFile(archive.has("content.xml") ? "openDocument" : "notWorkbook");
        Workbook book = new Workbook(archive);
        if (archive.has("xl/sharedStrings.xml")) book.readShared();
        Map<String, String> targets = book.targets();
        SafeXml xml = SafeXml.of(archive.part("xl/workbook.xml"));
        while (xml.nextStart()) {
            if (!xml.getLocalName().equals("sheet")) continue;
            if (book.sheets.size() >= SHEETS_MAX) throw new BadFile("bomb");
            String id = xml.getAttributeValue("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id");
            String name = xml.attribute("name");
            String target = id == null ? null : targets.get(id);
            if (name == null || target == null) throw new BadFile("broken");
            if (archive.has(target)) book.sheets.put(name, book.rows(name, archive.part(target)));
        }
        return book;
    }

    private Map<String, String> targets() {
        Map<String, String> targets = new LinkedHashMap<>();
        SafeXml xml = SafeXml.of(archive.part("xl/_rels/workbook.xml.rels"));
        while (xml.nextStart()) {
            String target = xml.attribute("Target");
            if (!xml.getLocalName().equals("Relationship") || target == null || "External".equals(xml.attribute("TargetMode"))) continue;
            targets.put(xml.attribute("Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
        }
        return targets;
    }

    private void readShared() {
        SafeXml xml = SafeXml.of(archive.part("xl/sharedStrings.xml"));
        while (xml.nextStart()) {
            if (!xml.getLocalName().equals("si")) continue;
            if (shared.size() >= CELLS_MAX) throw new BadFile("huge", CELLS_MAX);
            shared.add(runs(xml, "si"));
        }
    }

    /** The text of an element with runs: what is in its {@code t}, but not in the reading aids ({@code rPh}) of Asian scripts. */
    private static String runs(SafeXml xml, String element) {
        StringBuilder text = new StringBuilder();
        for (int event = xml.next(); !(event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)); event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) continue;
            if (xml.getLocalName().equals("t")) text.append(xml.text());
            else if (xml.getLocalName().equals("rPh")) xml.text();
        }
        return text.toString();
    }

    private List<Row> rows(String sheet, byte[] part) {
        List<Row> rows = new ArrayList<>();
        SafeXml xml = SafeXml.of(part);
        Map<Integer, String> row = new TreeMap<>();
        int line = 0;
        while (xml.nextStart()) {
            if (xml.getLocalName().equals("row")) {
                line = xml.attribute("r") == null ? line + 1 : whole(xml.attribute("r"));
                row = new TreeMap<>();
                rows.add(new Row(line, row));
                if (rows.size() > ROWS_MAX * 10) throw new BadFile("hugeSheet", sheet, ROWS_MAX);
            } else if (xml.getLocalName().equals("c")) {
                String at = xml.attribute("r");
                int column = at == null ? row.size() : column(at);
                String value = cell(xml, sheet, at == null ? String.valueOf(line) : at);
                if (value.isBlank()) continue;
                row.put(column, value);
                if (++cells > CELLS_MAX) throw new BadFile("huge", CELLS_MAX);
            }
        }
        rows.removeIf(one -> one.cells().isEmpty());
        if (rows.size() > ROWS_MAX) throw new BadFile("hugeSheet", sheet, ROWS_MAX);
        return rows;
    }

    private String cell(SafeXml xml, String sheet, String at) {
        String type = xml.attribute("t") == null ? "n" : xml.attribute("t");
        int style = xml.attribute("s") == null ? -1 : whole(xml.attribute("s"));
        String value = "";
        for (int event = xml.next(); !(event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")); event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) continue;
            switch (xml.getLocalName()) {
                case "f" -> throw new BadFile("formula", at, sheet);
                case "v" -> value = xml.text();
                case "is" -> value = runs(xml, "is");
                default -> xml.text();
            }
        }
        if (value.isEmpty()) return "";
        return switch (type) {
            case "s" -> shared(whole(value.strip()));
            case "str", "inlineStr" -> value;
            case "b" -> value.strip().equals("1") ? "TRUE" : "FALSE";
            case "e" -> throw new BadFile("cellError", at, sheet, value);
            case "d" -> throw new BadFile("dateCell", at, sheet);
            default -> number(value.strip(), style, sheet, at);
        };
    }

    private String shared(int index) {
        if (index < 0 || index >= shared.size()) throw new BadFile("broken");
        return shared.get(index);
    }

    /** As Excel shows it: 15 digits. */
    private String number(String value, int style, String sheet, String at) {
        if (styles.dated(style)) throw new BadFile("dateCell", at, sheet);
        if (!value.matches("[+-]?\\d{0,320}(\\.\\d{0,320})?([eE][+-]?\\d{1,3})?") || value.isEmpty()) throw new BadFile("broken");
        try {
            BigDecimal number = new BigDecimal(value).round(new MathContext(15)).stripTrailingZeros();
            return number.signum() == 0 ? "0" : number.toPlainString();
        } catch (NumberFormatException e) {
            throw new BadFile("broken");
        }
    }

    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) column = column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
        if (column < 1 || column > COLUMNS_MAX) throw new BadFile("broken");
        return column - 1;
    }

    private static int whole(String text) {
        if (!text.matches("\\d{1,9}")) throw new BadFile("broken");
        return Integer.parseInt(text);
    }

    /** Names of the sheets, in order, as written. */
    List<String> names() {
        return List.copyOf(sheets.keySet());
    }

    /** Rows of the sheet of this name, whatever its case; empty when there is none. */
    List<Row> sheet(String name) {
        return sheets.entrySet().stream().filter(entry -> entry.getKey().strip().equalsIgnoreCase(name)).map(Map.Entry::getValue).findFirst().orElse(List.of());
    }
}
