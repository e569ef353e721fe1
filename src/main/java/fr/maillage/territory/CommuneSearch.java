package fr.maillage.territory;

import java.util.ArrayList;
import java.util.List;

/**
 * What a person typed to find a commune, told apart, and the SQL that looks for it on the alias {@code c}
 * (parameters: 2 the words, 3 the number, 4 the code).
 *
 * @param words  what is left to compare with names; may be empty
 * @param number the beginning of a postal code, two to five digits; empty when none was typed
 * @param code   an INSEE code; empty when none was typed
 */
record CommuneSearch(String words, String number, String code) {

    private static final int MAX_LENGTH = 100;

    private static final String WORDS = "CAST(?2 AS text)";

    private static final String KEY = "public.search_key(" + WORDS + ")";

    private static final String NUMBER = "CAST(?3 AS text)";

    private static final String CODE = "CAST(?4 AS text)";

    private static final String NUMBER_FITS = "((" + NUMBER + " = '' AND " + CODE + " = '') OR (" + NUMBER + " <> ''"
            + " AND c.code IN (SELECT z.commune FROM commune_postal_code z WHERE z.postal_code LIKE " + NUMBER + " || '%'))"
            + " OR (" + CODE + " <> '' AND c.code = (SELECT public.commune_in_force(" + CODE + "))))";

    static final String FITS = NUMBER_FITS + " AND (" + WORDS + " = '' OR c.code IN (SELECT n.code FROM commune n WHERE " + named("n")
            + " UNION SELECT n.commune FROM commune_former_code n WHERE " + named("n") + "))";

    static final String BEST_FIT_FIRST = "CASE WHEN c.search_key = " + KEY + " THEN 0 WHEN c.search_key LIKE " + KEY + " || '%' THEN 1"
            + " WHEN " + named("c") + " THEN 2 ELSE 3 END, c.population DESC NULLS LAST, c.code";

    /** PostgreSQL's own threshold, six trigrams in ten: "Marvejoles" still finds Marvejols, and nonsense finds nothing. */
    static final String RESEMBLES = NUMBER_FITS + " AND " + KEY + " OPERATOR(public.<%) c.search_key";

    static final String MOST_ALIKE_FIRST = "public.word_similarity(" + KEY + ", c.search_key) DESC, c.population DESC NULLS LAST, c.code";

    /** Each word begins a word of the name; the scalar subqueries are computed once and let the trigram index work. */
    private static String named(String alias) {
        return alias + ".search_key LIKE (SELECT public.rarest_word(" + WORDS + ")) AND " + alias + ".search_key ~ (SELECT public.words_pattern(" + WORDS + "))";
    }

    static CommuneSearch of(String text) {
        String bounded = text == null ? "" : text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        List<String> words = new ArrayList<>();
        String number = "";
        String code = "";
        String[] parts = bounded.replace('\0', ' ').strip().split("[\\s,;()]+");
        for (String part : parts) {
            boolean digits = part.matches("[0-9]{2,5}") && (part.length() > 3 || parts.length == 1);
            if (number.isEmpty() && code.isEmpty() && (digits || InseeCode.parse(part).isPresent())) {
                number = digits ? part : "";
                code = InseeCode.parse(part).map(InseeCode::value).orElse("");
            } else if (!part.isEmpty()) {
                words.add(part);
            }
        }
        // a text without a letter or digit would fold to nothing, and nothing fits every commune
        String kept = String.join(" ", words);
        return new CommuneSearch(kept.codePoints().anyMatch(Character::isLetterOrDigit) ? kept : "", number, code);
    }

    boolean empty() {
        return words.isEmpty() && number.isEmpty() && code.isEmpty();
    }
}
