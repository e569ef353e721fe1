package fr.maillage.opendata.control;

import fr.maillage.territory.Territory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A dataset that a feature publishes for each territory: description, columns, rows. From it come the catalogue entry,
 * the CSV, GeoJSON, JSON and RDF files, the Table Schema and the CSVW description.
 * SPI: every implementation is {@code @ApplicationScoped} (a dependent bean found through Instance leaks in this server; a test holds it).
 *
 * @param <R> a row
 */
public interface DatasetSource<R> {
    /** Identifier in the URL: {@code lieux-covoiturage}. A source that gives one dataset per survey gives several ids. */
    List<String> ids(Territory territory);

    /** What the catalogue says of it; empty when this territory does not publish it. */
    Optional<Description> describe(String id, Territory territory);

    List<Column<R>> columns(String id);

    /** Gives each row, in a stable order, streaming: memory does not grow with rows. Runs in a read-only transaction. */
    void rows(String id, Territory territory, Consumer<R> sink);

    /**
     * How many rows, and when one last changed: what a strong ETag is made of. Cheap: asked by every request.
     * Equal versions mean equal rows, on every node; it is read in the same snapshot as the rows of a file.
     */
    State state(String id, Territory territory);

    /** What the catalogue says together with the present state, for a source that learns both by one look; the state may be null: not looked at yet. */
    default Optional<Seen> see(String id, Territory territory) {
        return describe(id, territory).map(description -> new Seen(description, null));
    }

    /**
     * SQL of the same rows for PostgreSQL's COPY, which makes the CSV of large datasets fast: as many columns as {@link #columns}, in
     * that order, of the same values, in the order of {@link #rows}. A constant text: the territory's id is
     * {@code current_setting('maillage.territory')::uuid}, the dataset {@code current_setting('maillage.dataset')}. Booleans stay boolean,
     * decimals numeric. Empty: the CSV is made from {@link #rows}. A test compares both files byte for byte.
     */
    default Optional<String> copy(String id) {
        return Optional.empty();
    }

    /** Whether this territory once published a dataset of that id and has withdrawn it: 410 instead of 404. */
    default boolean withdrawn(String id, Territory territory) {
        return false;
    }

    /** What the last check of the rows against the dataset's schema found; empty when there is no such check. */
    default Optional<Verdict> verdict(String id, Territory territory) {
        return Optional.empty();
    }

    /** Longitude and latitude (WGS84) of a row, when rows have a place: the dataset then has a GeoJSON file. */
    default Optional<double[]> point(R row) {
        return Optional.empty();
    }

    /** Whether rows have places. */
    default boolean geographic() {
        return false;
    }

    /** IRI of the thing a row describes: JSON-LD {@code @id}, GeoJSON {@code id}, CSVW {@code aboutUrl}; null when rows are no things. */
    default String iri(R row) {
        return null;
    }

    /** The kind of the things in {@code /id/{kind}/…} that its RDF files hold (see {@link ThingSource}); empty: no RDF files. */
    default Optional<String> thingKind(String id) {
        return Optional.empty();
    }

    /** Keys of those things in this territory, streaming. */
    default void thingKeys(String id, Territory territory, Consumer<String> sink) {
    }

    /**
     * @param conforms  whether every row conforms
     * @param version   of the schema, e.g. {@code 0.3.1}
     * @param checkedAt when
     * @param faults    rows at fault
     */
    record Verdict(boolean conforms, String version, Instant checkedAt, long faults) {
    }

    /** A description, and the state when it was learnt on the way. */
    record Seen(Description description, State state) {
    }

    /** Version mark of the rows. {@code lastChange} is the epoch when nothing ever changed. */
    record State(long rows, Instant lastChange, String version) {
    }

    /**
     * What the catalogue says (DCAT-AP 3).
     *
     * @param title       French title
     * @param description French, more than 100 characters
     * @param titleEn     English title
     * @param rowMeaning  "une ligne = …", French
     * @param licence     IRI of the licence, one of {@link Licences}
     * @param schema      IRI of the national schema it follows, or null; {@code schemaName} its name, e.g. etalab/schema-lieux-covoiturage
     * @param frequency   EU authority code of the update frequency, e.g. {@code CONT}, {@code IRREG}
     * @param keywords    French
     * @param theme       EU data theme code, e.g. {@code TRAN}, {@code SOCI}
     * @param withheld    rows withheld by the disclosure gate, or 0
     */
    record Description(String title, String description, String titleEn, String descriptionEn, String rowMeaning, String licence, String schema,
                       String schemaName, String frequency, List<String> keywords, String theme, Instant issued, long withheld) {
    }
}
