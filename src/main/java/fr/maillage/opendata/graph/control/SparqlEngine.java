package fr.maillage.opendata.graph.control;

import fr.maillage.opendata.graph.control.QueryRefused.Reason;
import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import fr.maillage.rdf.Iris;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;

/**
 * Answers queries on this node's graph: read-only, a few at a time, each on a thread of its own that is stopped at the limits of time, rows
 * and memory. A result is whole or it is an error; it is sent only when it is known which.
 */
@ApplicationScoped
public class SparqlEngine {
    /** What differs at each asking is not kept. */
    private static final Pattern CHANGING = Pattern.compile("(?i)\\b(now|rand|uuid|struuid|bnode)\\s*\\(");
    private static final long WAIT_FOR_A_PLACE_MILLIS = 200;
    /** The engine notices a cancellation between two steps; after this the caller is told, and the thread keeps its place until it stops. */
    private static final long GRACE_MILLIS = 1_000;
    /** Bindings that a sort or DISTINCT keeps in memory before it goes to the disk. */
    private static final long SPILL_AT = 20_000;

    /** Works on a query that runs. */
    private interface Work {
        SparqlResult of(QueryExec execution, Query query, DatasetGraph graph);
    }

    @Resource
    ManagedThreadFactory threads;

    @Inject
    GraphStore store;

    @Inject
    Settings settings;

    @Inject
    Iris iris;

    private final ResultCache cache = new ResultCache();
    private ExecutorService workers;
    private Semaphore places;

    @PostConstruct
    void open() {
        places = new Semaphore(settings.number(Setting.SPARQL_CONCURRENCY));
        workers = Executors.newCachedThreadPool(threads);
    }

    @PreDestroy
    void close() {
        // never an interruption: it would close the store's files under every other reader
        workers.shutdown();
    }

    /** Reads a query, so that its kind is known before a format is chosen. @throws QueryRefused malformed or forbidden */
    public Query read(String text) {
        return QueryGate.read(text, iris.of("/sparql"));
    }

    /** Whether the query gives statements and not a table. */
    public static boolean givesGraph(Query query) {
        return query.isConstructType() || query.isDescribeType();
    }

    /**
     * Runs a query to its end and writes the result.
     *
     * @param text  as it came, the key under which the result is kept
     * @param from  IRIs of default graphs, overriding the query's own (SPARQL 1.1 Protocol, 2.1.4)
     * @param named IRIs of named graphs, likewise
     * @throws QueryRefused for every reason there is
     */
    public SparqlResult.Document document(Query query, String text, List<String> from, List<String> named, ResultFormat format) {
        long version = store.version();
        String key = format + " " + from + " " + named + " " + text;
        var known = cache.get(key, version);
        if (known.isPresent()) return known.get();
        int most = settings.number(Setting.SPARQL_MAX_ROWS);
        var made = (SparqlResult.Document) run(query, from, named, (execution, asked, graph) -> ResultWriting.document(execution, asked, format, most));
        if (!CHANGING.matcher(text).find()) cache.put(key, version, made);
        return made;
    }

    /** Runs a query for a page: at most so many rows, with the labels of the IRIs; what stopped it is told beside the rows it had. */
    public SparqlResult shown(Query query, List<String> from, List<String> named, int mostRows) {
        return run(query, from, named, (execution, asked, graph) -> ResultWriting.shown(execution, asked, graph, mostRows, seconds()));
    }

