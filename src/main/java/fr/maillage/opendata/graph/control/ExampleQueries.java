package fr.maillage.opendata.graph.control;

import fr.maillage.rdf.Iris;
import fr.maillage.rdf.Prefixes;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The queries of {@code opendata/queries}, with the install's address and the prefixes they use written in. */
@ApplicationScoped
public class ExampleQueries {
    /** One example; {@code name} is its file's. */
    public record Example(String name, String french, String english, String text) {
    }

    @Inject
    Iris iris;

    private final List<Example> examples = new ArrayList<>();

    @PostConstruct
    void load() {
        for (String name : resource("index").lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            List<String> lines = resource(name + ".rq").replace("{base}", iris.base()).lines().toList();
            String body = lines.stream().skip(2).collect(Collectors.joining("\n")).strip();
            examples.add(new Example(name, title(lines.get(0)), title(lines.get(1)), declarations(body) + "\n" + body));
        }
    }

    public List<Example> all() {
        return List.copyOf(examples);
    }

    public Optional<Example> named(String name) {
        return examples.stream().filter(example -> example.name().equals(name)).findFirst();
    }

    /** Every prefix the portal uses, its own among them, by name. */
    public Map<String, String> prefixes() {
        Map<String, String> prefixes = new java.util.LinkedHashMap<>();
        prefixes.put("maillage", iris.of("/vocab#"));
        prefixes.putAll(Prefixes.all());
        return prefixes;
    }

    private String declarations(String body) {
        return prefixes().entrySet().stream().filter(prefix -> body.contains(prefix.getKey() + ":"))
                .filter(prefix -> java.util.regex.Pattern.compile("(^|[^A-Za-z0-9-])" + prefix.getKey() + ":").matcher(body).find())
                .map(prefix -> "PREFIX " + prefix.getKey() + ": <" + prefix.getValue() + ">").collect(Collectors.joining("\n"));
    }

    private static String title(String comment) {
        return comment.replaceFirst("^#\\s*", "");
    }

    private static String resource(String name) {
        try (InputStream in = ExampleQueries.class.getClassLoader().getResourceAsStream("opendata/queries/" + name)) {
            if (in == null) throw new IllegalStateException("opendata/queries/" + name + " is missing");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
