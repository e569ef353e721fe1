package fr.maillage.canary;

import fr.maillage.testing.Answer;
import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Looks at an answer of any kind and notes what no answer may be. */
final class Eye {
    private final List<String> complaints = new ArrayList<>();

    List<String> complaints() {
        return complaints;
    }

    void complain(String where, String what) {
        complaints.add(where + ": " + what);
    }

    /** An answer to something hostile: any refusal will do, but no incident, and nothing unescaped. */
    void lookAtAnswerTo(String where, Answer answer) {
        if (answer.status() >= 500) complain(where, "answered " + answer.status() + " " + answer.html().select("main").text());
        look(where, answer);
    }

    void look(String where, Answer answer) {
        String type = answer.header("Content-Type").replaceFirst(";.*", "").strip();
        if (answer.bytes().length == 0) return;
        if (!answer.header("X-Content-Type-Options").equals("nosniff")) complain(where, "may be sniffed (" + type + ")");
        for (String evaluated : Canary.EVALUATED) if (answer.body().contains(evaluated)) complain(where, "a template computed what somebody had typed: " + around(answer.body(), evaluated));
        if (answer.status() >= 300 && answer.status() < 400) return;
        switch (type) {
            case "text/html" -> html(where, answer.html());
            case "application/json", "application/geo+json", "application/problem+json", "application/csvm+json", "application/schema+json", "application/vnd.oai.openapi+json" -> json(where, answer);
            case "application/ld+json" -> rdf(where, answer, Lang.JSONLD);
            case "text/turtle" -> rdf(where, answer, Lang.TURTLE);
            case "application/n-triples" -> rdf(where, answer, Lang.NTRIPLES);
            case "application/rdf+xml" -> rdf(where, answer, Lang.RDFXML);
            case "text/csv" -> csv(where, answer);
            case "application/xml", "text/xml", "application/atom+xml", "application/rss+xml", "image/svg+xml" -> xml(where, answer);
            default -> {
                if (type.isEmpty()) complain(where, "has no Content-Type");
            }
        }
    }

    private void html(String where, Document page) {
        if (page.title().isBlank() || page.title().strip().matches("—.*")) complain(where, "has no title of its own: « " + page.title() + " »");
        if (page.select("h1").size() != 1) complain(where, "has " + page.select("h1").size() + " h1: " + page.select("h1").eachText());
        if (page.selectFirst("html").attr("lang").isEmpty()) complain(where, "does not say its language");
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                if (attribute.getKey().startsWith("on")) complain(where, "runs " + attribute + " on <" + element.tagName() + ">");
                if (List.of("href", "src", "action", "formaction").contains(attribute.getKey()) && attribute.getValue().strip().toLowerCase(java.util.Locale.ROOT).matches("(javascript|vbscript|data:text).*"))
                    complain(where, "leads to " + attribute.getValue());
                if (attribute.getKey().equals("style")) complain(where, "has a style of its own on <" + element.tagName() + ">, which the policy forbids");
            }
            if (element.tagName().equals("script")) script(where, element);
        }
    }

    private void script(String where, Element script) {
        boolean ours = script.attr("src").startsWith("/static/") || script.attr("src").startsWith("/webjars/");
        boolean data = script.attr("type").endsWith("json") && !script.data().contains("</");
        if (!ours && !data) complain(where, "has a script that is not ours: " + script.outerHtml());
    }

    private void json(String where, Answer answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            reader.readValue();
        } catch (RuntimeException e) {
            complain(where, "is no JSON: " + e.getMessage());
        }
    }

    private void rdf(String where, Answer answer, Lang syntax) {
        try {
            RDFParser.create().source(new ByteArrayInputStream(answer.bytes())).lang(syntax).base("http://base.invalid/").checking(true)
                    .errorHandler(ErrorHandlerFactory.errorHandlerStrict).parse(StreamRDFLib.sinkNull());
        } catch (RuntimeException e) {
            complain(where, "is no " + syntax.getName() + ": " + e.getMessage());
        }
    }

    private void xml(String where, Answer answer) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.bytes()));
        } catch (Exception e) {
            complain(where, "is no XML: " + e.getMessage());
        }
    }

    /** Every cell that a spreadsheet would run; numbers may begin with a sign. */
    private void csv(String where, Answer answer) {
        try (var reader = new com.opencsv.CSVReaderBuilder(new InputStreamReader(new ByteArrayInputStream(answer.bytes()), StandardCharsets.UTF_8))
                .withCSVParser(new com.opencsv.RFC4180ParserBuilder().withSeparator(answer.body().lines().findFirst().orElse("").contains(";") ? ';' : ',').build()).build()) {
            for (String[] row : reader)
                for (String cell : row)
                    if (cell.matches("(?s)[=@\\t\\r].*") || cell.matches("(?s)[+-].*") && !cell.matches("[+-][0-9][0-9 .,()/\\u00A0\\u202F-]*")) complain(where, "a spreadsheet would run " + cell);
        } catch (Exception e) {
            complain(where, "is no CSV: " + e);
        }
    }

    private static String around(String text, String found) {
        int at = text.indexOf(found);
        return text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 80));
    }
}
