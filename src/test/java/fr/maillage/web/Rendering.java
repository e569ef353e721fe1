package fr.maillage.web;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** The portal's template engine without the portal, with the model every page gets: what the layout's tests render with. */
final class Rendering {

    /** What templates call {@code territory}. */
    public record Place(String name, String slug, boolean logo) { }

    /** What templates call {@code visitor}. */
    public record Caller(boolean signedIn) {
        public boolean can(String role) {
            return signedIn && "agent".equals(role);
        }
    }

    private final TemplateEngine engine = Templates.engine();
    private final Locale locale;
    private final Map<String, Object> model = new HashMap<>();

    Rendering(Locale locale) {
        this.locale = locale;
        // a template given as text, on one line: the engine's own resolver reads names
        var given = new StringTemplateResolver();
        given.setResolvablePatterns(Set.of("<*"));
        given.setOrder(0);
        engine.addTemplateResolver(given);
        with("territory", new Place("Mende Cœur de Lozère", "mende", false));
        with("visitor", new Caller(true));
        with("lang", locale.getLanguage());
        with("path", "/mende/enquetes?page=2");
        with("formToken", "jeton-1");
        with("errors", new FieldErrors());
        with("values", Map.of());
    }

    Rendering with(String name, Object value) {
        model.put(name, value);
        return this;
    }

    String template(String template) {
        return engine.process(template.replace("\n", " "), new Context(locale, model));
    }

    /** A fragment as a page would call it, for example {@code fragments/form :: token}. */
    String fragment(String call) {
        return template("<div th:replace=\"~{" + call + "}\"></div>");
    }
}
