package fr.maillage.opendata.control;

import com.opencsv.CSVWriter;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Writes a dataset as CSV (RFC 4180): UTF-8 without mark, comma, CRLF, a cell quoted only where it must be.
 * Where the source gives SQL, PostgreSQL's own COPY makes the lines and we pass its bytes on; the file is the same either way.
 */
@ApplicationScoped
public class CsvExport {
    private static final byte[] CRLF = {'\r', '\n'};

    @Inject
    Rows rows;

    /** Inside the transaction of a snapshot. */
    public <R> void write(Dataset<R> dataset, OutputStream out) throws IOException {
        var sql = dataset.source().copy(dataset.id());
        if (sql.isPresent()) copy(dataset, sql.get(), out);
        else writeRows(dataset, out);
    }

    /** By rows, whatever the source offers. */
    public <R> void writeRows(Dataset<R> dataset, OutputStream out) throws IOException {
        List<Column<R>> columns = dataset.columns();
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        CSVWriter csv = writer(text);
        csv.writeNext(header(columns), false);
        String[] cells = new String[columns.size()];
        dataset.source().rows(dataset.id(), dataset.territory(), row -> {
            for (int i = 0; i < cells.length; i++) cells[i] = CsvCells.text(columns.get(i), row);
            csv.writeNext(cells, false);
            if (csv.checkError()) throw new UncheckedIOException(csv.getException());
        });
        csv.flushQuietly();
        if (csv.checkError()) throw csv.getException();
    }

    /** By COPY. */
    public <R> void copy(Dataset<R> dataset, String sql, OutputStream out) throws IOException {
        List<Column<R>> columns = dataset.columns();
        java.io.StringWriter head = new java.io.StringWriter();
        writer(head).writeNext(header(columns), false);
        out.write(head.toString().getBytes(StandardCharsets.UTF_8));
        boolean[] texts = new boolean[columns.size()];
        for (int i = 0; i < texts.length; i++) texts[i] = columns.get(i).type() == Column.Type.STRING;
        rows.first("select set_config('maillage.territory', ?, true), set_config('maillage.dataset', ?, true)", row -> "",
                dataset.territory().id().toString(), dataset.id());
        rows.with(connection -> copy(connection, statement(columns, sql), texts, out));
    }

    private static Void copy(Connection connection, String statement, boolean[] texts, OutputStream out) throws SQLException {
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement);
        try {
            for (byte[] line = copy.readFromCopy(); line != null; line = copy.readFromCopy()) write(line, line.length - 1, texts, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (copy.isActive()) copy.cancelCopy();
        }
        return null;
    }

    /** COPY ends a line with LF alone, and knows nothing of spreadsheets. */
    static void write(byte[] line, int length, boolean[] texts, OutputStream out) throws IOException {
        if (!CsvCells.suspicious(line, length, texts)) {
            out.write(line, 0, length);
            out.write(CRLF);
            return;
        }
        String[] cells = CsvCells.cells(line, length).toArray(String[]::new);
        for (int i = 0; i < cells.length; i++) if (texts[i] && cells[i] != null) cells[i] = CsvCells.guarded(cells[i]);
        java.io.StringWriter text = new java.io.StringWriter();
        writer(text).writeNext(cells, false);
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The source's query with its columns named by position, in the forms that the rows are written in. */
    private static <R> String statement(List<Column<R>> columns, String sql) {
        String names = IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        String values = IntStream.range(0, columns.size()).mapToObj(i -> columns.get(i).type() == Column.Type.BOOLEAN ? "c" + i + "::text" : "c" + i)
                .collect(Collectors.joining(", "));
        return "copy (select " + values + " from (" + sql + ") as source (" + names + ")) to stdout (format csv, encoding 'UTF8')";
    }

    private static <R> String[] header(List<Column<R>> columns) {
        return columns.stream().map(Column::name).toArray(String[]::new);
    }

    private static CSVWriter writer(Writer text) {
        return new CSVWriter(text, ',', '"', '"', "\r\n");
    }
}
