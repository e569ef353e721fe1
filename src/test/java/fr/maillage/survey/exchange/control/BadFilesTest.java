package fr.maillage.survey.exchange.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.maillage.survey.exchange.entity.BadFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Files that somebody sends by mistake or by malice: each is refused by name, in bounded memory, and nothing of ours is read or fetched. */
class BadFilesTest {
    private static final String SHEET = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>%s</sheetData></worksheet>";
    private static final String HEAD = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>type</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>name</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>label</t></is></c></row>";

    /** A small workbook, its parts by name. */
    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("xl/workbook.xml", "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"survey\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put("xl/worksheets/sheet1.xml", SHEET.formatted(HEAD + row(2, "text", "a", "A")));
        return parts;
    }

    private static String row(int line, String... cells) {
        StringBuilder row = new StringBuilder("<row r=\"" + line + "\">");
        for (int i = 0; i < cells.length; i++) row.append("<c r=\"").append((char) ('A' + i)).append(line).append("\" t=\"inlineStr\"><is><t>").append(cells[i]).append("</t></is></c>");
        return row.append("</row>").toString();
    }

    private static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static byte[] with(String part, UnaryOperator<String> change) {
        Map<String, String> parts = parts();
        parts.compute(part, (name, content) -> change.apply(content == null ? "" : content));
        return zip(parts);
    }

    private static byte[] sheet(String rows) {
        return with("xl/worksheets/sheet1.xml", any -> SHEET.formatted(HEAD + rows));
    }

    private static void refused(byte[] file, String name, String key) {
        assertThatThrownBy(() -> SurveyFile.read(file, name)).isInstanceOfSatisfying(BadFile.class, fault -> assertThat(fault.key()).isEqualTo(key));
    }

    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theSmallWorkbookItselfIsRead() {
        assertThat(SurveyFile.read(zip(parts()), "a.xlsx").draft().questions()).hasSize(1);
    }

