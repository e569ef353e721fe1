package fr.maillage.persistence;

import java.time.Duration;

/**
 * Something that every node does again and again (send mail, follow the outbox, purge). SPI: {@code @ApplicationScoped}.
 * When the work must be done by one node only, the implementation takes a PostgreSQL lock itself.
 */
public interface Recurring {
    Duration every();

    void run() throws Exception;
}
