package fr.maillage.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * Where the server's log goes: lines of {@code fr.maillage.start} plain on standard output, everything else from
 * {@link Level#WARNING} up on standard error, as text or as one JSON object a line.
 * Loaded by java.util.logging from the properties that {@link Portal} writes.
 */
public final class TerminalLog extends Handler {
    static final String START = "fr.maillage.start";
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final Formatter MESSAGE = new SimpleFormatter();
    private final boolean json = Boolean.parseBoolean(LogManager.getLogManager().getProperty(TerminalLog.class.getName() + ".json"));

    @Override
    public void publish(LogRecord event) {
        boolean start = START.equals(event.getLoggerName());
        if (start && !json) {
            Terminal.tell(MESSAGE.formatMessage(event));
            return;
        }
        if (!json && event.getLevel().intValue() < Level.WARNING.intValue()) return;
        Terminal.complain(json ? jsonLine(event) : textLine(event));
    }

    static String textLine(LogRecord event) {
        return TEXT.format(event.getInstant()) + " " + event.getLevel().getName() + " " + event.getLoggerName() + ": "
                + MESSAGE.formatMessage(event) + (event.getThrown() == null ? "" : System.lineSeparator() + trace(event.getThrown()).stripTrailing());
    }

    static String jsonLine(LogRecord event) {
        return "{\"time\":\"" + event.getInstant() + "\",\"level\":\"" + event.getLevel().getName()
                + "\",\"logger\":" + Json.quoted(String.valueOf(event.getLoggerName()))
                + ",\"message\":" + Json.quoted(String.valueOf(MESSAGE.formatMessage(event)))
                + (event.getThrown() == null ? "" : ",\"trace\":" + Json.quoted(trace(event.getThrown()))) + "}";
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public void flush() {
        // each line is written through at once
    }

    @Override
    public void close() {
        // standard output and error stay open for the launcher
    }
}
