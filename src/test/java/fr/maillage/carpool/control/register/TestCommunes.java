package fr.maillage.carpool.control.register;

import com.opencsv.CSVReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** The code list shipped with the portal, without a database. */
final class TestCommunes {
    static final KnownCommunes ALL = load();

    private TestCommunes() {
    }

    private static KnownCommunes load() {
        KnownCommunes known = new KnownCommunes();
        each("communes", c -> known.commune(c[0], c[1]));
        each("commune_former_codes", c -> known.former(c[0], c[1]));
        each("commune_postal_codes", c -> known.postalCode(c[1], c[0]));
        each("commune_centres", c -> known.centre(c[0], Double.parseDouble(c[1]), Double.parseDouble(c[2])));
        return known;
    }

    private static void each(String file, Consumer<String[]> row) {
        try (CSVReader csv = new CSVReader(new InputStreamReader(new GZIPInputStream(
                TestCommunes.class.getResourceAsStream("/opendata/reference/" + file + ".csv.gz")), StandardCharsets.UTF_8))) {
            csv.skip(1);
            csv.forEach(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
