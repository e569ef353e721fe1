package fr.maillage.survey.exchange.control;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML of an editor as plain text: paragraphs become lines, markup goes. What remains is text like any other and is escaped wherever it is shown. */
final class PlainText {
    private static final Pattern GONE = Pattern.compile("(?is)<(script|style)\\b.*?(?:</\\1\\s*>|$)|<!--.*?(?:-->|$)");
    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</(?:p|div|li|h[1-6]|tr)\\s*>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]{0,2000}>");
    private static final Pattern ENTITY = Pattern.compile("&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z]{2,8});");
    private static final Map<String, String> ENTITIES = Map.ofEntries(Map.entry("amp", "&"), Map.entry("lt", "<"), Map.entry("gt", ">"), Map.entry("quot", "\""), Map.entry("apos", "'"),
            Map.entry("nbsp", "\u00a0"), Map.entry("rsquo", "’"), Map.entry("lsquo", "‘"), Map.entry("laquo", "«"), Map.entry("raquo", "»"), Map.entry("hellip", "…"), Map.entry("eacute", "é"),
            Map.entry("egrave", "è"), Map.entry("ecirc", "ê"), Map.entry("euml", "ë"), Map.entry("agrave", "à"), Map.entry("acirc", "â"), Map.entry("ccedil", "ç"), Map.entry("ocirc", "ô"),
            Map.entry("ugrave", "ù"), Map.entry("ucirc", "û"), Map.entry("icirc", "î"), Map.entry("iuml", "ï"), Map.entry("oelig", "œ"), Map.entry("Eacute", "É"), Map.entry("Agrave", "À"),
            Map.entry("Egrave", "È"), Map.entry("Ccedil", "Ç"), Map.entry("euro", "€"), Map.entry("ndash", "–"), Map.entry("mdash", "—"), Map.entry("deg", "°"));

    private PlainText() {
    }

    static String of(String html) {
        String bare = TAG.matcher(BREAK.matcher(GONE.matcher(html).replaceAll("")).replaceAll("\n")).replaceAll("");
        Matcher matcher = ENTITY.matcher(bare);
        String text = matcher.replaceAll(found -> Matcher.quoteReplacement(character(found.group(1), found.group())));
        return Sheet.clean(text.replaceAll("[ \\t]+", " ").replaceAll(" ?\\n ?", "\n").replaceAll("\\n{3,}", "\n\n"));
    }

    private static String character(String name, String whole) {
        if (!name.startsWith("#")) return ENTITIES.getOrDefault(name, whole);
        int code = name.startsWith("#x") ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
        return Character.isValidCodePoint(code) && code >= 32 ? new String(Character.toChars(code)) : "";
    }
}
