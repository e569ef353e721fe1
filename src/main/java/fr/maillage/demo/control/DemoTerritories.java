package fr.maillage.demo.control;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import fr.maillage.territory.Territories;
import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The territories of the demo: Lozère with its EPCI and communes, and Thomery. Some get the colour and contacts written in
 * {@code opendata/demo/territories.csv}: made-up addresses, and telephone numbers of the ranges that France keeps for fiction.
 */
@ApplicationScoped
public class DemoTerritories {

    private static final String LOZERE = "48";
    private static final String FILE = "/opendata/demo/territories.csv";

    @Inject
    private Territories territories;

    protected DemoTerritories() {
    }

    DemoTerritories(Territories territories) {
        this.territories = territories;
    }

    /**
     * Creates what is missing; a second call changes nothing. Needs the code list loaded and the caller's transaction.
     *
     * @return the département Lozère
     */
    public Territory create() {
        Territory lozere = territories.createWithAllWithin(LOZERE).get(0);
        try (var in = DemoTerritories.class.getResourceAsStream(FILE);
                var rows = new CSVReaderHeaderAware(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (Map<String, String> row = rows.readMap(); row != null; row = rows.readMap()) {
                Territory territory = territories.createFromInsee(row.get("code")).orElseThrow();
                if (territory.legalNotice().isEmpty()) dress(territory, row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvValidationException e) {
            throw new IllegalStateException(FILE + " is malformed: " + e.getMessage(), e);
        }
        return lozere;
    }

    private static void dress(Territory territory, Map<String, String> row) {
        territory.paint(row.get("colour"));
        territory.reachAt(row.get("email"), row.get("phone"), row.get("address"));
        territory.state(row.get("legal_notice"), row.get("privacy_contact"));
    }
}
