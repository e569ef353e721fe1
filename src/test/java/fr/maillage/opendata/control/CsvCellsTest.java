package fr.maillage.opendata.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CsvCellsTest {
    @Test
    void formulasAreDisarmed() {
        assertThat(CsvCells.guarded("=HYPERLINK(\"http://x\")")).isEqualTo("'=HYPERLINK(\"http://x\")");
        assertThat(CsvCells.guarded("+cmd|' /C calc'!A0")).startsWith("'+");
        assertThat(CsvCells.guarded("@SUM(A1)")).startsWith("'@");
        assertThat(CsvCells.guarded("-2+3+cmd|x")).startsWith("'-");
        assertThat(CsvCells.guarded("\t=1")).startsWith("'\t");
        assertThat(CsvCells.guarded("\r=1")).startsWith("'\r");
    }

    @Test
    void whatIsPlainIsLeftAlone() {
        for (String plain : new String[] {"Mende", "-12", "-12.5", "+33 4 66 49 66 00", "+1,5", "12 = douze", "l'aire", "'", "''", "", "1-2", "a@b.fr", "’=", "é"})
            assertThat(CsvCells.guarded(plain)).isEqualTo(plain);
    }

    @Property
    void theGuardCanBeUndone(@ForAll("texts") String text) {
        assertThat(CsvCells.plain(CsvCells.guarded(text))).isEqualTo(text);
    }

    @Property
    void noGuardedTextBeginsAFormula(@ForAll("texts") String text) {
        String cell = CsvCells.guarded(text);
        boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
        assertThat(!formula || cell.matches("[+-]?[0-9][0-9 .,()/\u00A0\u202F-]*")).as(cell).isTrue();
    }

    @Test
    void decimalsAreWrittenOut() {
        assertThat(CsvCells.decimal(44)).isEqualTo("44");
        assertThat(CsvCells.decimal(3.49978)).isEqualTo("3.49978");
        assertThat(CsvCells.decimal(-0.0)).isEqualTo("0");
        assertThat(CsvCells.decimal(1e-7)).isEqualTo("0.0000001");
        assertThat(CsvCells.decimal(1e21)).isEqualTo("1000000000000000000000");
    }

    /** A line as COPY writes it: quotes where PostgreSQL puts them, an empty text quoted. */
    private static String copied(String... cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) line.append(',');
            String cell = cells[i];
            if (cell == null) continue;
            boolean quoted = cell.isEmpty() || cell.matches("(?s).*[,\"\n\r].*");
            line.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        return line.append('\n').toString();
    }

    private static String sent(String copied, boolean... texts) throws IOException {
        byte[] line = copied.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvExport.write(line, line.length - 1, texts, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aPlainLineOfCopyGetsItsLineEndOnly() throws IOException {
        assertThat(sent(copied("Mende", "-3", "a \"b\", c"), true, false, true)).isEqualTo("Mende,-3,\"a \"\"b\"\", c\"\r\n");
    }

    @Test
    void aLineOfCopyWithAFormulaIsRewritten() throws IOException {
        assertThat(sent(copied("=1", "=1", "@x,\"y\""), true, false, true)).isEqualTo("'=1,=1,\"'@x,\"\"y\"\"\"\r\n");
    }

    @Test
    void anEmptyTextOfCopyIsAnEmptyCell() throws IOException {
        assertThat(sent(copied("", "x", "", null, ""), true, true, true, true, true)).isEqualTo(",x,,,\r\n");
    }

    @Property
    void aLineOfCopyIsTheLineThatRowsGive(@ForAll("texts") String a, @ForAll("texts") String b, @ForAll("texts") String c) throws IOException {
        String copy = sent(copied(a, b, c), true, true, true);
        java.io.StringWriter expected = new java.io.StringWriter();
        String[] cells = {guardedOrNull(a), guardedOrNull(b), guardedOrNull(c)};
        new com.opencsv.CSVWriter(expected, ',', '"', '"', "\r\n").writeNext(cells, false);
        assertThat(copy).isEqualTo(expected.toString());
    }

    private static String guardedOrNull(String text) {
        return text.isEmpty() ? null : CsvCells.guarded(text);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.strings().withChars("=+-@'\t\r\n\",; 019.aé|()").ofMaxLength(12),
                Arbitraries.strings().all().excludeChars('\0').ofMaxLength(20).filter(s -> StandardCharsets.UTF_8.newEncoder().canEncode(s)));
    }
}
