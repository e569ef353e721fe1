package fr.maillage.opendata.control;

import fr.maillage.opendata.control.DatasetSource.Description;
import fr.maillage.opendata.control.DatasetSource.State;
import fr.maillage.territory.Territory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A dataset that a territory publishes, found by its identifier.
 *
 * @param seen its state when it was found; null when it was not looked at
 */
public record Dataset<R>(String id, Territory territory, Description description, State seen, DatasetSource<R> source) {
    public Dataset(String id, Territory territory, Description description, DatasetSource<R> source) {
        this(id, territory, description, null, source);
    }

    /** The state when it was found, looked at now if it was not then; what writes a file asks for {@link #state} in its own snapshot. */
    State found() {
        return seen == null ? state() : seen;
    }

    public List<Column<R>> columns() {
        return source.columns(id);
    }

    public State state() {
        return source.state(id, territory);
    }

    /** What it can be: rows with places are a map, rows that are things are linked data. */
    public List<FileFormat> formats() {
        List<FileFormat> formats = new ArrayList<>();
        for (FileFormat format : FileFormat.values()) if (offers(format)) formats.add(format);
        return formats;
    }

    public boolean offers(FileFormat format) {
        if (format == FileFormat.GEOJSON) return source.geographic();
        return !format.rdf() || source.thingKind(id).isPresent();
    }

    /** The first rows, at most {@code limit}; no row beyond is read. */
    public List<R> first(int limit) {
        List<R> rows = new ArrayList<>();
        try {
            source.rows(id, territory, row -> {
                if (rows.size() == limit) throw Enough.NOW;
                rows.add(row);
            });
        } catch (Enough stop) {
            return rows;
        }
        return rows;
    }

    public Optional<DatasetSource.Verdict> verdict() {
        return source.verdict(id, territory);
    }

    /** Ends a stream of rows early; no failure. */
    private static final class Enough extends RuntimeException {
        private static final Enough NOW = new Enough();

        private Enough() {
            super("enough rows", null, false, false);
        }
    }
}
