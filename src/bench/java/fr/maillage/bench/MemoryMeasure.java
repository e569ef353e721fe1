package fr.maillage.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resident memory with the demo, after somebody has looked at every public page and file within reach. */
final class MemoryMeasure implements Measure {
    private static final int MOST_PAGES = 500;
    private static final int PASSES = 3;
    private static final double GOAL_MB = 700;
    private static final Pattern LINK = Pattern.compile("\\b(?:href|src)=\"(/[^\"#]*)");

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        Path data = bench.demoData();
        try (Portal portal = Portal.start(bench, data, Map.of())) {
            OptionalLong before = portal.server().resident();
            if (before.isEmpty()) {
                report.absent("resident memory", "This system does not tell a process's resident memory.");
                return;
            }
            Set<String> pages = crawl(portal);
            for (int pass = 1; pass < PASSES; pass++) {
                Visitor visitor = new Visitor(portal.base());
                for (String page : pages) visitor.get(page, "text/html,*/*;q=0.8");
            }
            report.atMost("resident memory of the portal with the demo, " + pages.size() + " addresses visited " + PASSES + " times", portal.server().resident().orElseThrow(), "MB", GOAL_MB);
            OptionalLong database = portal.server().childrenMemory();
            report.note("memory, MB: portal " + before.getAsLong() + " after the start, " + portal.server().resident().orElseThrow() + " after the visit, "
                    + portal.server().peakResident().orElseThrow() + " at most; its PostgreSQL " + (database.isPresent() ? database.getAsLong() + " beside it (shared pages counted once)" : "not told"));
        }
    }

    private static Set<String> crawl(Portal portal) throws Exception {
        Visitor visitor = new Visitor(portal.base());
        Set<String> known = new LinkedHashSet<>(Set.of("/"));
        Deque<String> next = new ArrayDeque<>(known);
        while (!next.isEmpty()) {
            var answer = visitor.get(next.poll(), "text/html,*/*;q=0.8");
            if (answer.statusCode() >= 500) throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode());
            if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) continue;
            for (Matcher links = LINK.matcher(new String(answer.body(), StandardCharsets.UTF_8)); links.find();) {
                String path = Visitor.plain(links.group(1));
                if (known.size() < MOST_PAGES && !path.startsWith("//") && !path.contains(" ") && known.add(path)) next.add(path);
            }
        }
        return known;
    }
}
