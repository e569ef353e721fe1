package fr.maillage.carpool.control.register;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** Reads a register file row by row; memory does not grow with rows. */
final class RegisterReader implements AutoCloseable {
    /** Lines that one quoted cell may span; more means that a quote was never closed. */
    private static final int MOST_LINES_IN_A_ROW = 100;

    /** One row: where it begins and what its cells say, spaces around them cut. */
    record Row(int line, String[] cells, RegisterColumns columns) {
        String cell(String column) {
            Integer at = columns.index().get(column);
            return at == null || at >= cells.length ? "" : cells[at].strip();
        }

        boolean blank() {
            for (String cell : cells) if (!cell.isBlank()) return false;
            return true;
        }

        /** Too few cells, or too many that say something. */
        boolean ragged() {
            if (cells.length < columns.width()) return true;
            for (int i = columns.width(); i < cells.length; i++) if (!cells[i].isBlank()) return true;
            return false;
        }
    }

    private final CSVReader csv;
    private final char separator;
    private final RegisterColumns columns;

    /** @throws FileFault when there is no header that can be read */
    RegisterReader(RegisterText text) {
        this.separator = separatorOf(text);
        this.csv = new CSVReaderBuilder(text.reader()).withCSVParser(new RFC4180ParserBuilder().withSeparator(separator).build())
                .withErrorLocale(Locale.ENGLISH).withMultilineLimit(MOST_LINES_IN_A_ROW).build();
        String[] header = read();
        if (header == null) throw new FileFault("empty");
        this.columns = RegisterColumns.of(header);
    }

    char separator() {
        return separator;
    }

    RegisterColumns columns() {
        return columns;
    }

    /** The next row that is not blank, or null at the end. */
    Row next() {
        while (true) {
            int line = (int) csv.getLinesRead() + 1;
            String[] cells = read();
            if (cells == null) return null;
            Row row = new Row(line, cells, columns);
            if (!row.blank()) return row;
        }
    }

    private String[] read() {
        long line = csv.getLinesRead() + 1;
        try {
            return csv.readNext();
        } catch (CsvException e) {
            throw new FileFault("quote", line);
        } catch (IOException e) {
            // the bytes are in memory: only the parser complains
            throw new FileFault("quote", line);
        }
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The separator that the header line holds most often, outside quotes. */
    private static char separatorOf(RegisterText text) {
        Map<Character, int[]> counts = Map.of(',', new int[1], ';', new int[1], '\t', new int[1]);
        try (Reader reader = text.reader()) {
            boolean quoted = false;
            for (int c = reader.read(), seen = 0; c != -1 && c != '\n' && seen < 10_000; c = reader.read(), seen++) {
                if (c == '"') quoted = !quoted;
                else if (!quoted && counts.containsKey((char) c)) counts.get((char) c)[0]++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) if (counts.get(candidate)[0] > counts.get(best)[0]) best = candidate;
        return best;
    }
}
