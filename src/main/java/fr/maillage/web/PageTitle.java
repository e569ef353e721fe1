package fr.maillage.web;

import java.util.Set;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IText;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;
import org.unbescape.html.HtmlEscape;

/**
 * Completes the {@code <title>} of every page: « Erreur : » first when the form was refused (a screen reader says
 * the title before anything else), the territory's name last.
 *
 * <p>It works on the finished page because a template can't: the title is a fragment of the page, written with its
 * own {@code th:text}, and Thymeleaf gives a layout no way to add words inside it. The layout says what to add by two
 * variables around the title: {@code titleHasError} (boolean) and {@code titleSite} (the name at the end).
 */
public final class PageTitle implements IPostProcessorDialect {

    @Override
    public String getName() {
        return "page title";
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return 1000;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, Decorator.class, 1000));
    }

    /** Instantiated by Thymeleaf for each page. Titles of drawings (SVG) stand outside the head, where {@code titleSite} is unknown. */
    public static final class Decorator extends AbstractTemplateHandler {

        private ITemplateContext context;
        private boolean inTitle;
        private String last = "";

        @Override
        public void setContext(ITemplateContext context) {
            super.setContext(context);
            this.context = context;
        }

        @Override
        public void handleOpenElement(IOpenElementTag tag) {
            super.handleOpenElement(tag);
            if (siteName() != null && "title".equalsIgnoreCase(tag.getElementCompleteName())) {
                inTitle = true;
                if (refused()) {
                    write(message("form.error.prefix") + " ");
                }
            }
        }

        @Override
        public void handleText(IText text) {
            if (inTitle) {
                last = text.getText();
            }
            super.handleText(text);
        }

        @Override
        public void handleCloseElement(ICloseElementTag tag) {
            if (inTitle && "title".equalsIgnoreCase(tag.getElementCompleteName())) {
                inTitle = false;
                if (!last.strip().equals(siteName())) {
                    write(" — " + siteName());
                }
            }
            super.handleCloseElement(tag);
        }

        private boolean refused() {
            return Boolean.TRUE.equals(context.getVariable("titleHasError"));
        }

        private String siteName() {
            return (String) context.getVariable("titleSite");
        }

        private String message(String key) {
            return context.getMessage(PageTitle.class, key, new Object[0], true);
        }

        private void write(String text) {
            super.handleText(context.getModelFactory().createText(HtmlEscape.escapeHtml5Xml(text)));
        }
    }
}
