package fr.maillage.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the person who starts the portal sees; UTF-8 whatever the locale, and out of reach of the server's redirections. */
final class Terminal {
    private static final PrintStream OUT = stream(FileDescriptor.out);
    private static final PrintStream ERR = stream(FileDescriptor.err);
    private static final List<String> HELD = new ArrayList<>();
    private static boolean holding;

    private Terminal() {
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    static synchronized void say(String line) {
        OUT.println(line);
    }

    static synchronized void complain(String line) {
        ERR.println(line);
    }

    /** How far something is: on a screen the line is written over, in a file each is a line. */
    static synchronized void progress(String line, boolean live) {
        if (live) OUT.print("\r\u001b[K" + line);
        else OUT.println(line);
        OUT.flush();
    }

    /** Keeps what the portal tells while it starts, so that it is read below the address and not above it. */
    static synchronized void hold() {
        holding = true;
    }

    static synchronized void release() {
        holding = false;
        HELD.forEach(OUT::println);
        HELD.clear();
    }

    /** A line of the portal for the person at the terminal (logger {@code fr.maillage.start}). */
    static synchronized void tell(String line) {
        if (holding) HELD.add(line);
        else OUT.println(line);
    }
}
