package fr.maillage.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.IMessageResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The template engine. A template's name never comes from a request. */
@ApplicationScoped
public class Templates {
    @Inject
    Lang lang;

    private final TemplateEngine engine = engine();

    public String render(Page page, Map<String, Object> model) {
        return engine.process(page.template(), new Context(lang.locale(), model));
    }

    /** Part of a template, e.g. a mail's text; {@code language} is fr or en. */
    public String render(String template, Map<String, Object> model, String language) {
        return engine.process(template, new Context(Locale.forLanguageTag(language), model));
    }

    /** The engine as pages use it; tests render with the same. */
    public static TemplateEngine engine() {
        ClassLoaderTemplateResolver html = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        html.setPrefix("templates/");
        html.setSuffix(".html");
        html.setTemplateMode(TemplateMode.HTML);
        html.setCharacterEncoding("UTF-8");
        html.setCacheable(true);
        html.setOrder(2);
        ClassLoaderTemplateResolver text = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        text.setPrefix("templates/");
        text.setTemplateMode(TemplateMode.TEXT);
        text.setCharacterEncoding("UTF-8");
        text.setResolvablePatterns(Set.of("*.txt"));
        text.setOrder(1);
        PageProperties.install();
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolvers(Set.of(text, html));
        engine.setMessageResolver(new FromTexts());
        engine.addDialect(new PageTitle());
        return engine;
    }

    private static final class FromTexts implements IMessageResolver {
        @Override
        public String getName() {
            return "texts";
        }

        @Override
        public Integer getOrder() {
            return 0;
        }

        @Override
        public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
            return Texts.find(context.getLocale(), key)
                    .map(pattern -> Texts.format(context.getLocale(), pattern, parameters == null ? new Object[0] : parameters)).orElse(null);
        }

        /** A missing text is a fault of ours, found by the messages test; it must never reach a page silently. */
        @Override
        public String createAbsentMessageRepresentation(ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
            throw new IllegalStateException("no message " + key);
        }
    }
}
