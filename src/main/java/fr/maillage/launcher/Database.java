package fr.maillage.launcher;

import org.postgresql.Driver;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** How to reach a PostgreSQL database. */
record Database(String url, String user, String password) {
    /** The oldest server version the portal's SQL is written for. */
    static final int OLDEST_VERSION = 15;

    /** A new connection; gives up after 5 s when the server does not answer. */
    Connection connect() throws SQLException {
        Properties given = new Properties();
        given.setProperty("user", user);
        given.setProperty("password", password);
        given.setProperty("connectTimeout", "5");
        given.setProperty("loginTimeout", "10");
        given.setProperty("ApplicationName", "maillage-launcher");
        Connection connection = new Driver().connect(url, given);
        if (connection == null) throw new SQLException("not a PostgreSQL address", "08001");
        return connection;
    }

    /**
     * Checks that it answers and is a PostgreSQL the portal can live in.
     *
     * @return the server's version, e.g. {@code 18.6}
     * @throws Refusal (69 when it does not answer, 78 when it is something else) with one line that never shows the password
     */
    String version() {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            String readable = one(statement, "show server_version").split(" ", 2)[0];
            refuseUnfit(one(statement, "select version()"), Integer.parseInt(one(statement, "show server_version_num")), readable, one(statement, "show server_encoding"));
            return readable;
        } catch (SQLException e) {
            throw new Refusal(Refusal.UNAVAILABLE, "MAILLAGE_DB_URL: the database at " + place() + " does not let us in: " + firstLine(e), e);
        }
    }

    /**
     * @param product what {@code version()} answers
     * @param number {@code server_version_num}, e.g. 150004
     * @throws Refusal (78) when the portal's SQL would not work there
     */
    static void refuseUnfit(String product, int number, String readable, String encoding) {
        String objection = null;
        if (!product.startsWith("PostgreSQL ")) objection = product.split(" ", 2)[0] + " is not PostgreSQL, the only database Maillage works on";
        else if (number < OLDEST_VERSION * 10_000) objection = "PostgreSQL " + readable + " is too old, Maillage needs " + OLDEST_VERSION + " or newer";
        else if (!encoding.equals("UTF8")) objection = "the database's encoding is " + encoding + ", Maillage needs UTF8 (create database … encoding 'UTF8' template template0)";
        if (objection != null) throw new Refusal(Refusal.CONFIG, "MAILLAGE_DB_URL: " + objection);
    }

    /** The address without parameters, for they may hold a password. */
    private String place() {
        return url.replaceFirst("\\?.*", "");
    }

    private static String firstLine(SQLException e) {
        String message = e.getMessage();
        return message == null ? "SQL state " + e.getSQLState() : message.split("\n", 2)[0];
    }

    private static String one(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
