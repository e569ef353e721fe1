package fr.maillage.opendata.control;

import fr.maillage.territory.Territory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A dataset of rows given by the test. */
final class TableSource implements DatasetSource<TableSource.Row> {
    record Row(String name, Integer count, Double east, Double north, Boolean lit, LocalDate day) {
    }

    private final List<Row> rows;

    TableSource(List<Row> rows) {
        this.rows = rows;
    }

    Dataset<Row> dataset() {
        return new Dataset<>("essai", null, describe("essai", null).orElseThrow(), this);
    }

    @Override
    public List<String> ids(Territory territory) {
        return List.of("essai");
    }

    @Override
    public Optional<Description> describe(String id, Territory territory) {
        return Optional.of(new Description("Essai", "Un jeu de données d’essai.", "Trial", "A dataset of the tests.", "Une ligne = un essai",
                Licences.OPEN_LICENCE, null, null, "IRREG", List.of("essai"), "SOCI", Instant.EPOCH, 0));
    }

    @Override
    public List<Column<Row>> columns(String id) {
        return List.of(Column.<Row>text("nom", "data.territories.nom", true, "http://schema.org/name", Row::name).with("maxLength", 200),
                Column.of("nombre", "data.size", Column.Type.INTEGER, false, null, Row::count),
                Column.<Row>of("longitude", "data.size", Column.Type.NUMBER, false, null, Row::east).with("minimum", -180).with("maximum", 180),
                Column.of("ouvert", "data.size", Column.Type.BOOLEAN, false, null, Row::lit),
                Column.<Row>of("jour", "data.size", Column.Type.DATE, false, null, Row::day).format("%Y-%m-%d"));
    }

    @Override
    public void rows(String id, Territory territory, Consumer<Row> sink) {
        rows.forEach(sink);
    }

    @Override
    public State state(String id, Territory territory) {
        return new State(rows.size(), Instant.EPOCH, "1");
    }

    @Override
    public boolean geographic() {
        return true;
    }

    @Override
    public Optional<double[]> point(Row row) {
        return row.east() == null || row.north() == null ? Optional.empty() : Optional.of(new double[] {row.east(), row.north()});
    }
}