    @Test
    void anArchiveThatUnpacksToAMountainIsStoppedOnTheWay() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(text(part.getValue()));
            }
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            byte[] block = new byte[1024 * 1024];
            Arrays.fill(block, (byte) ' ');
            for (int i = 0; i < 128; i++) zip.write(block);
        }
        assertThat(out.size()).isLessThan(SurveyFile.BYTES_MAX);
        refused(out.toByteArray(), "a.xlsx", "bomb");
    }

    @Test
    void anArchiveOfVeryManyPartsIsRefused() {
        Map<String, String> parts = parts();
        for (int i = 0; i < 600; i++) parts.put("xl/worksheets/sheet" + (i + 2) + ".xml", "x");
        refused(zip(parts), "a.xlsx", "bomb");
    }

    @Test
    void anArchiveThatLiesAboutTheSizeOfItsPartsIsNotBelieved() throws IOException {
        byte[] honest = with("xl/sharedStrings.xml", any -> "<sst>" + " ".repeat(Archive.INFLATED_MAX) + "</sst>");
        // the size that the directory tells, of every part, becomes 10
        for (int i = 0; i + 46 < honest.length; i++) {
            if (honest[i] == 'P' && honest[i + 1] == 'K' && honest[i + 2] == 1 && honest[i + 3] == 2) Arrays.fill(honest, i + 25, i + 28, (byte) 0);
        }
        assertThatThrownBy(() -> SurveyFile.read(honest, "a.xlsx")).isInstanceOfSatisfying(BadFile.class, fault -> assertThat(fault.key()).isIn("bomb", "broken"));
    }

    @Test
    void entitiesThatMultiplyAreNeverExpanded() {
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE document [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) bomb.append("<!ENTITY a").append(i).append(" \"&a").append(i - 1).append(";&a").append(i - 1).append(";\">");
        String document = bomb + "]><document><LimeSurveyDocType>&a39;</LimeSurveyDocType></document>";
        refused(text(document), "a.lss", "doctype");
        refused(with("xl/worksheets/sheet1.xml", any -> document), "a.xlsx", "doctype");
        refused(with("xl/workbook.xml", any -> document), "a.xlsx", "doctype");
        refused(with("xl/_rels/workbook.xml.rels", any -> document), "a.xlsx", "doctype");
        refused(with("xl/sharedStrings.xml", any -> document), "a.xlsx", "doctype");
        refused(with("xl/styles.xml", any -> document), "a.xlsx", "doctype");
    }

    @Test
    void anEntityThatPointsAtAFileOfOursIsNotFollowed() {
        String xxe = "<!DOCTYPE document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><document><LimeSurveyDocType>Survey&x;</LimeSurveyDocType></document>";
        refused(text(xxe), "a.lss", "doctype");
        refused(text("<!DOCTYPE document SYSTEM \"http://127.0.0.1:1/x.dtd\"><document/>"), "a.lss", "doctype");
        refused(text("<!DOCTYPE document [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x\"> %x;]><document/>"), "a.lss", "doctype");
        refused(text("<document><LimeSurveyDocType>&x;</LimeSurveyDocType></document>"), "a.lss", "brokenXml");
    }

    @Test
    void elementsInElementsWithoutEndAreRefused() {
        refused(text("<document>" + "<a>".repeat(100_000)), "a.lss", "bomb");
        refused(sheet("<row>".repeat(10_000)), "a.xlsx", "bomb");
    }

    @Test
    void aSheetOfVeryManyRowsIsRefusedWithItsName() {
        StringBuilder rows = new StringBuilder();
        for (int i = 2; i < Workbook.ROWS_MAX + 10; i++) rows.append(row(i, "text", "q" + i, "Q"));
        refused(sheet(rows.toString()), "a.xlsx", "hugeSheet");
        refused(sheet("<row/>".repeat(100_000)), "a.xlsx", "hugeSheet");
    }

    @Test
    void aFormulaIsRefusedWithItsCell() {
        assertThatThrownBy(() -> SurveyFile.read(sheet("<row r=\"2\"><c r=\"B2\" t=\"str\"><f>CONCATENATE(\"a\",1)</f><v>a1</v></c></row>"), "a.xlsx"))
                .isInstanceOfSatisfying(BadFile.class, fault -> assertThat(fault.args()).containsExactly("B2", "survey"));
        refused(sheet("<row r=\"2\"><c r=\"B2\" t=\"e\"><v>#REF!</v></c></row>"), "a.xlsx", "cellError");
    }

    @Test
    void aDayThatExcelKeepsAsANumberIsRefusedWithItsCell() {
        Map<String, String> parts = parts();
        parts.put("xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-40C]d mmmm yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>");
        for (int style = 0; style < 3; style++) {
            parts.put("xl/worksheets/sheet1.xml", SHEET.formatted(HEAD + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>text</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"C2\" s=\"" + style + "\"><v>46000</v></c></row>"));
            byte[] file = zip(parts);
            if (style == 0) assertThat(SurveyFile.read(file, "a.xlsx").draft().questions().toList().get(0).text().in("fr")).isEqualTo("46000");
            else refused(file, "a.xlsx", "dateCell");
        }
    }

    @Test
    void macrosAreRefused() {
        Map<String, String> parts = parts();
        parts.put("xl/vbaProject.bin", "Sub AutoOpen()");
        refused(zip(parts), "a.xlsm", "macros");
        refused(zip(parts), "a.xlsx", "macros");
    }

    @Test
    void brokenArchivesAreToldAsBroken() {
        byte[] whole = zip(parts());
        refused(Arrays.copyOf(whole, whole.length / 2), "a.xlsx", "broken");
        refused(Arrays.copyOf(whole, 10), "a.xlsx", "broken");
        byte[] flipped = whole.clone();
        for (int i = 40; i < 80; i++) flipped[i] ^= 0x55;
        refused(flipped, "a.xlsx", "broken");
        Map<String, String> parts = parts();
        parts.remove("xl/_rels/workbook.xml.rels");
        refused(zip(parts), "a.xlsx", "broken");
    }

    @Test
    void otherKindsOfFileAreToldApartByTheirContentAndNotByTheirName() {
        refused(new byte[0], "a.xlsx", "empty");
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}, "a.xlsx", "oldExcel");
        refused(text("type;name;label\ntext;a;A\n"), "a.xlsx", "notWhatItSays");
        refused(text("type;name;label\ntext;a;A\n"), "a.csv", "unknownFormat");
        refused(text("%PDF-1.7"), "a.pdf", "unknownFormat");
        refused(text("<html><body>Page introuvable</body></html>"), "a.lss", "notLime");
        refused(text("<document><LimeSurveyDocType>Group</LimeSurveyDocType></document>"), "a.lss", "limePart");
        refused(zip(Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>")), "a.ods", "openDocument");
        refused(zip(Map.of("survey_123.lss", "<x/>")), "a.lsa", "notWorkbook");
        refused(FormSheets.of("Feuil1", List.of(List.of("a", "b"))).file(), "a.xlsx", "noSurveySheet");
        refused(FormSheets.survey("type | name | label").file(), "a.xlsx", "noQuestion");
        byte[] large = new byte[SurveyFile.BYTES_MAX + 1];
        refused(large, "a.xlsx", "tooLarge");
    }

    @Test
    void groupsThatDoNotCloseAreToldWithTheirLine() {
        refused(FormSheets.survey("type | name | label", "begin_group | g | G", "text | a | A").file(), "a.xlsx", "groupOpen");
        refused(FormSheets.survey("type | name | label", "text | a | A", "end_group | |").file(), "a.xlsx", "groupEnd");
    }

    @Test
    void expressionsWithoutEndAreRefusedAndNothingOverflows() {
        String deep = "(".repeat(1900) + "1" + ")".repeat(1900);
        String signs = "-".repeat(3900) + "1";
        String chain = "1=1" + " or 1=1".repeat(480);
        Imported read = XlsFormImport.read(FormSheets.of("survey", List.of(List.of("type", "name", "label", "relevant"), List.of("text", "a", "A", deep), List.of("text", "b", "B", signs),
                List.of("text", "c", "C", chain), List.of("text", "d", "D", "1".repeat(5000)), List.of("text", "e", "E", "${" + "x".repeat(900)))).file());
        assertThat(read.losses()).filteredOn(loss -> loss.key().equals("relevant")).extracting(loss -> loss.name() + " " + loss.why()).containsExactly("a deep", "b deep", "d long", "e path");
    }

    @Property(tries = 150)
    void noiseInAWorkbookIsRefusedOrReadButNeverAnythingElse(@ForAll @Size(max = 12) List<Integer> places, @ForAll byte value) {
        byte[] file = zip(parts());
        for (int place : places) file[Math.floorMod(place, file.length)] = value;
        List<String> outcomes = new ArrayList<>();
        try {
            SurveyFile.read(file, "a.xlsx");
            outcomes.add("read");
        } catch (BadFile fault) {
            outcomes.add(fault.key());
        }
        assertThat(outcomes).hasSize(1);
    }

    @Property(tries = 150)
    void noiseInAStructureFileIsRefusedOrReadButNeverAnythingElse(@ForAll String noise) {
        for (String document : List.of("<document><LimeSurveyDocType>Survey</LimeSurveyDocType>" + noise + "</document>", "<" + noise, noise)) {
            try {
                SurveyFile.read(text(document), "a.lss");
            } catch (BadFile expected) {
                assertThat(expected.key()).isNotEmpty();
            }
        }
    }

    @Test
    void aPartThatIsNoXmlIsToldAsBroken() {
        refused(with("xl/workbook.xml", any -> "no xml"), "a.xlsx", "brokenXml");
    }
}
