package fr.maillage.survey.exchange.control;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Gives the names of a file codes of ours: the same in lower case wherever that is a code, each once. */
final class CodeBook {
    private final String shape;
    private final int most;
    private final Map<String, String> taken = new HashMap<>();

    private CodeBook(String shape, int most) {
        this.shape = shape;
        this.most = most;
    }

    /** Of questions. */
    static CodeBook ofQuestions() {
        return new CodeBook("[a-z][a-z0-9_]{0,31}(?<!_q)", 32);
    }

    /** Of options or rows; the code of « other, say » is kept apart for it. */
    static CodeBook ofOptions() {
        CodeBook book = new CodeBook("[a-z0-9][a-z0-9_-]{0,47}", 48);
        book.taken.put("other", "");
        return book;
    }

    /** Our code for this name: always the same for the same name. */
    String code(String name) {
        Optional<String> known = taken.entrySet().stream().filter(entry -> entry.getValue().equals(name)).map(Map.Entry::getKey).findFirst();
        if (known.isPresent()) return known.get();
        String wanted = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_");
        if (!wanted.matches(shape)) wanted = wanted.replace('-', '_');
        if (!wanted.matches(shape)) wanted = ("x" + wanted).replaceAll("_q$", "_k");
        if (wanted.length() > most - 4) wanted = wanted.substring(0, Math.min(wanted.length(), taken.containsKey(wanted) || wanted.length() > most ? most - 4 : most));
        String code = wanted;
        for (int n = 2; taken.containsKey(code) || !code.matches(shape); n++) code = wanted + "_" + n;
        taken.put(code, name);
        return code;
    }

    /** Whether the code says the same as the name but for its case. */
    static boolean same(String code, String name) {
        return code.equalsIgnoreCase(name);
    }
}
