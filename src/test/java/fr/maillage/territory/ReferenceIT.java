package fr.maillage.territory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the database holds once the code list is loaded: figures of the 2026 vintage, counted apart from the loader. */
class ReferenceIT {

    private static final Path SOURCE = Path.of("../shared/data/decoupage-administratif");

    private final DataSource database = ReferenceDatabase.shared().dataSource();

    @ParameterizedTest
    @CsvSource({"region,26", "departement,109", "commune,34969", "commune_postal_code,35493", "epci,1255", "epci_member,34871", "commune_former_code,4869",
        "commune_centre,8397"})
    void everyTableIsFull(String table, long rows) throws SQLException {
        assertThat(number("SELECT count(*) FROM " + table)).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "152   | SELECT count(*) FROM commune WHERE departement = '48'",
        "360   | SELECT count(*) FROM commune WHERE departement IN ('2A', '2B')",
        "24    | SELECT count(*) FROM commune WHERE departement = '974'",
        "223   | SELECT count(*) FROM commune WHERE length(departement) = 3",
        "94    | SELECT count(*) FROM commune WHERE siren IS NULL",
        "6     | SELECT count(*) FROM commune WHERE population IS NULL",
        "1441  | SELECT count(*) FROM (SELECT name FROM commune GROUP BY name HAVING count(*) > 1) n",
        "387   | SELECT count(*) FROM (SELECT commune FROM commune_postal_code GROUP BY commune HAVING count(*) > 1) n",
        "98    | SELECT count(*) FROM commune WHERE code NOT IN (SELECT commune FROM epci_member)",
        "89    | SELECT count(*) FROM (SELECT m.epci FROM epci_member m JOIN commune c ON c.code = m.commune GROUP BY m.epci HAVING count(DISTINCT c.departement) > 1) n",
        "10    | SELECT count(*) FROM epci WHERE departement = '48'",
        "11    | SELECT count(DISTINCT m.epci) FROM epci_member m JOIN commune c ON c.code = m.commune WHERE c.departement = '48'",
        "12464 | SELECT population FROM commune WHERE code = '48095'",
        "68952941 | SELECT sum(population) FROM commune"})
    void theFiguresAreThoseOfTheVintage(long expected, String sql) throws SQLException {
        assertThat(number(sql)).isEqualTo(expected);
    }

    @Test
    void everySirenAndCodeOfTheListIsWellFormed() throws SQLException {
        assertThat(texts("SELECT siren FROM commune WHERE siren IS NOT NULL UNION ALL SELECT siren FROM epci")).allMatch(s -> Siren.parse(s).isPresent());
        assertThat(texts("SELECT code FROM commune UNION ALL SELECT code FROM commune_former_code")).allMatch(c -> InseeCode.parse(c).isPresent());
        assertThat(texts("SELECT postal_code FROM commune_postal_code")).allMatch(p -> PostalCode.parse(p).isPresent());
        assertThat(texts("SELECT name FROM commune")).allMatch(n -> Slug.ofName(n).filter(s -> !s.reserved()).isPresent());
    }

    @Test
    void everyCentreLiesInFrance() throws SQLException {
        assertThat(texts("SELECT longitude || ' ' || latitude FROM commune_centre")).allMatch(p -> {
            String[] numbers = p.split(" ");
            return new GeoPoint(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])).inFrance();
        });
    }

    @ParameterizedTest
    @CsvSource({"Saint-Chély-d'Apcher,saint chely d apcher", "St Chély d’Apcher,saint chely d apcher", "Stes-Maries,saintes maries", "STE ÉNIMIE,sainte enimie",
        "Cœuvres,coeuvres", "Estaing,estaing", "L'Haÿ-les-Roses,l hay les roses"})
    void namesAreComparedWithoutAccentsHyphensOrAbbreviatedSaints(String name, String key) throws SQLException {
        assertThat(texts("SELECT public.search_key('" + name.replace("'", "''") + "')")).containsExactly(key);
    }

    @Test
    void aSecondLoadChangesNothing() throws SQLException {
        String before = texts("SELECT loaded_at::text FROM reference_vintage").get(0);
        assertThat(new ReferenceLoader(database).load()).isFalse();
        assertThat(texts("SELECT loaded_at::text FROM reference_vintage")).containsExactly(before);
    }

    @Test
    void aNewVintageReplacesTheOldOneAndAFailedLoadLeavesIt() throws SQLException {
        DataSource own = ReferenceDatabase.emptyDatabase();
        Flyway.configure().dataSource(own).load().migrate();
        ReferenceLoader loader = new ReferenceLoader(own);
        assertThat(loader.load()).isTrue();
        run(own, "UPDATE reference_vintage SET vintage = '2025', digest = 'old'; UPDATE commune SET name = 'Ancienne Mende' WHERE code = '48095'");
        assertThat(loader.load()).isTrue();
        assertThat(texts(own, "SELECT name FROM commune WHERE code = '48095'")).containsExactly("Mende");
        assertThat(texts(own, "SELECT vintage FROM reference_vintage")).containsExactly("2026");

        run(own, "UPDATE reference_vintage SET vintage = '2025', digest = 'old'; ALTER TABLE epci_member ADD CHECK (commune <> '48095') NOT VALID");
        org.assertj.core.api.Assertions.assertThatIllegalStateException().isThrownBy(loader::load).withMessageContaining("code list");
        assertThat(texts(own, "SELECT vintage FROM reference_vintage")).containsExactly("2025");
        assertThat(texts(own, "SELECT count(*) FROM commune")).containsExactly("34969");
    }

    @Test
    void nodesThatStartTogetherLoadOnce() throws Exception {
        DataSource own = ReferenceDatabase.emptyDatabase();
        Flyway.configure().dataSource(own).load().migrate();
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        try {
            List<Future<Boolean>> loads = nodes.invokeAll(java.util.Collections.nCopies(3, (Callable<Boolean>) () -> new ReferenceLoader(own).load()));
            int loaded = 0;
            for (Future<Boolean> load : loads) if (load.get()) loaded++;
            assertThat(loaded).isEqualTo(1);
        } finally {
            nodes.shutdown();
        }
        assertThat(texts(own, "SELECT count(*) FROM commune")).containsExactly("34969");
    }

    @Test
    void theDatabaseSaysWhatTheOfficialListSays() throws IOException, SQLException {
        if (!Files.isDirectory(SOURCE)) {
            System.out.println("######## NOT COMPARED with the official list: " + SOURCE + " is not there ########");
            return;
        }
        Map<String, String> communes = new TreeMap<>();
        Map<String, String> former = new TreeMap<>();
        JsonNode parts = new ObjectMapper().readTree(SOURCE.resolve("communes.json").toFile());
        for (JsonNode c : parts) {
            if (!c.path("type").asText().equals("commune-actuelle")) continue;
            List<String> postal = new ArrayList<>();
            c.path("codesPostaux").forEach(p -> postal.add(p.asText()));
            postal.sort(null);
            communes.put(c.path("code").asText(), String.join("|", c.path("nom").asText(), c.path("siren").asText(), c.path("departement").asText(),
                    c.path("population").asText(), String.join(" ", postal)));
            c.path("anciensCodes").forEach(old -> former.put(old.asText(), c.path("code").asText()));
        }
        for (JsonNode p : parts) {
            if (p.has("chefLieu")) former.put(p.path("code").asText(), p.path("chefLieu").asText());
            if (p.has("commune")) former.put(p.path("code").asText(), p.path("commune").asText());
        }
        assertThat(map("""
                SELECT code, concat_ws('|', name, coalesce(siren, ''), departement, coalesce(population::text, ''), coalesce(
                  (SELECT string_agg(postal_code, ' ' ORDER BY postal_code) FROM commune_postal_code p WHERE p.commune = c.code), '')) FROM commune c"""))
                .isEqualTo(communes);
        assertThat(map("SELECT code, commune FROM commune_former_code")).isEqualTo(former);

        Map<String, String> epcis = new TreeMap<>();
        Map<String, String> members = new TreeMap<>();
        for (JsonNode e : new ObjectMapper().readTree(SOURCE.resolve("epci.json").toFile())) {
            epcis.put(e.path("code").asText(), e.path("type").asText() + " " + e.path("nom").asText());
            e.path("membres").forEach(m -> members.put(m.path("code").asText(), e.path("code").asText()));
        }
        assertThat(map("SELECT siren, kind || ' ' || name FROM epci")).isEqualTo(epcis);
        assertThat(map("SELECT commune, epci FROM epci_member")).isEqualTo(members);
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).get(0));
    }

    private List<String> texts(String sql) throws SQLException {
        return texts(database, sql);
    }

    private static List<String> texts(DataSource database, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) texts.add(row.getString(1));
        }
        return texts;
    }

    private Map<String, String> map(String sql) throws SQLException {
        Map<String, String> map = new TreeMap<>();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) map.put(row.getString(1), row.getString(2));
        }
        return map;
    }

    private static void run(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
