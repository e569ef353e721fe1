package fr.maillage.carpool.control;

import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.entity.SiteType;
import fr.maillage.opendata.control.Column;
import fr.maillage.opendata.control.DatasetSource;
import fr.maillage.opendata.control.Licences;
import fr.maillage.persistence.Rows;
import fr.maillage.rdf.Iris;
import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Dataset {@code lieux-covoiturage}: the published sites of a territory, column for column as the national Table Schema 0.3.1 wants them.
 * Two sites of a commune never share an {@code id_local}, and the commune is the one in force.
 */
@ApplicationScoped
public class CarpoolSitesDataset implements DatasetSource<CarpoolSite> {
    public static final String ID = "lieux-covoiturage";
    private static final String SCHEMA_ORG = "http://schema.org/";
    private static final String DCTERMS = "http://purl.org/dc/terms/";
    private static final String GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#";
    private static final String PUBLISHED = " from carpool_site s where s.withdrawn_at is null and s.commune in (select m.commune from territory_member m where m.territory_id = ";
    private static final String ORDER = ") order by s.commune, s.id_local collate \"C\"";
    private static final Properties WORDS = words();

    private static final List<Column<CarpoolSite>> COLUMNS = List.of(
            text("id_local", true, DCTERMS + "identifier", site -> site.facts().idLocal()),
            text("nom_lieu", true, SCHEMA_ORG + "name", site -> site.facts().name()),
            text("ad_lieu", false, SCHEMA_ORG + "streetAddress", site -> site.facts().address()),
            text("com_lieu", false, SCHEMA_ORG + "addressLocality", site -> site.facts().communeLabel()),
            text("insee", true, null, site -> site.facts().commune()).with("pattern", "^([013-9]\\d|2[AB1-9])\\d{3}$"),
            text("type", true, DCTERMS + "type", site -> site.facts().type().national())
                    .with("enum", Arrays.stream(SiteType.values()).map(SiteType::national).toList()),
            of("date_maj", Column.Type.DATE, true, DCTERMS + "modified", site -> site.facts().verifiedOn()).format("%Y-%m-%d"),
            of("ouvert", Column.Type.BOOLEAN, true, null, site -> site.facts().open()),
            text("source", false, null, site -> site.facts().source()).with("pattern", "^\\d{9}$"),
            of("Xlong", Column.Type.NUMBER, true, GEO + "long", site -> site.facts().longitude()).with("minimum", -180).with("maximum", 180),
            of("Ylat", Column.Type.NUMBER, true, GEO + "lat", site -> site.facts().latitude()).with("minimum", -90).with("maximum", 90),
            of("nbre_pl", Column.Type.INTEGER, false, null, site -> site.facts().spaces()).with("minimum", 0),
            of("nbre_pmr", Column.Type.INTEGER, false, null, site -> site.facts().accessibleSpaces()).with("minimum", 0),
            of("duree", Column.Type.INTEGER, false, null, site -> site.facts().maxStay()).with("minimum", 0),
            text("horaires", false, SCHEMA_ORG + "openingHours", site -> site.facts().openingHours()),
            text("proprio", false, null, site -> site.facts().owner()),
            of("lumiere", Column.Type.BOOLEAN, false, null, site -> site.facts().lit()),
            text("comm", false, SCHEMA_ORG + "description", site -> site.facts().comment()));

    private static final String COPY = "select s.id_local, s.name, s.address, s.commune_label, s.commune, "
            + Arrays.stream(SiteType.values()).map(type -> "when '" + type.code() + "' then '" + type.national().replace("'", "''") + "'").collect(Collectors.joining(" ", "case s.type ", " end"))
            + ", s.verified_on, s.open, s.source, s.longitude, s.latitude, s.spaces, s.accessible_spaces, s.max_stay, s.opening_hours, s.owner, s.lit, s.comment"
            + PUBLISHED + "current_setting('maillage.territory')::uuid" + ORDER;

    @Inject
    Rows rows;

    @Inject
    Iris iris;

    @Inject
    CarpoolSites sites;

    private static Column<CarpoolSite> text(String name, boolean required, String property, Function<CarpoolSite, Object> value) {
        return Column.text(name, "carpool.column." + name, required, property, value);
    }

    private static Column<CarpoolSite> of(String name, Column.Type type, boolean required, String property, Function<CarpoolSite, Object> value) {
        return Column.of(name, "carpool.column." + name, type, required, property, value);
    }

    @Override
    public List<String> ids(Territory territory) {
        return List.of(ID);
    }

    @Override
    public Optional<Description> describe(String id, Territory territory) {
        return see(id, territory).map(Seen::description);
    }

    @Override
    public Optional<Seen> see(String id, Territory territory) {
        CarpoolSites.Mark mark = sites.mark(territory.id());
        if (mark.sites() == 0) return Optional.empty();
        return Optional.of(new Seen(new Description(WORDS.getProperty("title"), WORDS.getProperty("description"), WORDS.getProperty("titleEn"), WORDS.getProperty("descriptionEn"),
                WORDS.getProperty("rowMeaning"), mark.fromRegister() ? Licences.ODBL : Licences.OPEN_LICENCE, WORDS.getProperty("schema"), WORDS.getProperty("schemaName"),
                "CONT", List.of(WORDS.getProperty("keywords").split(", ")), "TRAN", mark.firstMade(), 0), state(mark)));
    }

    @Override
    public List<Column<CarpoolSite>> columns(String id) {
        return COLUMNS;
    }

    @Override
    public void rows(String id, Territory territory, Consumer<CarpoolSite> sink) {
        rows.each("select " + CarpoolSites.COLUMNS + PUBLISHED + "?" + ORDER, row -> {
            sink.accept(CarpoolSites.read(row));
            return null;
        }, territory.id());
    }

    @Override
    public Optional<String> copy(String id) {
        return Optional.of(COPY);
    }

    @Override
    public State state(String id, Territory territory) {
        return state(sites.mark(territory.id()));
    }

    private static State state(CarpoolSites.Mark mark) {
        return new State(mark.sites(), mark.lastChange(), mark.sites() + "-" + mark.lastChange() + "-" + mark.versions());
    }

    @Override
    public Optional<double[]> point(CarpoolSite site) {
        return Optional.of(new double[] {site.facts().longitude().doubleValue(), site.facts().latitude().doubleValue()});
    }

    @Override
    public boolean geographic() {
        return true;
    }

    @Override
    public String iri(CarpoolSite site) {
        return iris.id(CarpoolSiteRdf.KIND, site.key());
    }

    @Override
    public Optional<String> thingKind(String id) {
        return Optional.of(CarpoolSiteRdf.KIND);
    }

    @Override
    public void thingKeys(String id, Territory territory, Consumer<String> sink) {
        rows.each("select s.key" + PUBLISHED + "?" + ORDER, row -> {
            sink.accept(row.getString(1));
            return null;
        }, territory.id());
    }

    private static Properties words() {
        Properties words = new Properties();
        try (var in = new InputStreamReader(CarpoolSitesDataset.class.getResourceAsStream("/opendata/datasets/" + ID + ".properties"), StandardCharsets.UTF_8)) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
