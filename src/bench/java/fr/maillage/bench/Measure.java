package fr.maillage.bench;

/** One part of the benchmark; it adds its lines to the report. */
interface Measure {
    /** As {@code --only} names it. */
    String name();

    void run(Bench bench, Report report) throws Exception;
}
