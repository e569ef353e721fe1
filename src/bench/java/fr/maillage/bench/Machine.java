package fr.maillage.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What the figures were taken on. */
final class Machine {
    private Machine() {
    }

    static void describe(Bench bench, Report report) throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        report.fact(system.getAvailableProcessors() + " cores, " + (system.getTotalMemorySize() >> 30) + " GB, " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                + "; client and servers on the same machine, loopback");
        report.fact(String.format(Locale.ROOT, "load average at the start: %.1f (above %.1f, others were using the machine: trust ratios only)",
                system.getSystemLoadAverage(), system.getAvailableProcessors() / 2.0));
        report.fact("Java " + System.getProperty("java.version") + ", Maillage at commit " + commit() + ", Payara Micro " + System.getProperty("bench.payara", "?")
                + ", PostgreSQL " + System.getProperty("bench.postgres", "?") + " as the launcher starts it, Jena and Fuseki " + System.getProperty("bench.jena", "?"));
        report.fact("rounds " + bench.options().rounds() + ", answers " + String.format(Locale.ROOT, "%,d", bench.options().rows()) + ", submissions a round " + bench.options().submissions());
    }

    private static String commit() throws IOException {
        Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD").redirectErrorStream(true).start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return said.matches("[0-9a-f]+") ? said : "unknown";
    }
}
