package fr.maillage.survey.paper.boundary;

import fr.maillage.web.Texts;
import java.util.Locale;

/** Texts in one language, for what is made away from a request: a printed form, a job. */
record Words(Locale locale) {
    String text(String key, Object... arguments) {
        return Texts.find(locale, key).map(pattern -> Texts.format(locale, pattern, arguments)).orElseThrow(() -> new IllegalStateException("no message " + key));
    }
}
