package fr.maillage.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Locale;

/** Texts of this request's language, from every feature's bundle: {@code common} first, then the named feature's. */
@RequestScoped
public class Messages {
    @Inject
    Lang lang;

    /** Looks in every bundle; keys are unique across bundles but for a feature's own override of a common one. */
    public String text(String key, Object... arguments) {
        return Texts.find(lang.locale(), key).map(pattern -> Texts.format(lang.locale(), pattern, arguments))
                .orElseThrow(() -> new IllegalStateException("no message " + key));
    }

    public Locale locale() {
        return lang.locale();
    }
}
