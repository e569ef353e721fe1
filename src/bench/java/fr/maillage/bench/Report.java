package fr.maillage.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of a run, in Markdown. Nothing in it names a folder of the machine. */
final class Report {
    private final List<String> facts = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean whole = true;

    void fact(String text) {
        facts.add(text);
    }

    /** A figure held to a bound of its own: at most {@code most}. */
    void atMost(String what, double figure, String unit, double most) {
        line(what, Rounds.shown(figure) + " " + unit, "", "", "≤ " + Rounds.shown(most) + " " + unit, figure <= most);
    }

    /** Rates (more is better) beside a peer's; {@code least} is the ratio aimed at. */
    void rates(String what, double ours, double peer, String unit, String peerName, double least) {
        line(what, Rounds.shown(ours) + " " + unit, Rounds.shown(peer) + " " + unit + " " + peerName, ratio(ours / peer), "≥ " + ratio(least), ours / peer >= least);
    }

    /** Times (less is better) beside a peer's; {@code most} is ours over the peer's. */
    void times(String what, double ours, double peer, String unit, String peerName, double most) {
        line(what, Rounds.shown(ours) + " " + unit, Rounds.shown(peer) + " " + unit + " " + peerName, ratio(ours / peer), "≤ " + ratio(most), ours / peer <= most);
    }

    /** How many times as fast as the peer: peer's time over ours. */
    void speed(String what, double ours, double peer, String unit, String peerName, double least) {
        line(what, Rounds.shown(ours) + " " + unit, Rounds.shown(peer) + " " + unit + " " + peerName, ratio(peer / ours), "≥ " + ratio(least), peer / ours >= least);
    }

    /** Figures side by side without a goal. */
    void beside(String what, String ours, String peer, double ratio) {
        line(what, ours, peer, Double.isNaN(ratio) ? "" : ratio(ratio), "", true);
    }

    private void line(String what, String ours, String peer, String ratio, String goal, boolean met) {
        String line = "| " + what + " | " + ours + " | " + peer + " | " + ratio + " | " + goal + " | " + (goal.isEmpty() ? "" : met ? "met" : "**missed**") + " |";
        lines.add(line);
        Bench.say("  " + line);
    }

    void note(String text) {
        notes.add(text);
        Bench.say("  " + text);
    }

    /** Something was not measured: said loudly, and the run is not whole. */
    void broken(String measure, Throwable cause) {
        whole = false;
        lines.add("| " + measure + " | **not measured** | " + String.valueOf(cause.getMessage()).lines().findFirst().orElse("").replace('|', '/') + " | | | |");
    }

    /** A measure whose input is not on this machine. */
    void absent(String measure, String why) {
        broken(measure, new IllegalStateException(why));
        Bench.say("\n  *** " + measure + ": NOT MEASURED. " + why + " ***\n");
    }

    boolean whole() {
        return whole;
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, ratio >= 100 ? "%.0f×" : ratio >= 10 ? "%.1f×" : "%.2f×", ratio);
    }

    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder("# Benchmark of Maillage, " + LocalDate.now() + "\n\n");
        facts.forEach(fact -> text.append("- ").append(fact).append('\n'));
        text.append("\nMedians; the sides of a line were taken turn and turn about in this run. Ratios carry from machine to machine, figures do not.\n\n");
        text.append("| measure | Maillage | beside | ratio | goal | |\n|---|---|---|---|---|---|\n");
        lines.forEach(line -> text.append(line).append('\n'));
        text.append('\n');
        notes.forEach(note -> text.append("- ").append(note).append('\n'));
        Files.writeString(file, text);
        System.out.print(text);
    }
}
