package fr.maillage.doors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A route of the portal, read from its annotations: verb and path template. */
record Route(String verb, String template) implements Comparable<Route> {
    static List<Route> all() {
        TreeSet<Route> routes = new TreeSet<>();
        for (JavaClass c : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("fr.maillage")) {
            if (!c.isAnnotatedWith(Path.class)) continue;
            Class<?> type = c.reflect();
            String root = type.getAnnotation(Path.class).value();
            for (Method method : type.getDeclaredMethods()) {
                verb(method).ifPresent(verb -> {
                    Path below = method.getAnnotation(Path.class);
                    routes.add(new Route(verb, join(root, below == null ? "" : below.value())));
                });
            }
        }
        return new ArrayList<>(routes);
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations()).map(Annotation::annotationType).map(type -> type.getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull).map(HttpMethod::value).findFirst();
    }

    private static String join(String root, String below) {
        String path = ("/" + root + "/" + below).replaceAll("/{2,}", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** A path of this template: the territory as given, every other variable a value that names nothing. */
    String path(String territory) {
        String path = template.replace("{territory}", territory);
        while (path.contains("{")) {
            int from = path.indexOf('{');
            int to = from;
            for (int depth = 0; to < path.length(); to++) {
                if (path.charAt(to) == '{') depth++;
                if (path.charAt(to) == '}' && --depth == 0) break;
            }
            path = path.substring(0, from) + sample(path.substring(from + 1, to)) + path.substring(to + 1);
        }
        return path;
    }

    private static String sample(String variable) {
        int colon = variable.indexOf(':');
        String name = (colon < 0 ? variable : variable.substring(0, colon)).strip();
        String pattern = colon < 0 ? "" : variable.substring(colon + 1).strip();
        if (pattern.matches("\\w[\\w|-]*")) return pattern.split("\\|")[0];
        if (pattern.matches("\\[0-9a-z]\\{\\d+}")) return "0".repeat(Integer.parseInt(pattern.replaceAll(".*\\{(\\d+)}", "$1")));
        if (name.matches("(?i)format|extension|ext")) return "csv";
        if (pattern.contains("\\d") || pattern.contains("[0-9]") && !pattern.contains("a-")) return "999999";
        return "00000000-0000-4000-8000-000000000000";
    }

    @Override
    public int compareTo(Route other) {
        int byPath = template.compareTo(other.template);
        return byPath != 0 ? byPath : verb.compareTo(other.verb);
    }

    @Override
    public String toString() {
        return verb + " " + template;
    }
}
