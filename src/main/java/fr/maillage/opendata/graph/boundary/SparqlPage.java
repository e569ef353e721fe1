package fr.maillage.opendata.graph.boundary;

import fr.maillage.opendata.graph.control.ExampleQueries;
import fr.maillage.opendata.graph.control.QueryRefused;
import fr.maillage.opendata.graph.control.ResultFormat;
import fr.maillage.opendata.graph.control.SparqlEngine;
import fr.maillage.opendata.graph.control.SparqlResult;
import fr.maillage.rdf.Iris;
import fr.maillage.rdf.Prefixes;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.jena.query.Query;

/** The query page: complete without script, at an address that can be passed on. */
@RequestScoped
public class SparqlPage {
    static final int MOST_ROWS = 200;
    private static final int MOST_SHOWN = 100_000;

    @Inject
    ExampleQueries examples;

    @Inject
    Messages messages;

    @Inject
    Iris iris;

    Page empty() {
        return of(examples.all().get(0).text());
    }

    Page answered(QueryText asked, Query query, SparqlResult result) {
        String permalink = permalink(asked.query()) + asked.graphs();
        Page page = of(asked.query()).with("permalink", permalink).with("curl", curl(asked.query(), SparqlEngine.givesGraph(query)))
                .with("downloads", (SparqlEngine.givesGraph(query) ? ResultFormat.graphs() : ResultFormat.tables()).stream()
                        .map(format -> Map.of("href", permalink + "&format=" + format.extension(), "label", messages.text("sparql.format." + format.extension()))).toList());
        if (result instanceof SparqlResult.Table table) {
            page.with("columns", table.columns()).with("rows", table.rows().stream().map(row -> row.stream().map(this::cell).toList()).toList())
                    .with("count", messages.text("sparql.rows", table.rows().size()))
                    .with("partial", table.stopped() == null ? null : partial(table.stopped()));
        }
        if (result instanceof SparqlResult.Verdict verdict) page.with("verdict", messages.text(verdict.yes() ? "yes" : "no"));
        if (result instanceof SparqlResult.Statements statements) {
            boolean whole = statements.turtle().length() <= MOST_SHOWN;
            page.with("turtle", whole ? statements.turtle() : statements.turtle().substring(0, MOST_SHOWN))
                    .with("partial", whole ? null : messages.text("sparql.partial.text", MOST_SHOWN));
        }
        return page;
    }

    Page refused(String text, QueryRefused why) {
        Page page = of(text).with("refusal", explained(why)).with("refusalTitle", messages.text("sparql.refused." + why.reason().name().toLowerCase(java.util.Locale.ROOT)));
        if (why.reason() != QueryRefused.Reason.MALFORMED) return page;
        List<String> lines = text.lines().toList();
        String line = why.line() <= lines.size() ? lines.get(why.line() - 1) : "";
        String prefix = examples.prefixes().get(why.missingPrefix());
        return page.with("faultLine", line).with("faultCaret", " ".repeat(Math.min(why.column() - 1, line.length())) + "^")
                .with("proposal", prefix == null ? null : "PREFIX " + why.missingPrefix() + ": <" + prefix + ">")
                .with("repaired", prefix == null ? null : "PREFIX " + why.missingPrefix() + ": <" + prefix + ">\n" + text);
    }

    private Page of(String text) {
        boolean english = messages.locale().getLanguage().equals("en");
        return Page.of("opendata/sparql").with("query", text).with("columns", null).with("rows", null).with("verdict", null).with("turtle", null).with("partial", null)
                .with("refusal", null).with("refusalTitle", null).with("faultLine", null).with("faultCaret", null).with("proposal", null).with("repaired", null)
                .with("permalink", null).with("curl", null).with("downloads", List.of()).with("count", null)
                .with("prefixes", examples.prefixes().entrySet().stream().map(p -> "PREFIX " + p.getKey() + ": <" + p.getValue() + ">").toList())
                .with("examples", examples.all().stream().map(e -> Map.of("label", english ? e.english() : e.french(), "href", permalink(e.text()))).toList());
    }

    private String explained(QueryRefused why) {
        return switch (why.reason()) {
            case MALFORMED -> messages.text("problem.sparqlMalformed.detail", why.line(), why.column(), why.what());
            case FORBIDDEN -> messages.text("problem.sparqlForbidden.detail", why.what());
            case TOO_LARGE -> messages.text("problem.sparqlTooLarge.detail", why.what());
            case TOO_LONG -> messages.text("problem.sparqlTooLate.detail", why.what());
            case TOO_HEAVY -> messages.text("problem.sparqlTooHeavy.detail");
            case BUSY -> messages.text("problem.sparqlBusy.detail");
        };
    }

    private String partial(QueryRefused why) {
        return why.reason() == QueryRefused.Reason.TOO_LONG ? messages.text("sparql.partial.late", why.what()) : messages.text("sparql.partial.rows", why.what());
    }

    /** IRIs of the portal are links within it; others are shown in short. */
    private Map<String, Object> cell(SparqlResult.Cell cell) {
        boolean ours = cell.iri() && cell.text().startsWith(iris.base() + "/");
        String text = !cell.label().isEmpty() ? cell.label() : cell.iri() ? shortened(cell.text()) : cell.text();
        return Map.of("text", text, "href", ours ? cell.text().substring(iris.base().length()) : "", "title", cell.iri() ? cell.text() : "");
    }

    private static String shortened(String iri) {
        for (Map.Entry<String, String> prefix : Prefixes.all().entrySet()) {
            if (iri.startsWith(prefix.getValue()) && iri.length() > prefix.getValue().length()) return prefix.getKey() + ":" + iri.substring(prefix.getValue().length());
        }
        return iri;
    }

    private static String permalink(String text) {
        return "/sparql?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String curl(String text, boolean graph) {
        String quoted = text.replace("'", "'\\''");
        return "curl -H 'Accept: " + (graph ? "text/turtle" : "text/csv") + "' --data-urlencode 'query=" + quoted + "' " + iris.of("/sparql");
    }
}
