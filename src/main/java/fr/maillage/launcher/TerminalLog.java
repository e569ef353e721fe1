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
        StringBuilder line = new StringBuilder("{\"time\":\"").append(event.getInstant()).append("\",\"level\":\"").append(event.getLevel().getName()).append('"');
        field(line, "logger", event.getLoggerName());
        field(line, "message", MESSAGE.formatMessage(event));
        if (event.getThrown() != null) field(line, "trace", trace(event.getThrown()));
        return line.append('}').toString();
    }

    private static void field(StringBuilder line, String name, String value) {
        line.append(",\"").append(name).append("\":\"");
        for (int i = 0; value != null && i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\t' -> line.append("\\t");
                default -> line.append(c < 0x20 || Character.isSurrogate(c) || c == 0x2028 || c == 0x2029 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        line.append('"');
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
