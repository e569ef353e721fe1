package fr.maillage.web;

import fr.maillage.persistence.Install;
import fr.maillage.persistence.Settings;
import fr.maillage.territory.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What every template may show: territory, visitor, lang, path, formToken, errors, values, demo, baseIri. */
@RequestScoped
public class PageContext {
    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Lang lang;

    @Inject
    FormToken token;

    @Inject
    Settings settings;

    @Inject
    Install install;

    private boolean tokenGiven;

    Map<String, Object> of(Page page, UriInfo uri) {
        Map<String, Object> model = new HashMap<>();
        URI asked = uri.getRequestUri();
        model.put("territory", here.find().orElse(null));
        model.put("visitor", new Who(visitor, here.idOrNull()));
        model.put("lang", lang.tag());
        String query = withoutLang(asked.getRawQuery());
        model.put("path", asked.getRawPath() + (query.isEmpty() ? "" : "?" + query));
        model.put("formToken", new LazyToken());
        model.put("errors", new FieldErrors());
        model.put("values", Map.of());
        model.put("flash", null);
        model.put("baseIri", settings.baseIri());
        model.put("demo", install.demo());
        model.putAll(page.model());
        return model;
    }

    /** Whether the page holds a form, and so differs at each rendering. */
    boolean tokenGiven() {
        return tokenGiven;
    }

    private static String withoutLang(String query) {
        if (query == null) return "";
        String rest = query.replaceAll("(^|&)lang=[^&]*", "").replaceAll("^&", "");
        return rest;
    }

    /** The visitor as templates see them. */
    public record Who(boolean signedIn, String name, boolean operator, boolean backOffice, Visitor visitor, UUID territoryId) {
        Who(Visitor visitor, UUID territoryId) {
            this(visitor.signedIn(), visitor.name(), visitor.operator(), visitor.worksFor(territoryId), visitor, territoryId);
        }

        /** Whether the visitor has a role, named in lower case, in this page's territory; {@code agent}: any of the staff. */
        public boolean can(String role) {
            return role.equals("agent") ? backOffice : visitor.has(territoryId, Role.valueOf(role.toUpperCase(Locale.ROOT)));
        }
    }

    /** Made only when a template shows it, so that pages without a form stay cacheable. */
    public final class LazyToken {
        @Override
        public String toString() {
            tokenGiven = true;
            return token.fresh();
        }
    }
}
