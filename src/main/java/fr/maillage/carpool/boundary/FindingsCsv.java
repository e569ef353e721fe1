package fr.maillage.carpool.boundary;

import com.opencsv.CSVWriter;
import fr.maillage.carpool.control.register.Finding;
import fr.maillage.carpool.control.register.ImportFindings;
import fr.maillage.web.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The findings of an import as a CSV file for a spreadsheet; memory does not grow with rows. */
record FindingsCsv(ImportFindings findings, Locale locale) {
    void write(UUID job, List<String> head, OutputStream out) throws IOException {
        CSVWriter csv = new CSVWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), ',', '"', '"', "\r\n");
        csv.writeNext(head.toArray(new String[0]), false);
        findings.each(job, finding -> csv.writeNext(new String[] {String.valueOf(finding.line()), text("import.outcome." + finding.outcome().name().toLowerCase(Locale.ROOT)),
                finding.field() == null ? "" : finding.field(), harmless(finding.value()), harmless(text("import.reason." + finding.reason(), finding.args().toArray()))}, false));
        csv.flush();
    }

    private String text(String key, Object... arguments) {
        return Texts.format(locale, Texts.find(locale, key).orElseThrow(() -> new IllegalStateException("no message " + key)), arguments);
    }

    /** A text that a spreadsheet would run as a formula is made plain text; a number stays one. */
    private static String harmless(String text) {
        if (text == null || text.isEmpty()) return "";
        boolean number = text.matches("[+-]?\\d+([.,]\\d+)?");
        return !number && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
