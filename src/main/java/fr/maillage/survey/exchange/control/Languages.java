package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.control.LossReport.Place;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The languages of an XLSForm, named as « Français (fr) », « fr » or « Français »; the first is the form's own. */
final class Languages {
    private static final Pattern CODE = Pattern.compile("(?:.*\\()?([a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})?)\\)?");
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("francais", "fr"), Map.entry("french", "fr"), Map.entry("anglais", "en"), Map.entry("english", "en"),
            Map.entry("occitan", "oc"), Map.entry("breton", "br"), Map.entry("brezhoneg", "br"), Map.entry("espanol", "es"), Map.entry("spanish", "es"), Map.entry("espagnol", "es"),
            Map.entry("allemand", "de"), Map.entry("deutsch", "de"), Map.entry("german", "de"), Map.entry("italien", "it"), Map.entry("italiano", "it"), Map.entry("portugues", "pt"),
            Map.entry("catalan", "ca"), Map.entry("basque", "eu"), Map.entry("euskara", "eu"), Map.entry("corse", "co"), Map.entry("arabe", "ar"), Map.entry("arabic", "ar"));

    private final Map<String, String> codes = new HashMap<>();
    private final List<String> order = new ArrayList<>();

    /**
     * @param own   what the settings call the form's own language; empty: French
     * @param named as the titles of columns name them
     */
    Languages(String own, Collection<String> named, LossReport report) {
        String first = code(own, "fr");
        codes.put("", first);
        order.add(first);
        for (String name : named) {
            String code = code(name, "");
            if (code.isEmpty()) report.refuse(new Place("", 0, ""), "language", name);
            codes.put(name, code);
            if (!code.isEmpty() && !order.contains(code)) order.add(code);
        }
    }

    private static String code(String name, String unknown) {
        String plain = Normalizer.normalize(name.strip(), Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
        if (plain.isEmpty() || plain.equals("default")) return unknown;
        Matcher matcher = CODE.matcher(plain);
        if (matcher.matches()) return matcher.group(1);
        return NAMES.getOrDefault(plain, unknown);
    }

    /** BCP 47 code of a language by its name in the form; empty for an unknown one. */
    String code(String name) {
        return codes.getOrDefault(name, "");
    }

    /** {@code fr-informal} and the like of other tools, as a language of ours: {@code fr}. */
    static String plain(String code) {
        return code.toLowerCase(Locale.ROOT).replaceFirst("-(easy|informal|formal)$", "");
    }

    /** Codes, the form's own first. */
    List<String> codes() {
        return List.copyOf(order);
    }
}