    private SparqlResult run(Query query, List<String> from, List<String> named, Work work) {
        boolean placed;
        try {
            placed = places.tryAcquire(WAIT_FOR_A_PLACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw QueryRefused.of(Reason.BUSY, "");
        }
        if (!placed) throw QueryRefused.of(Reason.BUSY, settings.number(Setting.SPARQL_CONCURRENCY));
        AtomicReference<QueryWatch> watch = new AtomicReference<>();
        Future<SparqlResult> result;
        try {
            result = workers.submit(() -> {
                try {
                    return store.read(graph -> execute(query, from, named, work, graph, watch));
                } finally {
                    places.release();
                }
            });
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
        return await(result, watch);
    }

    private SparqlResult execute(Query query, List<String> from, List<String> named, Work work, DatasetGraph graph, AtomicReference<QueryWatch> watch) {
        Query own = query.cloneQuery();
        DatasetGraph scope = scope(own, from, named, graph);
        // the store's own settings too: without them each pattern is matched in the order it was written in
        Context context = Context.setupContextForDataset(ARQ.getContext(), scope);
        context.setFalse(ARQ.httpServiceAllowed);
        context.setFalse(ARQ.enablePropertyFunctions);
        context.set(ARQ.spillToDiskThreshold, SPILL_AT);
        SlowRegex.until(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds()));
        try (QueryExec execution = QueryExec.dataset(scope).query(own).context(context).overallTimeout(seconds(), TimeUnit.SECONDS).build()) {
            watch.set(new QueryWatch(Thread.currentThread(), execution));
            return work.of(execution, own, graph);
        } finally {
            watch.set(null);
            SlowRegex.done();
        }
    }

    /** Graphs are chosen among those of the store: nothing is ever fetched. */
    private static DatasetGraph scope(Query query, List<String> from, List<String> named, DatasetGraph graph) {
        boolean overridden = !from.isEmpty() || !named.isEmpty();
        List<String> defaults = overridden ? from : query.getGraphURIs();
        List<String> names = overridden ? named : query.getNamedGraphURIs();
        if (defaults.isEmpty() && names.isEmpty()) return graph;
        for (String name : defaults) requireOurs(graph, name);
        for (String name : names) requireOurs(graph, name);
        DatasetGraph chosen = DynamicDatasets.dynamicDataset(nodes(defaults), nodes(names), graph, false);
        query.getGraphURIs().clear();
        query.getNamedGraphURIs().clear();
        return chosen;
    }

    private static List<org.apache.jena.graph.Node> nodes(List<String> iris) {
        return iris.stream().map(org.apache.jena.graph.NodeFactory::createURI).toList();
    }

    private static void requireOurs(DatasetGraph graph, String name) {
        if (!graph.containsGraph(org.apache.jena.graph.NodeFactory.createURI(name))) throw QueryRefused.of(Reason.FORBIDDEN, "FROM <" + name + ">");
    }

    private SparqlResult await(Future<SparqlResult> result, AtomicReference<QueryWatch> watch) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds()) + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
        boolean heavy = false;
        while (true) {
            try {
                return result.get(QueryWatch.lookEveryMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                QueryWatch running = watch.get();
                if (running != null) {
                    running.look();
                    heavy |= running.heavy();
                }
                if (System.nanoTime() < end) continue;
                if (running != null) running.abort();
                throw QueryRefused.of(Reason.TOO_LONG, seconds());
            } catch (ExecutionException e) {
                // a query stopped in the middle of a sort may fail of anything: past its time, the time is the reason
                boolean late = System.nanoTime() >= end - TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
                if (late && !heavy && e.getCause() instanceof java.util.ConcurrentModificationException) throw QueryRefused.of(Reason.TOO_LONG, seconds());
                throw refusal(e.getCause(), heavy);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw QueryRefused.of(Reason.BUSY, "");
            }
        }
    }

    private RuntimeException refusal(Throwable why, boolean heavy) {
        if (why instanceof QueryRefused refused) return refused;
        if (heavy || why instanceof OutOfMemoryError) return QueryRefused.of(Reason.TOO_HEAVY, "");
        if (why instanceof QueryCancelledException) return QueryRefused.of(Reason.TOO_LONG, seconds());
        if (why instanceof StackOverflowError) return QueryRefused.of(Reason.TOO_HEAVY, "");
        return why instanceof RuntimeException failure ? failure : new IllegalStateException("a query failed", why);
    }

    private int seconds() {
        return settings.number(Setting.SPARQL_TIMEOUT_SECONDS);
    }

    /** Names the kind of query, for a page's words. */
    public static String kind(Query query) {
        return query.queryType().name().toLowerCase(Locale.ROOT);
    }
}
