package fr.maillage.persistence;

/**
 * Work that each start does after the migration and before the first page, lowest {@link #order} first
 * (code lists 10, operator 20, demo 90). SPI: {@code @ApplicationScoped}; idempotent, right when two nodes start together.
 */
public interface FirstStart {
    int order();

    void run() throws Exception;
}
