package fr.maillage.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands that start a JVM, the one this bench runs on. */
final class Jvm {
    private static final Pattern OPTIONS_OF_RUN = Pattern.compile("exec java (.*?) \\$\\{JAVA_OPTS", Pattern.DOTALL);

    private Jvm() {
    }

    static List<String> jar(Path jar, List<String> options, String... arguments) {
        List<String> command = java(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    static List<String> main(Class<?> type, List<String> options, String... arguments) {
        List<String> command = java(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), type.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        return command;
    }

    /** The options that {@code ./run} gives the portal's JVM, read from it, so that what is measured is what operators have; some may follow. */
    static List<String> optionsOfRun(List<String> more) throws IOException {
        Matcher found = OPTIONS_OF_RUN.matcher(Files.readString(Path.of("run")));
        if (!found.find()) throw new IOException("./run does not show its JVM's options");
        List<String> options = new ArrayList<>(List.of(found.group(1).replace("\\", " ").strip().split("\\s+")));
        options.addAll(more);
        return options;
    }
}
