package fr.maillage.testing;

import com.icegreen.greenmail.util.GreenMail;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The running portal under test and what stands behind it. */
public final class Portal {
    private Portal() {
    }

    public static URI uri(String path) {
        return URI.create(base() + path);
    }

    /** Address without a trailing slash. */
    public static String base() {
        return "http://localhost:" + System.getProperty("test.port");
    }

    /** Password of every demo account in tests. */
    public static String password() {
        return TestServices.PASSWORD;
    }

    public static GreenMail mail() {
        return TestServices.mail();
    }

    public static FaultyWire wire() {
        return TestServices.wire();
    }

    /** A connection that does not pass the faulty wire. */
    public static Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + TestServices.postgres().getPort() + "/postgres?stringtype=unspecified", "postgres", "postgres");
    }

    /** Runs a statement; a query's rows come back as lists of values, an update's count as one row. */
    public static List<List<Object>> sql(String sql, Object... parameters) {
        try (Connection connection = connection()) {
            return sql(connection, sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The same on another database's connection, which stays open. */
    public static List<List<Object>> sql(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            List<List<Object>> found = new ArrayList<>();
            if (!statement.execute()) {
                found.add(List.of(statement.getUpdateCount()));
                return found;
            }
            try (ResultSet rows = statement.getResultSet()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    List<Object> row = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) row.add(rows.getObject(i));
                    found.add(row);
                }
            }
            return found;
        }
    }

    /** The first value of the first row. */
    @SuppressWarnings("unchecked")
    public static <T> T value(String sql, Object... parameters) {
        return (T) sql(sql, parameters).get(0).get(0);
    }

    /** Waits until something is so; a test that waits says what for. */
    public static void await(String what, Duration most, BooleanSupplier so) {
        Instant end = Instant.now().plus(most);
        while (!so.getAsBoolean()) {
            if (Instant.now().isAfter(end)) throw new AssertionError("waited " + most + " for: " + what);
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }
}
