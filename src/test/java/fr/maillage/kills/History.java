package fr.maillage.kills;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the clients were told, one line a write, in a file that survives the test. */
final class History implements AutoCloseable {
    enum Outcome {
        /** The portal confirmed it: it must be there once. */
        ACKNOWLEDGED,
        /** The portal said no: it must not be there. */
        REFUSED,
        /** No answer, or « the service is interrupted »: it may be there once. */
        UNKNOWN
    }

    /**
     * @param subject what was written to, e.g. a territory
     * @param marker  what can be found again in the database
     * @param tries   how often the same form was sent
     */
    record Line(String kind, String subject, String marker, Outcome outcome, int tries, Instant at) {
    }

    private final List<Line> lines = new ArrayList<>();
    private final PrintWriter file;

    History(Path csv) {
        try {
            Files.createDirectories(csv.getParent());
            file = new PrintWriter(Files.newBufferedWriter(csv), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file.println("at,kind,subject,marker,outcome,tries");
    }

    synchronized void add(Line line) {
        lines.add(line);
        file.println(String.join(",", line.at().toString(), line.kind(), line.subject(), line.marker(), line.outcome().name(), Integer.toString(line.tries())));
    }

    synchronized List<Line> of(String kind) {
        return lines.stream().filter(line -> line.kind().equals(kind)).toList();
    }

    synchronized long count(Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }

    synchronized Stream<Line> sentAgain() {
        return List.copyOf(lines).stream().filter(line -> line.tries() > 1);
    }

    @Override
    public void close() {
        file.close();
    }
}
