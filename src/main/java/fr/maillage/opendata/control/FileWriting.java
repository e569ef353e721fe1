package fr.maillage.opendata.control;

import fr.maillage.rdf.RdfSyntax;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a dataset in a format. */
@ApplicationScoped
public class FileWriting {
    @Inject
    CsvExport csv;

    @Inject
    JsonExport json;

    @Inject
    RdfExport rdf;

    /** Inside the transaction of a snapshot; leaves {@code out} open. */
    public void write(Dataset<?> dataset, FileFormat format, OutputStream out) throws IOException {
        OutputStream kept = new Uncloseable(out);
        switch (format) {
            case CSV -> csv.write(dataset, kept);
            case JSON -> json.write(dataset, kept);
            case GEOJSON -> json.writeGeo(dataset, kept);
            default -> rdf.write(dataset, RdfSyntax.ofExtension(format.extension()).orElseThrow(), kept);
        }
    }

    /** Writers close what they write to; the file is closed by its maker, once it knows that all went well. */
    private static final class Uncloseable extends java.io.FilterOutputStream {
        private Uncloseable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() {
            // deliberately left to the maker
        }
    }
}
