package fr.maillage.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the database to this version's schema; refuses anything but PostgreSQL 15 or newer. */
@ApplicationScoped
public class Schema {
    @Resource(lookup = "java:app/jdbc/maillage")
    DataSource dataSource;

    @Inject
    Rows rows;

    /**
     * Migrates. Two nodes that start together are serialised by Flyway's own lock.
     *
     * @throws Setting.Fault when the database cannot serve
     */
    public void migrate() {
        try (Connection connection = dataSource.getConnection()) {
            var about = connection.getMetaData();
            if (!"PostgreSQL".equals(about.getDatabaseProductName()) || about.getDatabaseMajorVersion() < 15)
                throw new Setting.Fault(Setting.DB_URL.variable() + " leads to " + about.getDatabaseProductName() + " "
                        + about.getDatabaseProductVersion() + "; Maillage needs PostgreSQL 15 or newer");
        } catch (SQLException e) {
            throw new Setting.Fault("the database does not answer: " + e.getMessage());
        }
        Flyway.configure(Schema.class.getClassLoader()).dataSource(dataSource).locations("classpath:db/migration")
                .validateMigrationNaming(true).load().migrate();
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        rows.update("insert into install (key, value) values ('secret', ?) on conflict do nothing", Base64.getEncoder().encodeToString(secret));
    }
}
