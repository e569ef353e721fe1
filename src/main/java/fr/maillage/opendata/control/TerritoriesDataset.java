package fr.maillage.opendata.control;

import fr.maillage.persistence.Rows;
import fr.maillage.rdf.Iris;
import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The territory and those within it. */
@ApplicationScoped
public class TerritoriesDataset implements DatasetSource<TerritoriesDataset.Row> {
    /** One territory. Codes are texts: 01004 keeps its zero. */
    public record Row(String slug, String name, String kind, String siren, String insee, String parent) {
    }

    private static final String ID = "territoires";
    private static final Instant FIRST_PUBLISHED = Instant.parse("2026-11-21T00:00:00Z");
    private static final String SELECTED = """
            with recursive within as (
              select id, slug, name, kind, siren, insee_code, parent_id, created_at, version from territory where id = %s
              union
              select t.id, t.slug, t.name, t.kind, t.siren, t.insee_code, t.parent_id, t.created_at, t.version from territory t join within w on t.parent_id = w.id)
            """;
    private static final String ROWS = SELECTED + """
            select w.slug, w.name, lower(w.kind), w.siren, w.insee_code, p.slug from within w left join territory p on p.id = w.parent_id order by w.slug
            """;

    @Inject
    Rows rows;

    @Inject
    Iris iris;

    @Override
    public List<String> ids(Territory territory) {
        return List.of(ID);
    }

    @Override
    public Optional<Description> describe(String id, Territory territory) {
        String name = territory.name();
        return Optional.of(new Description(PublishedWords.french("data.territories.title", name), PublishedWords.french("data.territories.description", name),
                PublishedWords.english("data.territories.title", name), PublishedWords.english("data.territories.description", name),
                PublishedWords.french("data.territories.row"), Licences.OPEN_LICENCE, null, null, "IRREG",
                List.of(PublishedWords.french("data.territories.keywords").split(", ")), "GOVE", FIRST_PUBLISHED, 0));
    }

    @Override
    public List<Column<Row>> columns(String id) {
        return List.of(
                Column.text("identifiant", "data.territories.identifiant", true, "http://purl.org/dc/terms/identifier", Row::slug),
                Column.text("nom", "data.territories.nom", true, "http://www.w3.org/2000/01/rdf-schema#label", Row::name),
                Column.<Row>text("nature", "data.territories.nature", true, null, Row::kind).with("enum", List.of("commune", "epci", "departement", "bassin")),
                Column.<Row>text("siren", "data.territories.siren", false, "http://www.w3.org/ns/org#identifier", Row::siren).with("pattern", "^[0-9]{9}$"),
                Column.text("code_insee", "data.territories.code_insee", false, "http://rdf.insee.fr/def/geo#codeINSEE", Row::insee),
                Column.text("contenu_dans", "data.territories.contenu_dans", false, "http://purl.org/dc/terms/isPartOf", Row::parent));
    }

    @Override
    public void rows(String id, Territory territory, Consumer<Row> sink) {
        rows.each(ROWS.formatted("?"), row -> {
            sink.accept(new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6)));
            return null;
        }, territory.id());
    }

    @Override
    public Optional<String> copy(String id) {
        return Optional.of(ROWS.formatted("current_setting('maillage.territory')::uuid"));
    }

    @Override
    public State state(String id, Territory territory) {
        return rows.first(SELECTED.formatted("?") + "select count(*), max(created_at), count(*) || '-' || sum(version) || '-' || coalesce(extract(epoch from max(created_at)), 0) from within",
                row -> new State(row.getLong(1), row.getTimestamp(2) == null ? Instant.EPOCH : row.getTimestamp(2).toInstant(), row.getString(3)), territory.id()).orElseThrow();
    }

    @Override
    public String iri(Row row) {
        return iris.id("territoire", row.slug());
    }

    @Override
    public Optional<String> thingKind(String id) {
        return Optional.of("territoire");
    }

    @Override
    public void thingKeys(String id, Territory territory, Consumer<String> sink) {
        rows(id, territory, row -> sink.accept(row.slug()));
    }
}
