package fr.maillage.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Plain SQL with bound parameters, for what is no entity: counters, queues, streams, COPY.
 * Inside a transaction it joins it: the server hands the same connection to JPA and to us.
 */
@ApplicationScoped
public class Rows {
    @Resource(lookup = "java:app/jdbc/maillage")
    DataSource dataSource;

    /** Reads one row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Works on a connection that is closed afterwards. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** A failed statement; {@link #state()} is PostgreSQL's SQLSTATE. */
    public static final class Failed extends RuntimeException {
        private final transient SQLException cause;

        Failed(SQLException cause) {
            super(cause.getMessage(), cause);
            this.cause = cause;
        }

        public String state() {
            return cause == null || cause.getSQLState() == null ? "" : cause.getSQLState();
        }
    }

    /** Runs an INSERT, UPDATE or DELETE; answers how many rows it touched. */
    public int update(String sql, Object... parameters) {
        return with(connection -> {
            try (PreparedStatement statement = bind(connection, sql, parameters)) {
                return statement.executeUpdate();
            }
        });
    }

    public <T> List<T> list(String sql, Reader<T> reader, Object... parameters) {
        return with(connection -> {
            try (PreparedStatement statement = bind(connection, sql, parameters); ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) found.add(reader.read(rows));
                return found;
            }
        });
    }

    public <T> Optional<T> first(String sql, Reader<T> reader, Object... parameters) {
        return with(connection -> {
            try (PreparedStatement statement = bind(connection, sql, parameters); ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.ofNullable(reader.read(rows)) : Optional.empty();
            }
        });
    }

    public long count(String sql, Object... parameters) {
        return first(sql, row -> row.getLong(1), parameters).orElse(0L);
    }

    /** Gives each row to the consumer without keeping any: fetched a thousand at a time inside a transaction. */
    public void each(String sql, Reader<Void> consumer, Object... parameters) {
        with(connection -> {
            boolean alone = connection.getAutoCommit();
            if (alone) connection.setAutoCommit(false);
            try (PreparedStatement statement = bind(connection, sql, parameters)) {
                statement.setFetchSize(1000);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) consumer.read(rows);
                }
            } finally {
                if (alone) connection.setAutoCommit(true);
            }
            return null;
        });
    }

    public <T> T with(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    private static PreparedStatement bind(Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                Object value = parameters[i];
                if (value instanceof byte[] bytes) statement.setBytes(i + 1, bytes);
                else if (value instanceof java.time.Instant instant) statement.setObject(i + 1, instant.atOffset(java.time.ZoneOffset.UTC));
                else if (value instanceof Enum<?> constant) statement.setString(i + 1, constant.name().toLowerCase(java.util.Locale.ROOT));
                else statement.setObject(i + 1, value);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
