package fr.maillage.survey.results.entity;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks for what points to a person in a text that is to be quoted. It finds the usual forms, not every one: a person reads the text as well.
 * {@link Trace#hard} traces are refused; the others are asked about, for a capital may begin the name of a place.
 */
public final class Redaction {
    /** What was found. */
    public enum Trace {
        EMAIL(true, "[\\w.+-]+\\s?(@|\\(at\\)|\\[at\\]|\\barobase\\b)\\s?[\\w-]+\\s?\\.\\s?[a-z]{2,}"),
        PHONE(true, "(\\+|00)\\d{2}[\\s.\\-()]*\\d([\\s.\\-]*\\d){7,}|\\b0\\s?[1-9]([\\s.\\-]*\\d{2}){4}\\b"),
        LINK(true, "https?://|\\bwww\\.|\\B@[A-Za-z0-9_]{3,}"),
        ADDRESS(false, "(?iu)\\b\\d{1,4}\\s?(bis|ter|quater)?,?\\s(rue|avenue|av\\.|boulevard|bd|chemin|route|place|impasse|allées?|lotissement|quai|cours|montée|ruelle)\\b|\\blieu-dit\\b"),
        TITLE(false, "\\b(M\\.|Mr\\.?|Mme|Mlle|Monsieur|Madame|Mademoiselle|Dr\\.?|docteur|Docteur|maître|Maître)\\s+\\p{Lu}"),
        NAME(false, "(?<=[\\p{L}\\p{N},;:’'»)\\-]\\s)(?<![.!?…]\\s)\\p{Lu}\\p{Ll}+|\\b[ldLD][’']\\p{Lu}\\p{Ll}+"),
        NUMBER(false, "\\b\\d{5,}\\b");

        private final boolean hard;
        private final Pattern form;

        Trace(boolean hard, String form) {
            this.hard = hard;
            this.form = Pattern.compile(form, Pattern.UNICODE_CHARACTER_CLASS);
        }

        /** Whether a text with it is refused whatever is said. */
        public boolean hard() {
            return hard;
        }
    }

    private Redaction() {
    }

    public static Set<Trace> traces(String text) {
        Set<Trace> found = EnumSet.noneOf(Trace.class);
        for (Trace trace : Trace.values()) if (trace.form.matcher(text).find()) found.add(trace);
        return found;
    }
}
