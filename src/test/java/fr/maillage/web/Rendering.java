package fr.maillage.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** Thymeleaf on its own, with the model every page gets: what the layout's tests render with. */
final class Rendering {

    /** What templates call {@code territory}. */
    public record Place(String name, String slug, boolean logo) {
        public String getName() { return name; }
        public String getSlug() { return slug; }
        public boolean isLogo() { return logo; }
    }

    /** What templates call {@code visitor}. */
    public record Caller(boolean signedIn) {
        public boolean isSignedIn() { return signedIn; }
        public boolean can(String role) { return signedIn && "agent".equals(role); }
    }

    public record Fault(String field, String message) {
        public String getField() { return field; }
        public String getMessage() { return message; }
    }

    /** What templates call {@code errors}. */
    public record Faults(List<Fault> list) {
        public boolean isAny() { return !list.isEmpty(); }
        public List<Fault> getList() { return list; }
        public String of(String field) {
            return list.stream().filter(fault -> field.equals(fault.field())).map(Fault::message).findFirst().orElse(null);
        }
    }

    private final TemplateEngine engine = new TemplateEngine();
    private final Locale locale;
    private final Map<String, Object> model = new HashMap<>();

    Rendering(Locale locale) {
        this.locale = locale;
        var strings = new StringTemplateResolver();
        strings.setOrder(2);
        var files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        files.setCharacterEncoding("UTF-8");
        files.setResolvablePatterns(Set.of("layout", "fragments/*", "style/*"));
        files.setOrder(1);
        engine.addTemplateResolver(strings);
        engine.addTemplateResolver(files);
        engine.setMessageResolver(new Words());
        engine.addDialect(new PageTitle());
        with("territory", new Place("Mende Cœur de Lozère", "mende", false));
        with("visitor", new Caller(true));
        with("lang", locale.getLanguage());
        with("path", "/mende/enquetes?page=2");
        with("formToken", "jeton-1");
        with("errors", new Faults(List.of()));
        with("values", Map.of());
    }

    Rendering with(String name, Object value) {
        model.put(name, value);
        return this;
    }

    String template(String template) {
        return engine.process(template, new Context(locale, model));
    }

    /** A fragment as a page would call it, for example {@code fragments/form :: token}. */
    String fragment(String call) {
        return template("<div th:replace=\"~{" + call + "}\"></div>");
    }

    /** Messages of common and of the style guide; a missing key fails the test instead of showing ??key??. */
    private static final class Words extends AbstractMessageResolver {

        @Override
        public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
            for (String feature : List.of("common", "style")) {
                String text = words(feature, context.getLocale()).getProperty(key);
                if (text != null) {
                    return parameters == null || parameters.length == 0 ? text
                            : new java.text.MessageFormat(text, context.getLocale()).format(parameters);
                }
            }
            throw new IllegalArgumentException("no message " + key + " in " + context.getLocale());
        }

        @Override
        public String createAbsentMessageRepresentation(ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
            throw new IllegalArgumentException("no message " + key);
        }
    }

    static Properties words(String feature, Locale locale) {
        String file = "/messages/" + feature + ("en".equals(locale.getLanguage()) ? "_en" : "") + ".properties";
        var words = new Properties();
        var stream = Rendering.class.getResourceAsStream(file);
        if (stream == null) {
            return words;
        }
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            words.load(reader);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
