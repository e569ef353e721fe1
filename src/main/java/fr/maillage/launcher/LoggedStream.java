package fr.maillage.launcher;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Logger;

/** Makes each line printed to it one line of a logger. */
final class LoggedStream extends OutputStream {
    /** A library that prints without ever ending its line does not fill the memory. */
    private static final int LONGEST_LINE = 8192;
    private final Logger logger;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LoggedStream(Logger logger) {
        this.logger = logger;
    }

    @Override
    public synchronized void write(int b) {
        if (b != '\n') line.write(b);
        if ((b == '\n' || line.size() >= LONGEST_LINE) && line.size() > 0) {
            logger.info(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
    }
}
