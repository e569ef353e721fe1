package fr.maillage.territory;

import fr.maillage.persistence.FirstStart;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Puts the shipped code list ({@code opendata/reference/}) into the database by COPY: whole or not at all, once per content of the files,
 * also when several nodes start together.
 */
@ApplicationScoped
public class ReferenceLoader implements FirstStart {

    private static final String FOLDER = "/opendata/reference/";
    private static final String VINTAGE = "vintage.csv";
    /** Any number of ours: it names the lock that nodes starting together queue for. */
    private static final long LOCK = 0x6d61696c_6c616765L;

    /** A file and the table it fills; parents first. */
    private record Copy(String file, String table, String columns) {
        String sql() {
            return "COPY " + table + " (" + columns + ") FROM STDIN WITH (FORMAT csv, HEADER match, ENCODING 'UTF8')";
        }
    }

    private static final List<Copy> COPIES = List.of(
            new Copy("regions.csv.gz", "region", "code, name, seat"),
            new Copy("departements.csv.gz", "departement", "code, name, region, seat"),
            new Copy("communes.csv.gz", "commune", "code, name, siren, departement, population"),
            new Copy("commune_centres.csv.gz", "commune_centre", "commune, longitude, latitude"),
            new Copy("commune_postal_codes.csv.gz", "commune_postal_code", "commune, postal_code"),
            new Copy("commune_former_codes.csv.gz", "commune_former_code", "code, commune, kind, name"),
            new Copy("epcis.csv.gz", "epci", "siren, name, kind, departement, population"),
            new Copy("epci_members.csv.gz", "epci_member", "epci, commune"));

    @Resource(lookup = "java:app/jdbc/maillage")
    private DataSource dataSource;

    protected ReferenceLoader() {
    }

    public ReferenceLoader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void run() {
        load();
    }

    /**
     * Loads the code list unless the database already holds this very content. To be called outside a transaction: it makes its own.
     *
     * @return whether anything was loaded
     * @throws IllegalStateException when the files or the database fail; the database then holds what it held before
     */
    public boolean load() {
        String digest = digest();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean loaded = loadOnce(connection, digest);
                connection.commit();
                return loaded;
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the code list of communes could not be loaded: " + e.getMessage(), e);
        }
    }

    private boolean loadOnce(Connection connection, String digest) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
            try (ResultSet row = statement.executeQuery("SELECT digest FROM reference_vintage")) {
                if (row.next() && row.getString(1).equals(digest)) return false;
            }
            // DELETE and not TRUNCATE: readers keep the old list until the new one is committed
            for (int i = COPIES.size() - 1; i >= 0; i--) statement.executeUpdate("DELETE FROM " + COPIES.get(i).table());
            PGConnection postgres = connection.unwrap(PGConnection.class);
            for (Copy copy : COPIES) {
                try (InputStream rows = new GZIPInputStream(open(copy.file()))) {
                    postgres.getCopyAPI().copyIn(copy.sql(), rows);
                }
            }
            for (Copy copy : COPIES) statement.execute("ANALYZE " + copy.table());
            statement.executeUpdate("DELETE FROM reference_vintage");
        }
        recordVintage(connection, digest);
        return true;
    }

    private static void recordVintage(Connection connection, String digest) throws SQLException, IOException {
        String[] cells;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(VINTAGE), StandardCharsets.UTF_8))) {
            lines.readLine();
            cells = lines.readLine().split(",");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO reference_vintage (vintage, source, digest) VALUES (?, ?, ?)")) {
            insert.setString(1, cells[0]);
            insert.setString(2, cells[1] + " " + cells[2]);
            insert.setString(3, digest);
            insert.executeUpdate();
        }
    }

    /** SHA-256 over all the files, in the order they load. */
    private static String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            try (InputStream in = open(VINTAGE)) {
                sha.update(in.readAllBytes());
            }
            for (Copy copy : COPIES) {
                try (InputStream in = open(copy.file())) {
                    sha.update(in.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static InputStream open(String file) throws IOException {
        InputStream in = ReferenceLoader.class.getResourceAsStream(FOLDER + file);
        if (in == null) throw new IOException(FOLDER + file + " is missing from the class path");
        return in;
    }
}
