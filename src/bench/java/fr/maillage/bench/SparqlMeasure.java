package fr.maillage.bench;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** {@code /sparql} beside Fuseki's own server on the same triples: the register, the communes of France, the demo. */
final class SparqlMeasure implements Measure {
    private static final double GOAL = 1;
    private static final int SAMPLES = 15;
    private static final int WARM_UP = 5;
    private final AtomicLong unseen = new AtomicLong();

    @Override
    public String name() {
        return "sparql";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        Path data = bench.demoData();
        fill(bench, data);
        Path triples = bench.folder().resolve("graph.nt");
        long count = GraphDump.write(data, bench.port(), triples);
        Server fuseki = bench.start("fuseki", Map.of(), Jvm.main(FusekiPeer.class, List.of("-Xmx1g"), Integer.toString(bench.peerPort()), bench.empty("fuseki").toString(), triples.toString()));
        String peer = "http://127.0.0.1:" + bench.peerPort();
        fuseki.secondsTo(peer + "/$/ping", 300);
        try (Portal portal = Portal.start(bench, data, Map.of())) {
            Visitor ours = new Visitor(portal.base() + "/sparql?query=");
            Visitor theirs = new Visitor(peer + "/ds/sparql?query=");
            compare(bench, report, count, portal.iris(), ours, theirs);
            report.note("sparql, memory, MB: portal " + portal.server().resident().orElse(0) + " (heap of ./run), Fuseki " + fuseki.resident().orElse(0) + " (heap of 1 GB)");
        }
        fuseki.close();
    }

    private static void fill(Bench bench, Path data) throws Exception {
        Optional<Path> register = Register.file();
        if (register.isEmpty()) Bench.say("\n  *** " + Register.ABSENT + " The graph holds communes and the demo only. ***\n");
        try (Portal portal = Portal.start(bench, data, Map.of())) {
            portal.wholeOfFrance();
            if (register.isPresent()) portal.importRegister(register.get());
            portal.command("rebuild-graph");
            portal.awaitGraph();
        }
    }

    private void compare(Bench bench, Report report, long triples, String base, Visitor ours, Visitor theirs) throws Exception {
        List<Double> uncached = new ArrayList<>();
        List<Double> peers = new ArrayList<>();
        List<Double> cached = new ArrayList<>();
        int samples = Math.max(SAMPLES, bench.options().rounds());
        for (Map.Entry<String, String> asked : TerritoryQueries.all(base).entrySet()) {
            String query = asked.getValue();
            refuseDifference(asked.getKey(), query, ours, theirs);
            for (int i = 0; i < WARM_UP; i++) {
                milliseconds(ours, fresh(query));
                milliseconds(theirs, fresh(query));
            }
            milliseconds(ours, query);
            Rounds rounds = Rounds.cold(samples, () -> milliseconds(ours, fresh(query)), () -> milliseconds(theirs, fresh(query)), () -> milliseconds(ours, query));
            uncached.add(rounds.median(0));
            peers.add(rounds.median(1));
            cached.add(rounds.median(2));
            report.note(String.format(Locale.ROOT, "sparql, %s: %s ms, asked before %s ms, Fuseki %s ms", asked.getKey(), Rounds.shown(rounds.median(0)), Rounds.shown(rounds.median(2)), Rounds.shown(rounds.median(1))));
        }
        String what = String.format(Locale.ROOT, "SPARQL, 12 territory queries on %,d triples, geometric mean of medians, ", triples);
        report.speed(what + "unseen", mean(uncached), mean(peers), "ms", "Fuseki 5.6, TDB2", GOAL);
        report.speed(what + "asked before", mean(cached), mean(peers), "ms", "Fuseki 5.6, TDB2", 3);
    }

    private String fresh(String query) {
        return TerritoryQueries.unseen(query, unseen.incrementAndGet());
    }

    private static double mean(List<Double> figures) {
        return Math.exp(figures.stream().mapToDouble(Math::log).sum() / figures.size());
    }

    private static double milliseconds(Visitor server, String query) throws Exception {
        long start = System.nanoTime();
        ask(server, query, TerritoryQueries.graph(query) ? "text/turtle" : "application/sparql-results+json");
        return (System.nanoTime() - start) / 1e6;
    }

    private static byte[] ask(Visitor server, String query, String accept) throws Exception {
        HttpResponse<byte[]> answer = server.get(URLEncoder.encode(query, StandardCharsets.UTF_8), accept);
        if (answer.statusCode() != 200) throw new IllegalStateException("a query answered " + answer.statusCode() + ": " + new String(answer.body(), StandardCharsets.UTF_8) + "\n" + query);
        return answer.body();
    }

    /** A fast wrong answer is no answer: both sides must say the same, and something. */
    private static void refuseDifference(String what, String query, Visitor ours, Visitor theirs) throws Exception {
        String accept = TerritoryQueries.graph(query) ? "application/n-triples" : "text/csv";
        List<String> here = sorted(ask(ours, query, accept));
        List<String> there = sorted(ask(theirs, query, accept));
        if (here.size() != there.size() || !query.contains("ORDER BY") && !here.equals(there)) throw new IllegalStateException(what + ": " + here.size() + " lines here, " + there.size() + " from Fuseki, or others");
        if (here.size() <= (TerritoryQueries.graph(query) ? 0 : 1)) Bench.say("  nothing answers: " + what);
    }

    private static List<String> sorted(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().sorted().toList();
    }
}
