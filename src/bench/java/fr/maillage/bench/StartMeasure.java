package fr.maillage.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** From the command to the first page: the portal with its database and data already there, and a server of the same make with next to nothing in it. */
final class StartMeasure implements Measure {
    private static final int MOST_SECONDS = 600;
    private static final double GOAL = 2;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        Path data = bench.demoData();
        Path war = hello(bench.folder().resolve("hello.war"));
        Map<String, String> settings = bench.settings(data, Map.of());
        Rounds seconds = Rounds.cold(bench.options().rounds(),
                () -> started(bench, "start-portal", settings, Jvm.jar(bench.folder().resolve("maillage.jar"), List.of(), "run"), bench.port()),
                () -> started(bench, "start-payara", Map.of(), bare(bench, war), bench.peerPort()),
                () -> started(bench, "start-payara-alone", Map.of(), bare(bench, war, "--nohazelcast"), bench.peerPort()));
        report.times("start to the first page (the second start: data there)", seconds.median(0), seconds.median(1), "s", "bare Payara Micro with a hello WAR", GOAL);
        report.beside("the same beside Payara Micro without Hazelcast, which the portal leaves out too", Rounds.shown(seconds.median(0)) + " s", Rounds.shown(seconds.median(2)) + " s",
                seconds.median(0) / seconds.median(2));
        report.note("start, s: portal " + seconds.all(0) + "; bare Payara " + seconds.all(1) + "; without Hazelcast " + seconds.all(2));
    }

    private static double started(Bench bench, String name, Map<String, String> settings, List<String> command, int port) throws Exception {
        try (Server server = bench.start(name, settings, command)) {
            return server.secondsTo("http://127.0.0.1:" + port + "/", MOST_SECONDS);
        }
    }

    private static List<String> bare(Bench bench, Path war, String... more) {
        List<String> command = Jvm.jar(bench.folder().resolve("payara-micro.jar"), List.of(), "--port", Integer.toString(bench.peerPort()), "--deploy", war.toString(), "--contextroot", "/");
        command.addAll(List.of(more));
        return command;
    }

    /** A WAR of one JAX-RS class. */
    private static Path hello(Path war) throws IOException {
        try (OutputStream out = Files.newOutputStream(war); JarOutputStream jar = new JarOutputStream(out)) {
            String name = Hello.class.getName().replace('.', '/') + ".class";
            for (String part : List.of(name, name.replace(".class", "$Application.class"))) {
                jar.putNextEntry(new JarEntry("WEB-INF/classes/" + part));
                try (var in = Hello.class.getClassLoader().getResourceAsStream(part)) {
                    in.transferTo(jar);
                }
                jar.closeEntry();
            }
        }
        return war;
    }
}
