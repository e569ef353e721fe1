/**
 * The benchmark: the portal as an operator runs it, beside the peer or the limit it is held to, in one run, as ratios.
 * <p>Each {@link fr.maillage.bench.Measure} starts what it needs, takes its rounds turn and turn about (A B A B) and says medians.
 * A missed goal is a line of the report, never a failed build: machines differ, ratios less so. Traffic stays on 127.0.0.1, every loop is
 * bounded, and what is stopped is what was started here.
 */
package fr.maillage.bench;
