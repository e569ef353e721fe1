package fr.maillage.territory;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A migrated PostgreSQL with the code list, one for all tests of stores on the code list: the first that asks starts it, the end of the JVM stops it. */
public final class ReferenceDatabase {

    /** A start that fails fails once for all tests, instead of being tried again by each. */
    private static final class Shared {
        static final ReferenceDatabase ONE = new ReferenceDatabase();
    }

    private final DataSource dataSource;
    private final EntityManagerFactory factory;

    private ReferenceDatabase() {
        dataSource = emptyDatabase();
        Flyway.configure().dataSource(dataSource).load().migrate();
        long start = System.nanoTime();
        new ReferenceLoader(dataSource).load();
        System.out.printf("code list loaded in %d ms%n", (System.nanoTime() - start) / 1_000_000);
        factory = Persistence.createEntityManagerFactory("territory-test", Map.of("jakarta.persistence.nonJtaDataSource", dataSource));
    }

    public static ReferenceDatabase shared() {
        return Shared.ONE;
    }

    /** A new server without any table, its connections set as in web.xml; it ends with the JVM. */
    static DataSource emptyDatabase() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").setConnectConfig("stringtype", "unspecified").start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    postgres.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return postgres.getPostgresDatabase();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** Runs in a transaction that is rolled back, so that no test sees another's territories. */
    public void tried(Consumer<EntityManager> work) {
        EntityManager em = factory.createEntityManager();
        try {
            em.getTransaction().begin();
            work.accept(em);
        } finally {
            if (em.getTransaction().isActive()) em.getTransaction().rollback();
            em.close();
        }
    }
}
